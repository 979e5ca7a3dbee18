"""A table as it stands in a file, whatever wrote it: rows of cells, and what was assumed in reading it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from interviews.unreadable import Unreadable

MOST_LINES = 5_000
MOST_COLUMNS = 60
# Lines above the headings, and empty ones: counted apart, but not without end.
MOST_ROWS = 4 * MOST_LINES

# A date where the file says that it is one; a moment is its day.
type Cell = str | date


class Row(NamedTuple):
    """`number` is the one that a spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person said about how to read the file; what is empty is found out."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that say something, in order, all of one width; and how the file was read."""

    rows: list[Row]
    read_as: Choices = field(default_factory=Choices)
    sheets: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return len(self.rows[0].cells) if self.rows else 0


def too_many_lines() -> Unreadable:
    return Unreadable(
        _(
            "That file has more than %(limit)s lines. Split it: keep the headings and the first %(limit)s lines in "
            "one file, and put the others below the same headings in the next."
        )
        % {"limit": f"{MOST_LINES:,}"}
    )


def rows_of(table: Iterable[Iterable[Cell]]) -> list[Row]:
    """The rows with something in them, cut after the last column that has anything in any of them.

    Raises Unreadable for a table that is too long, too wide, or empty.
    """
    found = list(_telling(table))
    if not found:
        raise Unreadable(_("There is nothing in that file. Choose the one with your applications."))
    width = max(len(row.cells) for row in found)
    if width > MOST_COLUMNS:
        sentence = _("That table has more than %(limit)d columns. Keep those that matter, and choose it again.")
        raise Unreadable(sentence % {"limit": MOST_COLUMNS})
    return [Row(row.number, row.cells + ("",) * (width - len(row.cells))) for row in found]


def _telling(table: Iterable[Iterable[Cell]]) -> Iterator[Row]:
    count = 0
    for number, cells in enumerate(table, 1):
        kept = _without_empty_end(cells)
        count += bool(kept)
        # One more for the headings.
        if count > MOST_LINES + 1 or number > MOST_ROWS:
            raise too_many_lines()
        if kept:
            yield Row(number, kept)


def _without_empty_end(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    kept = [cell.strip() if isinstance(cell, str) else cell for cell in cells]
    while kept and kept[-1] == "":
        kept.pop()
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its headings told from the lines below them."""

    sheet: Sheet
    names: tuple[str, ...]
    rows: list[Row]
