"""Business days of a country: its weekend and its public holidays are none (TIME.md, timeline_passed). Pure."""

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY, SUNDAY = 5, 6


def is_business_day(day: date, country: str = "", subdivision: str = "") -> bool:
    """Whether people work on `day` in that country (ISO 3166) and state or region; codes not known count as none."""
    calendar = _calendar(country, subdivision)
    weekend = calendar.weekend if calendar is not None else {SATURDAY, SUNDAY}
    return day.weekday() not in weekend and (calendar is None or day not in calendar)


def next_business_day(after: date, country: str = "", subdivision: str = "") -> date:
    """The first business day strictly after `after`."""
    return add_business_days(after, 1, country, subdivision)


def add_business_days(start: date, count: int, country: str = "", subdivision: str = "") -> date:
    """The business day that is `count` business days after `start`, which itself need not be one."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_business_day(day, country, subdivision)
    return day


def holiday_name(day: date, country: str = "", subdivision: str = "") -> str:
    """The name of the public holiday on `day`, or "" if it is none."""
    calendar = _calendar(country, subdivision)
    return str(calendar.get(day, "")) if calendar is not None else ""


@cache
def _calendar(country: str, subdivision: str) -> holidays.HolidayBase | None:
    """The country's calendar, which fills in each year when it is first asked for; observed days are included."""
    known = holidays.list_supported_countries()
    if country not in known:
        return None
    return holidays.country_holidays(country, subdiv=subdivision if subdivision in known[country] else None)
