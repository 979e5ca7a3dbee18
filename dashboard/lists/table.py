"""A table as every list gives it: columns, and lines made of rows that are read a thousand at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.functional import Promise

from accounts.models import User

AT_ONCE = 1_000

# A moment in a cell is naive: the clock that people read there.
type Cell = str | int | date | datetime | None
type Line = Sequence[Cell]


class Part(NamedTuple):
    """The rows of one kind, and the lines that one of them makes; times by the candidate's clock."""

    rows: Callable[[User], QuerySet[Any]]
    lines: Callable[[Any, ZoneInfo], Iterator[Line]]


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    title: str | Promise
    about: str | Promise
    columns: Sequence[str | Promise]
    parts: Sequence[Part]

    @property
    def heads(self) -> list[str]:
        return [str(column) for column in self.columns]

    def size(self, candidate: User) -> int:
        return sum(part.rows(candidate).count() for part in self.parts)

    def lines(self, candidate: User) -> Iterator[Line]:
        """A query a part, and for each thousand rows those that fetch what belongs to them."""
        for part in self.parts:
            for row in part.rows(candidate).iterator(chunk_size=AT_ONCE):
                yield from part.lines(row, candidate.zone)
                # A row and what was fetched for it hold each other: ten thousand would wait for the collector.
                vars(row).clear()


def clock(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """What the clock there showed, to the minute."""
    return moment.astimezone(zone).replace(second=0, microsecond=0, tzinfo=None) if moment else None
