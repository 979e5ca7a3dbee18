"""The picture of one day of an agenda, in whole units: a column of hours, and a block for each conversation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from interviews.models import Interview
from interviews.wall_clock import wall_time

# One a minute downwards, a column for the hours and one for the conversations across.
HOURS_WIDTH, BLOCKS_WIDTH, MARGIN = 44, 276, 8
LEAST_HEIGHT = 16


@dataclass(frozen=True)
class Block:
    """Where a conversation stands in the picture of its day."""

    left: int
    top: int
    width: int
    height: int

    @property
    def text_left(self) -> int:
        return self.left + 9

    @property
    def text_top(self) -> int:
        return self.top + (18 if self.has_two_lines else min(self.height // 2 + 5, 14))

    @property
    def second_line(self) -> int:
        return self.top + 31

    @property
    def has_two_lines(self) -> bool:
        return self.height >= 37

    @property
    def letters(self) -> int:
        """How many letters of names fit across."""
        return max((self.width - (12 if self.has_two_lines else 90)) // 7, 4)


@dataclass(frozen=True)
class Hour:
    label: str
    top: int

    @property
    def text_top(self) -> int:
        return self.top + 4


@dataclass(frozen=True)
class Picture:
    hours: tuple[Hour, ...]
    blocks: dict[Interview, Block]
    height: int


def draw(interviews: Sequence[Interview], zone: ZoneInfo) -> Picture:
    """The picture of these interviews, at least one, ordered by their start."""
    first = _full_hour_before(interviews[0].starts_at, zone)
    hours = tuple(_hours(first, max(interview.ends_at for interview in interviews), zone))
    return Picture(hours, _blocks(interviews, first), hours[-1].top + MARGIN)


def whole_minutes(span: timedelta) -> int:
    return int(span.total_seconds()) // 60


def _full_hour_before(instant: datetime, zone: ZoneInfo) -> datetime:
    local = wall_time(instant, zone)
    return instant - timedelta(minutes=local.minute, seconds=local.second)


def _hours(first: datetime, last: datetime, zone: ZoneInfo) -> Iterator[Hour]:
    """Each full hour from `first` to the one at or after `last`: real hours, so a change of the clocks shows."""
    count = -(-whole_minutes(last - first) // 60)
    for passed in range(count + 1):
        label = wall_time(first + timedelta(hours=passed), zone).strftime("%H:%M")
        yield Hour(label, MARGIN + passed * 60)


def _blocks(interviews: Sequence[Interview], first: datetime) -> dict[Interview, Block]:
    """Conversations at the same time stand side by side, the others over the whole width."""
    blocks: dict[Interview, Block] = {}
    for cluster in _clusters(interviews):
        lanes = _lanes(cluster)
        width = BLOCKS_WIDTH // (max(lanes) + 1)
        for interview, lane in zip(cluster, lanes, strict=True):
            top = MARGIN + whole_minutes(interview.starts_at - first)
            height = max(whole_minutes(interview.length) - 2, LEAST_HEIGHT)
            blocks[interview] = Block(HOURS_WIDTH + lane * width, top + 1, width - 3, height)
    return blocks


def _clusters(interviews: Sequence[Interview]) -> list[list[Interview]]:
    clusters: list[list[Interview]] = []
    busy_until: datetime | None = None
    for interview in interviews:
        if busy_until is None or interview.starts_at >= busy_until:
            clusters.append([])
        clusters[-1].append(interview)
        busy_until = max(interview.ends_at, busy_until or interview.ends_at)
    return clusters


def _lanes(cluster: Sequence[Interview]) -> list[int]:
    """For each the first lane that is free when it starts."""
    free_at: list[datetime] = []
    lanes = []
    for interview in cluster:
        lane = next((lane for lane, end in enumerate(free_at) if end <= interview.starts_at), len(free_at))
        free_at[lane : lane + 1] = [interview.ends_at]
        lanes.append(lane)
    return lanes
