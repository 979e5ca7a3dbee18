"""The day that a line names, counted from today: “Tue”, “last Tue”, “in 3 days”, “26 Nov”. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from interviews.invites.said_days import Said, days_in
from interviews.quick_add.grammar import NAMES_FOLLOW, DayRule
from interviews.quick_add.line import Line
from interviews.quick_add.tongues import Tongue
from interviews.quick_add.tongues.tongue import matching

# From the last of one month with thirty days over the whole of the next.
LONGEST_UNTIL_THE_31ST = 62

type Reader = Callable[[re.Match[str], Tongue, date], "Day | None"]
type Found = tuple[int, int, "Day"]
A_NAME = re.compile(rf"(?!{NAMES_FOLLOW})")


@dataclass(frozen=True, slots=True)
class Day:
    """`may_be_today` asks for the time of day: “Thu” said on a Thursday."""

    on: date
    is_sure: bool = True
    may_be_today: bool = False

    def settled(self, now: datetime, starts: time | None) -> "Day":
        """`now` by the candidate's clock. Of two days the one that is still ahead, marked either way."""
        if not self.may_be_today:
            return self
        is_ahead = starts is not None and starts > now.time()
        return Day(self.on if is_ahead else self.on + timedelta(days=7), is_sure=False)


def take_day(line: Line, said: Said) -> Day | None:
    """The first that is named; unsure if there is another one."""
    found = _days(line, said)
    if not found:
        return None
    start, end, day = min(found, key=lambda one: one[0])
    line.cut(start, end)
    is_only = len({other.on for _start, _end, other in found}) == 1
    return day if is_only else Day(day.on, is_sure=False)


def _days(line: Line, said: Said) -> list[Found]:
    """Dates, and what is counted from today; of two that overlap the one that says more."""
    relative = list(_relative(line, said.on))
    dated = [
        (day.start, day.end, Day(day.on, day.is_sure))
        for day in days_in(line.rest, said)
        if not any(start <= day.start and day.end <= end for start, end, _day in relative)
        and not _is_a_name(line, day.start, day.end)
    ]
    counted = [
        (begin, over, day)
        for begin, over, day in relative
        if all(over <= start or end <= begin for start, end, _day in dated)
    ]
    return dated + counted


def _is_a_name(line: Line, start: int, end: int) -> bool:
    """“at Friday Harbor”: a word without a figure, right after what names follow."""
    return not any(sign.isdigit() for sign in line.rest[start:end]) and bool(A_NAME.match(line.plain, start))


def _relative(line: Line, today: date) -> Iterator[Found]:
    """None overlaps another; those that say most come first."""
    taken: list[tuple[int, int]] = []
    for rules, read in _readers(line):
        for pattern, tongue in rules:
            for match in pattern.finditer(line.plain):
                is_free = all(match.end() <= start or end <= match.start() for start, end in taken)
                if is_free and (day := read(match, tongue, today)):
                    taken.append(match.span())
                    yield match.start(), match.end(), day


def _readers(line: Line) -> tuple[tuple[tuple[DayRule, ...], Reader], ...]:
    grammar = line.grammar
    return (
        (grammar.weekdays_in_a_week, _weekday_in_a_week),
        (grammar.ahead, _ahead),
        (grammar.ago, _ago),
        (grammar.dated_weekdays, _dated_weekday),
        (grammar.weekdays, _weekday),
        (grammar.near, _near),
        (grammar.nth, _of_the_month),
    )


def _ahead(match: re.Match[str], tongue: Tongue, today: date) -> Day:
    return Day(today + _span(match, tongue))


def _ago(match: re.Match[str], tongue: Tongue, today: date) -> Day:
    return Day(today - _span(match, tongue))


def _span(match: re.Match[str], tongue: Tongue) -> timedelta:
    count = match["count"]
    number = int(count) if count.isdigit() else (matching(tongue.counts, count) or 0) + 1
    return timedelta(days=number) * (7 if match["weeks"] else 1)


def _near(match: re.Match[str], tongue: Tongue, today: date) -> Day:
    named = matching(tuple(words for words, _days in tongue.near), match[0])
    return Day(today + timedelta(days=tongue.near[named or 0][1]))


def _of_the_month(match: re.Match[str], tongue: Tongue, today: date) -> Day | None:
    """“the 30th” is the next day of that number."""
    days = (today + timedelta(days=ahead) for ahead in range(LONGEST_UNTIL_THE_31ST))
    on = next((day for day in days if day.day == int(match["nth"])), None)
    return Day(on) if on else None


def _weekday_in_a_week(match: re.Match[str], tongue: Tongue, today: date) -> Day:
    """A week after the one ahead, which may be the day on which it is said."""
    ahead = (_number(match, tongue) - today.weekday()) % 7
    return Day(today + timedelta(days=ahead + 7), is_sure=ahead > 0)


def _dated_weekday(match: re.Match[str], tongue: Tongue, today: date) -> Day | None:
    """“Tue 8th” where the next 8th is a Tuesday; else the figure is something else."""
    day = _of_the_month(match, tongue, today)
    if day is None or day.on.weekday() != _number(match, tongue):
        return None
    return Day(day.on, is_sure=not match["range"])


def _number(match: re.Match[str], tongue: Tongue) -> int:
    """Of a weekday, from 0 for Monday."""
    names = tongue.weekdays if matching(tongue.weekdays, match["weekday"]) is not None else tongue.short
    return matching(names, match["weekday"]) or 0


def _weekday(match: re.Match[str], tongue: Tongue, today: date) -> Day:
    """The one ahead. “next Fri” said on a Thursday may be tomorrow, so it is unsure."""
    number = _number(match, tongue)
    ahead = (number - today.weekday()) % 7
    which = f"{match['before'] or ''} {match['after'] or ''}"
    if _says(tongue.last_week, which):
        return Day(today + timedelta(days=number - today.weekday() - 7))
    if _says(tongue.last, which):
        return Day(today - timedelta(days=(-ahead) % 7 or 7))
    in_next_week = today + timedelta(days=ahead if ahead >= 7 - today.weekday() else ahead + 7)
    if _says(tongue.next_week, which):
        return Day(in_next_week)
    if _says(tongue.next, which):
        return Day(in_next_week, is_sure=in_next_week == today + timedelta(days=ahead))
    return Day(today + timedelta(days=ahead), may_be_today=ahead == 0)


def _says(pattern: str, words: str) -> bool:
    return re.search(pattern, words, re.IGNORECASE) is not None
