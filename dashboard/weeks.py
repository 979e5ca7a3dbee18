"""Four weeks as a calendar, this week first: pure, from what is to happen on which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interviews.grouping import grouped

WEEKS = 4
# More in one day is said as a number.
MOST_MARKS = 3


class Kind(StrEnum):
    TALK = "talk"
    HAND_IN = "hand-in"
    THANK = "thank"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day, in words, and the page that it leads to."""

    on: date
    kind: Kind
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Day:
    """The day `on` also as it is written in its cell."""

    on: date
    label: str
    marks: tuple[Mark, ...]
    more: int
    is_today: bool
    is_past: bool


@dataclass(frozen=True, slots=True)
class Weeks:
    """`kinds` are those that occur, for the key."""

    rows: tuple[tuple[Day, ...], ...]
    kinds: frozenset[Kind]

    @property
    def weekdays(self) -> list[date]:
        return [day.on for day in self.rows[0]]


def weeks_of(marks: Iterable[Mark], today: date, first_weekday: int) -> Weeks:
    """In the order of the marks; `first_weekday` is 0 for Sunday. What lies outside of the weeks is left out."""
    first = today - timedelta(days=(today.isoweekday() - first_weekday) % 7)
    last = first + timedelta(days=7 * WEEKS - 1)
    shown = [mark for mark in marks if today <= mark.on <= last]
    by_day = grouped(shown, lambda mark: mark.on)
    days = [_day(first + timedelta(days=passed), by_day, today) for passed in range(7 * WEEKS)]
    rows = tuple(tuple(days[begin : begin + 7]) for begin in range(0, len(days), 7))
    return Weeks(rows, frozenset(mark.kind for mark in shown))


def _day(on: date, marks: dict[date, list[Mark]], today: date) -> Day:
    of_day = marks[on]
    return Day(
        on=on,
        label=date_format(on, _("j M")) if on.day == 1 else str(on.day),
        marks=tuple(of_day[:MOST_MARKS]),
        more=max(len(of_day) - MOST_MARKS, 0),
        is_today=on == today,
        is_past=on < today,
    )
