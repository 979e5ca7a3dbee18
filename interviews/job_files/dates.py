"""The day in a cell, however it was written. Pure."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dateutil import parser

from interviews.invites.day_names import NAMES
from interviews.job_files.sheet import Cell

# The days that spreadsheets count from, and the numbers that are a day between 1954 and 2064.
FIRST_DAY, COUNTED = date(1899, 12, 30), range(20_000, 60_000)
FIGURES = re.compile(r"(?P<first>\d{1,2})(?P<sign>[./\-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?:\D.*)?")
YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<sign>[./\-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?:\D.*)?")
WITH_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b|['’]\d\d\b")
LONGEST = 60
EARLIEST, LATEST = date(1970, 1, 1), date(2100, 1, 1)
# Whatever a text leaves open differs between these two.
STAND_INS = (datetime(2001, 1, 1), datetime(2004, 2, 2))  # noqa: DTZ001 - a calendar day


def day_in(cell: Cell, *, day_first: bool) -> date | None:
    """None for what is no day, or none between 1970 and 2100."""
    day = cell if isinstance(cell, date) else _day_said(cell.strip(), day_first)
    return day if day and EARLIEST <= day < LATEST else None


def order_told(cells: Iterable[Cell]) -> bool | None:
    """Whether 3/4 is the third of April, as these cells tell; None if they don't, or contradict each other."""
    found = [match for cell in cells if (match := _figures(cell))]
    if any(match["sign"] == "." for match in found):
        return True
    told = {int(match["first"]) > 12 for match in found if max(int(match["first"]), int(match["second"])) > 12}
    return told.pop() if len(told) == 1 else None


def is_open(cell: Cell) -> bool:
    """Whether this day could be read in two ways."""
    match = _figures(cell)
    return match is not None and match["sign"] != "." and int(match["first"]) != int(match["second"])


def _figures(cell: Cell) -> re.Match[str] | None:
    return FIGURES.fullmatch(cell) if isinstance(cell, str) and len(cell) <= LONGEST else None


def _day_said(text: str, day_first: bool) -> date | None:
    if len(text) > LONGEST:
        return None
    if text.removesuffix(".0").isdecimal():
        return _counted(text.removesuffix(".0"))
    if match := YEAR_FIRST.fullmatch(text):
        return _day(match["year"], match["month"], match["day"])
    if match := FIGURES.fullmatch(text):
        return _in_figures(match, day_first)
    return _in_words(text) if WITH_A_YEAR.search(text) else None


def _counted(digits: str) -> date | None:
    number = int(digits) if len(digits) == 5 else 0
    return FIRST_DAY + timedelta(days=number) if number in COUNTED else None


def _in_figures(match: re.Match[str], day_first: bool) -> date | None:
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    first, second = match["first"], match["second"]
    if match["sign"] == "." or day_first:
        return _day(year, second, first)
    return _day(year, first, second)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _in_words(text: str) -> date | None:
    """A text that leaves day or month open is none."""
    try:
        read = {parser.parse(text, NAMES, default=stand_in, ignoretz=True).date() for stand_in in STAND_INS}
    except (ValueError, OverflowError, TypeError, AttributeError, parser.ParserError):
        return None
    return read.pop() if len(read) == 1 else None
