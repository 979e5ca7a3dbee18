"""The picture of one day of an agenda: hours by one clock or by two, a block for each conversation, the time between.

Downwards in whole units, across in whole hundredths of whatever width there is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Protocol
from zoneinfo import ZoneInfo

from interviews.wall_clock import utc_offset, wall_time

# Above the first line and below the last; and the names of the clocks, where there are two.
MARGIN, HEADING = 10, 24
# What one line of text needs, and two.
LINE, TWO_LINES = 18, 36
# A day with short conversations is drawn larger, so that each has its line, but no taller than this.
TALLEST = 480
HOUR = timedelta(hours=1)


class Talk(Protocol):
    """What takes time."""

    @property
    def starts_at(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Scale:
    """How far down a moment stands."""

    first: datetime
    a_minute: int
    origin: int

    def at(self, instant: datetime) -> int:
        return self.origin + whole_minutes(instant - self.first) * self.a_minute


@dataclass(frozen=True, slots=True)
class Block:
    """Where a conversation stands: `left` and `width` in hundredths."""

    left: int
    top: int
    width: int
    height: int

    @property
    def has_two_lines(self) -> bool:
        return self.height >= TWO_LINES


@dataclass(frozen=True, slots=True)
class Tick:
    """What a clock shows at an hour; the day where it is not the one before, the offset where the clocks changed."""

    label: str
    on: date | None = None
    offset: str = ""


@dataclass(frozen=True, slots=True)
class Hour:
    """By each clock."""

    top: int
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    top: int
    height: int
    span: timedelta

    @property
    def middle(self) -> int:
        return self.top + self.height // 2


@dataclass(frozen=True, slots=True)
class Clock:
    """Whose hours a side shows: “Buenos Aires”, “UTC−3”; no offset where the name says it."""

    city: str
    offset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Its blocks are in the order of the conversations; `clocks` are two or none."""

    scale: Scale
    hours: tuple[Hour, ...]
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    clocks: tuple[Clock, ...]

    @property
    def bottom(self) -> int:
        return self.hours[-1].top

    @property
    def height(self) -> int:
        return self.bottom + MARGIN

    def top_at(self, now: datetime) -> int | None:
        """Where “now” stands, None unless the day is going on."""
        top = self.scale.at(now)
        return top if self.scale.origin <= top <= self.bottom else None


def draw(talks: Sequence[Talk], zone: ZoneInfo, own: ZoneInfo | None = None) -> Picture:
    """The picture of these, at least one, ordered by their start; with a second clock if there is one."""
    first = _full_hour_before(talks[0].starts_at, zone)
    hours = _hours(first, max(talk.ends_at for talk in talks))
    scale = Scale(first, _a_minute(talks, len(hours)), MARGIN + (HEADING if own else 0))
    clocks = [zone, own] if own else [zone]
    return Picture(
        scale,
        tuple(_lines(hours, scale, clocks)),
        tuple(_blocks(talks, scale)),
        tuple(_gaps(talks, scale)),
        tuple(_clock(first, clock) for clock in clocks) if own else (),
    )


def whole_minutes(span: timedelta) -> int:
    return int(span.total_seconds()) // 60


def _full_hour_before(instant: datetime, zone: ZoneInfo) -> datetime:
    local = wall_time(instant, zone)
    return instant - timedelta(minutes=local.minute, seconds=local.second)


def _hours(first: datetime, last: datetime) -> list[datetime]:
    """From `first` to the one at or after `last`: real hours, so a change of the clocks shows."""
    return [first + passed * HOUR for passed in range(-(-whole_minutes(last - first) // 60) + 1)]


def _a_minute(talks: Sequence[Talk], hours: int) -> int:
    shortest = max(min(whole_minutes(talk.ends_at - talk.starts_at) for talk in talks), 1)
    return max(min(-(-LINE // shortest), TALLEST // (60 * hours)), 1)


def _lines(hours: Sequence[datetime], scale: Scale, clocks: Sequence[ZoneInfo]) -> Iterator[Hour]:
    on = wall_time(hours[0], clocks[0]).date()
    by_clock = (_ticks(hours, clock, on) for clock in clocks)
    for instant, *ticks in zip(hours, *by_clock, strict=True):
        yield Hour(scale.at(instant), tuple(ticks))


def _ticks(hours: Sequence[datetime], zone: ZoneInfo, on: date) -> list[Tick]:
    locals = [instant.astimezone(zone) for instant in hours]
    days = pairwise([on, *(local.date() for local in locals)])
    offsets = pairwise([locals[0].utcoffset(), *(local.utcoffset() for local in locals)])
    return [
        Tick(
            f"{local:%H:%M}",
            day if day != day_before else None,
            utc_offset(local, zone) if offset != offset_before else "",
        )
        for local, (day_before, day), (offset_before, offset) in zip(locals, days, offsets, strict=True)
    ]


def _clock(instant: datetime, zone: ZoneInfo) -> Clock:
    city = zone.key.rpartition("/")[2].replace("_", " ")
    return Clock(city, "" if city == "UTC" else utc_offset(instant, zone))


def _blocks(talks: Sequence[Talk], scale: Scale) -> Iterator[Block]:
    """Conversations at the same time stand side by side, the others over the whole width."""
    for cluster in _clusters(talks, scale):
        lanes = _lanes(cluster, scale)
        count = max(lanes) + 1
        for talk, lane in zip(cluster, lanes, strict=True):
            left, right = 100 * lane // count, 100 * (lane + 1) // count
            top, bottom = scale.at(talk.starts_at), scale.at(talk.ends_at)
            gutter = 1 if lane < count - 1 else 0
            yield Block(left, top + 1, right - left - gutter, max(bottom - top, LINE) - 2)


def _drawn_end(talk: Talk, scale: Scale) -> datetime:
    """What is too short for its line takes the room of one."""
    return max(talk.ends_at, talk.starts_at + timedelta(minutes=LINE // scale.a_minute))


def _clusters(talks: Sequence[Talk], scale: Scale) -> list[list[Talk]]:
    clusters: list[list[Talk]] = []
    busy_until: datetime | None = None
    for talk in talks:
        if busy_until is None or talk.starts_at >= busy_until:
            clusters.append([])
        clusters[-1].append(talk)
        end = _drawn_end(talk, scale)
        busy_until = max(end, busy_until or end)
    return clusters


def _lanes(cluster: Sequence[Talk], scale: Scale) -> list[int]:
    """For each the first lane that is free when it starts."""
    free_at: list[datetime] = []
    lanes = []
    for talk in cluster:
        lane = next((lane for lane, end in enumerate(free_at) if end <= talk.starts_at), len(free_at))
        free_at[lane : lane + 1] = [_drawn_end(talk, scale)]
        lanes.append(lane)
    return lanes


def _gaps(talks: Sequence[Talk], scale: Scale) -> Iterator[Gap]:
    """The time between, where there is room for a word."""
    busy_until = talks[0].ends_at
    for talk in talks[1:]:
        top = scale.at(busy_until) + 1
        height = scale.at(talk.starts_at) - 1 - top
        if height >= LINE - 4:
            yield Gap(top, height, talk.starts_at - busy_until)
        busy_until = max(busy_until, talk.ends_at)
