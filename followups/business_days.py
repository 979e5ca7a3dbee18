"""Which days are working days where the candidate lives. Pure; rules, phrases and pages ask here.

The country's own weekend and its public holidays (observed days included, the subdivision's if set) come from the
holidays package; without a country that it knows, Saturday and Sunday are the only days off.
"""

import warnings
from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)


def is_business_day(day: date, country: str = "", subdivision: str = "") -> bool:
    calendar = _calendar(country, subdivision, day.year)
    return bool(calendar.is_working_day(day)) if calendar is not None else day.weekday() not in (SATURDAY, SUNDAY)


def is_weekend(day: date, country: str = "") -> bool:
    """Whether `day` lies in the country's weekend, holiday or not."""
    calendar = _calendar(country, "", day.year)
    return day.weekday() in (calendar.weekend if calendar is not None else (SATURDAY, SUNDAY))


def next_business_day(after: date, country: str = "", subdivision: str = "") -> date:
    """The first business day strictly after `after`."""
    day = after + ONE_DAY
    while not is_business_day(day, country, subdivision):
        day += ONE_DAY
    return day


def add_business_days(start: date, count: int, country: str = "", subdivision: str = "") -> date:
    """The `count`-th business day strictly after `start`; `start` itself for a count of nought."""
    day = start
    for _ in range(count):
        day = next_business_day(day, country, subdivision)
    return day


def business_days_between(start: date, end: date, country: str = "", subdivision: str = "") -> int:
    """How many business days lie after `start`, up to and with `end`."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(is_business_day(day, country, subdivision) for day in days)


def is_holiday(day: date, country: str = "", subdivision: str = "") -> bool:
    calendar = _calendar(country, subdivision, day.year)
    return calendar is not None and day in calendar


@lru_cache(maxsize=512)
def _calendar(country: str, subdivision: str, year: int) -> holidays.HolidayBase | None:
    """One year of a country's calendar; None for a country that the package does not know."""
    known = _known_places()
    if country not in known:
        return None
    place = subdivision if subdivision in known[country] else None
    with warnings.catch_warnings():
        # Of some countries it knows some years only; the others have their weekends.
        warnings.simplefilter("ignore", UserWarning)
        return holidays.country_holidays(country, subdiv=place, years=year, expand=False)


@lru_cache(maxsize=1)
def _known_places() -> dict[str, frozenset[str]]:
    listed = holidays.list_supported_countries(include_aliases=True)
    return {country: frozenset(places) for country, places in listed.items()}
