"""The days that a text names, and where in it, by `day_names`; figures as the country has them. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from interviews.invites.day_names import MONTH, NAMES, NOT_ENGLISH, WEEKDAY, weekday_named

# Here 12/1 is the first of December; elsewhere the twelfth of January.
MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW", "GU", "PR", "VI", "AS", "MP"})
# A day without a year is one of these: an invite that came late is still about the day that it names.
MAY_BE_PAST, MAY_BE_AHEAD = timedelta(days=60), timedelta(days=305)
# More days than any line of a mail names.
MOST_IN_A_LINE = 40
NUMBER = r"(?P<number>[0-3]?\d)(?:st|nd|rd|th|er|º)?"
YEAR = r"(?:,?[ \-/](?:del? )?(?P<year>20\d\d)\b)?"
SHORT_YEAR = r"(?P<year>20\d\d|[2-9]\d)"
LEAD = rf"(?:\b{WEEKDAY},?[ \-]+(?:(?:the|den|dem|le|el|día) )?(?:\()?)?"
# Days from the one on which it was written. “Morgen” and «mañana» are the morning too.
NEAR = {
    **dict.fromkeys(("today", "heute", "aujourd'hui", "hoy"), 0),
    **dict.fromkeys(("tomorrow", "morgen", "demain", "mañana"), 1),
    **dict.fromkeys(("day after tomorrow", "übermorgen", "après-demain", "pasado mañana"), 2),
}
NEAR_WORDS = "|".join(sorted(NEAR, key=len, reverse=True)).replace("'", "['’]")
MORNING = r"(?<!guten )(?<!heute )(?<!am )(?<!tag )(?<!woch )(?<!\bla )(?<!esta )"
FIGURE = rf"{LEAD}(?<![\d/.:])(?P<first>[0-3]?\d)"


@dataclass(frozen=True, slots=True)
class DayFound:
    """From `start` to `end` in the line; `is_sure` unless another day may be meant."""

    start: int
    end: int
    on: date
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """When the text was written, and where: what its words are counted from."""

    on: date
    country: str = ""

    def nearest(self, month: int, number: int, weekday: str) -> date:
        """The day of that month that is meant without a year: the next, or one just past; its weekday may decide."""
        years = (self.on.year + step for step in (0, 1, -1))
        days = [day for year in years if (day := _date(year, month, number))]
        near = [day for day in days if -MAY_BE_PAST <= day - self.on <= MAY_BE_AHEAD]
        fitting = [day for day in near if _is_on(day, weekday)]
        return (fitting or near or days)[0]


def days_in(line: str, said: Said) -> list[DayFound]:
    """In the order of the line, none inside another."""
    found: list[DayFound] = []
    for pattern, read in READERS:
        for match in islice(pattern.finditer(line), MOST_IN_A_LINE):
            if all(match.end() <= other.start or match.start() >= other.end for other in found):
                found.extend(_checked(match, read, said))
    return sorted(found, key=lambda day: day.start)


def _checked(
    match: re.Match[str], read: Callable[[re.Match[str], Said], tuple[date, bool] | None], said: Said
) -> Iterator[DayFound]:
    try:
        day = read(match, said)
    except (ValueError, OverflowError, IndexError):
        return
    if day and 2000 <= day[0].year <= 2100:
        is_sure = day[1] and _is_on(day[0], match.groupdict().get("weekday") or "")
        yield DayFound(match.start(), match.end(), day[0], is_sure)


def _written(match: re.Match[str], said: Said) -> tuple[date, bool] | None:
    if match["month"] == "may" and not match["weekday"]:
        return None  # “you may 2 …”
    month = int(NAMES.month(match["month"].casefold()))
    if match["year"]:
        return date(int(match["year"]), month, int(match["number"])), True
    return said.nearest(month, int(match["number"]), match["weekday"] or ""), True


def _iso(match: re.Match[str], said: Said) -> tuple[date, bool] | None:
    return date.fromisoformat(match["date"]), True


def _figures(match: re.Match[str], said: Said) -> tuple[date, bool] | None:
    """Which figure is the month follows from the dots, the weekday, the figures, or the country; else it is unsure."""
    first, second = int(match["first"]), int(match["second"])
    year = int(match["year"]) if match["year"] else 0
    year += 2000 if 0 < year < 100 else 0
    orders = [(second, first), (first, second)] if match["sign"] == "/" else [(second, first)]
    if match["sign"] == "/" and said.country in MONTH_FIRST:
        orders.reverse()
    weekday = match["weekday"] or ""
    days = [day for month, number in orders if (day := _of_year(year, month, number, weekday, said))]
    fitting = [day for day in days if weekday and _is_on(day, weekday)]
    is_sure = len(set(days)) == 1 or bool(said.country) or len(set(fitting)) == 1
    return ((fitting or days)[0], is_sure) if days else None


def _weekday(match: re.Match[str], said: Said) -> tuple[date, bool] | None:
    """“Tuesday” is the one to come; “next Tuesday” said on a Monday may be either, so it is unsure."""
    which = (match["which"] or "").lower()
    if which != "next":
        return _coming(match, said)[0], which == "this"
    monday = said.on - timedelta(days=said.on.weekday())
    return monday + timedelta(days=7 + weekday_named(match["weekday"])), False


def _coming(match: re.Match[str], said: Said) -> tuple[date, bool]:
    """Called the next one or not: which of two is meant only the candidate knows."""
    return said.on + timedelta(days=(weekday_named(match["weekday"]) - said.on.weekday() - 1) % 7 + 1), False


def _near(match: re.Match[str], said: Said) -> tuple[date, bool] | None:
    word = match["near"].casefold().replace("’", "'").removeprefix("the ")
    return said.on + timedelta(days=NEAR[word]), True


def _of_year(year: int, month: int, number: int, weekday: str, said: Said) -> date | None:
    if not 1 <= month <= 12:
        return None
    return _date(year, month, number) if year else said.nearest(month, number, weekday)


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _is_on(day: date, weekday: str) -> bool:
    return not weekday or day.weekday() == weekday_named(weekday)


# The more exact ones come first.
READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Said], tuple[date, bool] | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"{LEAD}(?<![\d-])(?P<date>20\d\d-[01]\d-[0-3]\d)(?![\d-])", _iso),
        (rf"{LEAD}(?:den )?(?<![\d:.])\b{NUMBER}\.?(?: of| de)?[ \-]{MONTH}(?![a-z]){YEAR}", _written),
        (rf"{LEAD}\b(?!mars\b){MONTH} (?:the )?{NUMBER}(?![\d:]|\s?[ap]\.?m\b|\s?h(?:\d|\b)){YEAR}", _written),
        (
            rf"(?!24/7\b){FIGURE}(?P<sign>/)(?P<second>[0-3]?\d)(?:/{SHORT_YEAR})?(?![\d/])",
            _figures,
        ),
        (
            rf"{FIGURE}(?P<sign>\.) ?(?P<second>[01]?\d)\.(?: ?{SHORT_YEAR}\b)?(?!\d)",
            _figures,
        ),
        (
            r"\b(?:(?P<which>next|this|coming) )?(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\b(?!s)",
            _weekday,
        ),
        (rf"\b(?P<weekday>{NOT_ENGLISH})\b", _coming),
        (rf"\b{MORNING}(?P<near>(?:the )?(?:{NEAR_WORDS}))\b", _near),
    )
)
