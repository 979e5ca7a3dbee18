"""The scheduler of celery beat: in memory, at home on a machine whose clock is put back, and seen to be alive."""

from contextlib import suppress
from typing import Any

from celery import beat
from django.conf import settings


class Scheduler(beat.Scheduler):
    """Celery's simplest: a file, as its default keeps, is what a full disk breaks, and it holds nothing of use."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        self._forget_what_ran_in_the_future()
        with suppress(OSError):
            (settings.VAR_DIR / "beat-alive").touch()
        seconds: float = super().tick(*args, **kwargs)
        return seconds

    def _forget_what_ran_in_the_future(self) -> None:
        """What it says it ran last would wait until the clock is as late again."""
        ahead = [entry for entry in self.schedule.values() if entry.last_run_at > entry.default_now()]
        for entry in ahead:
            entry.last_run_at = entry.default_now()
        if ahead:
            self._heap = None
