"""Quiet hours: when no mail may arrive, and what that does to an instant. Pure; instants are aware, in UTC."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

BEFORE_QUIET = timedelta(minutes=30)
LONGEST = timedelta(hours=16)


class Stretch(NamedTuple):
    """One quiet stretch, [start, end) in UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Wall-clock times in the candidate's zone; an instant is quiet if its wall clock lies in [start, end)."""

    start: time
    end: time
    zone: ZoneInfo

    def stretch_at(self, instant: datetime) -> Stretch | None:
        """The quiet stretch that `instant` lies in, or None."""
        local = instant.astimezone(self.zone)
        if not self._is_quiet(local.time()):
            return None
        began_on = local.date() if self.start < self.end or local.time() >= self.start else _day_before(local.date())
        ends_on = began_on if self.start < self.end else _day_after(began_on)
        end = wall_instant(ends_on, self.end, self.zone)
        if end <= instant:  # the clock was put back over the end: the stretch has a second part
            end = wall_instant(ends_on, self.end, self.zone, fold=1)
        return Stretch(wall_instant(began_on, self.start, self.zone), end)

    def _is_quiet(self, wall: time) -> bool:
        if self.start < self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end


def wall_instant(day: date, wall: time, zone: ZoneInfo, fold: int = 0) -> datetime:
    """The instant in UTC at which the clock of `zone` shows `wall` on `day`.

    A time that the clock jumps over is the instant of the jump; of one that exists twice, `fold` picks.
    """
    local = datetime.combine(day, wall, tzinfo=zone).replace(fold=fold)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    return _jump(local, zone)


def _jump(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which the clock jumps over `local`, found by halving between the two readings of it."""
    before = local.replace(fold=1).astimezone(UTC)
    after = local.replace(fold=0).astimezone(UTC)
    offset = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)


def settle(raw: datetime, floor: datetime, last_useful: datetime, quiet: QuietHours | None) -> datetime:
    """When a step that falls due at `raw` goes out, given the quiet hours alone.

    Out of a quiet stretch it moves to the stretch's end; if that is after `last_useful`, to 30 minutes before the
    stretch; and if that is before `floor` (nothing to thank for yet, or not logged yet), it stays where it is.
    """
    stretch = quiet.stretch_at(raw) if quiet else None
    if stretch is None:
        return raw
    if stretch.end <= last_useful:
        return stretch.end
    early = stretch.start - BEFORE_QUIET
    return early if early >= floor else raw


def postpone(due_at: datetime, now: datetime, last_useful: datetime, quiet: QuietHours | None) -> datetime:
    """`due_at`, or the end of the quiet stretch at `now` if it is due, it is quiet, and waiting does no harm."""
    stretch = quiet.stretch_at(now) if quiet and due_at <= now else None
    if stretch and stretch.end <= last_useful:
        return stretch.end
    return due_at


def length(start: time, end: time) -> timedelta:
    """How long the stretch from `start` to `end` is on the clock, over midnight if need be."""
    minutes = (end.hour * 60 + end.minute) - (start.hour * 60 + start.minute)
    return timedelta(minutes=minutes % (24 * 60))


def _day_before(day: date) -> date:
    return day - timedelta(days=1)


def _day_after(day: date) -> date:
    return day + timedelta(days=1)
