"""How a name and the time that is left look, finished for lists: a template then only sets them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.templatetags.look import hue, initials, share_left, time_left, urgency


@dataclass(frozen=True, slots=True)
class Avatar:
    hue: str
    initials: str

    @classmethod
    def of(cls, name: str) -> "Avatar":
        return cls(hue(name), initials(name))


@dataclass(frozen=True, slots=True)
class Clock:
    """What is left until a moment; `at` is that moment by the clock of the active time zone."""

    urgency: str
    share: int
    at: str
    left: str

    @classmethod
    def of(cls, mark: datetime, now: datetime) -> "Clock":
        return cls(
            urgency(mark, now), share_left(mark, now), timezone.localtime(mark).isoformat(), time_left(mark, now)
        )
