"""The day that a line names, counted from today: “Tue”, “last Tue”, “in 3 days”, “26 Nov”. English. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from interviews.invites.day_names import NAMES
from interviews.invites.said_days import Said, days_in
from interviews.quick_add.line import NAMES_FOLLOW, Line

# From the last of one month with thirty days over the whole of the next.
LONGEST_UNTIL_THE_31ST = 62
COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
COUNT = rf"\d{{1,3}}|an?|{'|'.join(COUNTS)}"
NEAR = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "tomorrow": 1,
}
RELATIVE = re.compile(
    rf"{NAMES_FOLLOW}\b(?:on )?(?:(?P<which>next|this|coming|last|past) )?"
    r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|day|sday|nesday|rsday|urday)?\b(?P<week> next week\b)?"
    r"|\b(?:on )?the (?P<nth>[1-3]?\d)(?:st|nd|rd|th)\b(?![ -](?:round|interview|stage|call|conversation))"
    rf"|\b(?P<near>{'|'.join(NEAR)})\b"
    rf"|\bin (?P<ahead>{COUNT}) (?P<unit>day|week)s?\b"
    rf"|\b(?P<ago>{COUNT}) (?P<past>day|week)s? ago\b",
    re.IGNORECASE,
)


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
    relative = list(RELATIVE.finditer(line.rest))
    found = [
        (day.start, day.end, Day(day.on, day.is_sure))
        for day in days_in(line.rest, said)
        if not any(match.start() <= day.start and day.end <= match.end() for match in relative)
    ]
    dated = [(start, end) for start, end, _day in found]
    for match in relative:
        if all(match.end() <= start or end <= match.start() for start, end in dated):
            day = _counted(match, said.on)
            found += [(match.start(), match.end(), day)] if day else []
    if not found:
        return None
    start, end, day = min(found, key=lambda one: one[0])
    line.cut(start, end)
    is_only = len({other.on for _start, _end, other in found}) == 1
    return day if is_only else Day(day.on, is_sure=False)


def _counted(match: re.Match[str], today: date) -> Day | None:
    if match["weekday"]:
        return _weekday(match, today)
    if match["near"]:
        return Day(today + timedelta(days=NEAR[match["near"].casefold()]))
    if match["nth"]:
        return _of_the_month(int(match["nth"]), today)
    if match["ahead"]:
        return Day(today + _span(match["ahead"], match["unit"]))
    return Day(today - _span(match["ago"], match["past"]))


def _of_the_month(number: int, today: date) -> Day | None:
    """“the 30th” is the next day of that number."""
    days = (today + timedelta(days=ahead) for ahead in range(LONGEST_UNTIL_THE_31ST))
    on = next((day for day in days if day.day == number), None)
    return Day(on) if on else None


def _span(count: str, unit: str) -> timedelta:
    number = int(count) if count.isdigit() else COUNTS.get(count.casefold(), 1)
    return timedelta(days=number) * (7 if unit.casefold() == "week" else 1)


def _weekday(match: re.Match[str], today: date) -> Day:
    """The one ahead. “next Fri” said on a Thursday may be tomorrow, so it is unsure."""
    ahead = (int(NAMES.weekday(match["weekday"]) or 0) - today.weekday()) % 7
    which = (match["which"] or "").casefold()
    if which in ("last", "past"):
        return Day(today - timedelta(days=(-ahead) % 7 or 7))
    in_next_week = today + timedelta(days=ahead if ahead >= 7 - today.weekday() else ahead + 7)
    if match["week"] or which == "next":
        return Day(in_next_week, is_sure=bool(match["week"]) or in_next_week == today + timedelta(days=ahead))
    return Day(today + timedelta(days=ahead), may_be_today=ahead == 0)
