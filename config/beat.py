"""The scheduler of celery beat, for a machine whose clock is put back."""

from typing import Any

from celery.beat import PersistentScheduler


class Scheduler(PersistentScheduler):
    """Celery's own, but what ran in the future does not count: it would wait until the clock is as late again."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        ahead = [entry for entry in self.schedule.values() if entry.last_run_at > entry.default_now()]
        for entry in ahead:
            entry.last_run_at = entry.default_now()
        if ahead:
            self._heap = None
        seconds: float = super().tick(*args, **kwargs)
        return seconds
