"""The days that are meant by the ways of saying one: each function reads one of the patterns in phrases.py. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil import parser
from dateutil.relativedelta import relativedelta

from followups.business_days import add_business_days, is_business_day, is_weekend
from interviews.invites.said_days import MONTH_FIRST

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Said:
    """When it was said, and where the working days are counted."""

    on: date
    country: str
    subdivision: str

    def within_the_year(self, day: date) -> date:
        """A day and month said without a year: the next such day."""
        return day if day >= self.on else day + relativedelta(years=1)


def written(match: re.Match[str], said: Said) -> date:
    """A date with the name of its month."""
    day = parser.parse(match["date"], default=_midnight(said.on)).date()
    return day if match["year"] else said.within_the_year(day)


def numeric(match: re.Match[str], said: Said) -> date:
    """A date in figures; which one is the month follows from the country, or from the figures themselves."""
    first, second = int(match["first"]), int(match["dotted"] or match["second"])
    if not (match["dotted"] or said.country or max(first, second) > 12 or first == second):
        raise ValueError("either of the two may be the month")
    year = match["year"] or match["dotted_year"]
    day_first = bool(match["dotted"]) or said.country not in MONTH_FIRST
    day = parser.parse(f"{first}/{second}/{year or said.on.year}", dayfirst=day_first).date()
    return day if year else said.within_the_year(day)


def iso(match: re.Match[str], said: Said) -> date:
    return date.fromisoformat(match["date"])


def day_of_month(match: re.Match[str], said: Said) -> date:
    day = said.on.replace(day=int(match["day"]))
    return day if day >= said.on else day + relativedelta(months=1)


def weekday_of_week(match: re.Match[str], said: Said) -> date:
    """“Thursday next week”: weeks begin on Monday, as people here and there agree for this."""
    weeks = {"week after next": 2, "this week": 0}.get(match["week"], 1)
    return _monday(said.on) + timedelta(weeks=weeks, days=WEEKDAYS.index(match["weekday"]))


def weekday(match: re.Match[str], said: Said) -> date:
    """“Friday” is the one to come; “next Friday” is that of next week."""
    if match["which"] == "next":
        return _monday(said.on) + timedelta(weeks=1, days=WEEKDAYS.index(match["weekday"]))
    return _coming(match["weekday"], said.on)


def week_after_weekday(match: re.Match[str], said: Said) -> date:
    """“Monday week” is a week after the Monday to come."""
    return _coming(match["weekday"], said.on) + timedelta(weeks=1)


def weeks_from_weekday(match: re.Match[str], said: Said) -> date:
    return _coming(match["weekday"], said.on) + timedelta(weeks=_count(match["count"]))


def span(match: re.Match[str], said: Said) -> date:
    """A number of hours, days, business days, weeks or months; of a range its far end."""
    count, unit = _count(match["count"]), match["unit"]
    if unit == "day" and match["kind"] in ("business", "working", "work", "week"):
        return add_business_days(said.on, count, said.country, said.subdivision)
    if unit == "month":
        return _months_on(said.on, count)
    days = {"hour": (count + 23) // 24, "day": count, "week": 7 * count}
    return said.on + timedelta(days=days[unit])


def near(match: re.Match[str], said: Said) -> date:
    days = {"day after tomorrow": 2, "tomorrow": 1, "over the weekend": 7 - said.on.isoweekday()}
    return said.on + timedelta(days=days.get(match["near"], 0))


def part_of_month(match: re.Match[str], said: Said) -> date:
    year = int(match["year"]) if match["year"] else said.on.year
    first = parser.parse(f"1 {match['month']} {year}").date()
    if match["part"] == "before":
        return (first if match["year"] else said.within_the_year(first)) - ONE_DAY
    inside = {"early": 10, "beginning": 10, "start": 10, "mid": 15, "middle": 15}.get(match["part"], 31)
    day = first + relativedelta(day=inside)
    return day if match["year"] else said.within_the_year(day)


def week(match: re.Match[str], said: Said) -> date:
    """The last working day of a week; the week is over when the country's weekend begins."""
    weeks = {None: 0, "after next": 2}.get(match["which"], 1)
    day = _end_of_week(said.on, said)
    if weeks and is_weekend(said.on, said.country):
        weeks -= 1
    for _ in range(weeks):
        day = _end_of_week(day + ONE_DAY, said)
    return _last_working_day(day, said)


def numbered_week(match: re.Match[str], said: Said) -> date:
    """A week by its number; one that is over is that of the next year."""
    number, this_year = int(match["number"]), said.on.isocalendar().year
    monday = date.fromisocalendar(this_year, number, 1)
    if number < said.on.isocalendar().week:
        monday = date.fromisocalendar(this_year + 1, number, 1)
    return end_of_week(monday, said)


def end_of_week(day: date, said: Said) -> date:
    """The last working day of the week that this day is in."""
    return _last_working_day(_end_of_week(day, said), said)


def month(match: re.Match[str], said: Said) -> date:
    return _months_on(said.on, 1 if match["which"] else 0, day=31)


def year(match: re.Match[str], said: Said) -> date:
    return date(said.on.year, 12, 31)


def _months_on(start: date, months: int, day: int | None = None) -> date:
    """The same day `months` later, or `day` in that month; never beyond the month's last."""
    later: date = start + relativedelta(months=months, day=day)
    return later


def _count(written: str) -> int:
    return int(written) if written.isdigit() else 1


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _coming(weekday: str, after: date) -> date:
    return after + timedelta(days=(WEEKDAYS.index(weekday) - after.weekday() - 1) % 7 + 1)


def _end_of_week(day: date, said: Said) -> date:
    while is_weekend(day, said.country):
        day += ONE_DAY
    while not is_weekend(day + ONE_DAY, said.country):
        day += ONE_DAY
    return day


def _last_working_day(day: date, said: Said) -> date:
    while day > said.on and not is_business_day(day, said.country, said.subdivision):
        day -= ONE_DAY
    return day
