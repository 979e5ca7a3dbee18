from datetime import date

import pytest

from followups.business_days import add_business_days, is_business_day, is_holiday, is_weekend, next_business_day


@pytest.mark.parametrize(
    ("day", "country", "subdivision", "expected"),
    [
        pytest.param(date(2026, 12, 4), "", "", True, id="a Friday"),
        pytest.param(date(2026, 12, 5), "", "", False, id="a Saturday"),
        pytest.param(date(2026, 12, 6), "", "", False, id="a Sunday"),
        pytest.param(date(2026, 12, 25), "", "", True, id="without a country there are no holidays"),
        pytest.param(date(2026, 12, 25), "DE", "", False, id="Christmas"),
        pytest.param(date(2026, 1, 6), "DE", "", True, id="Epiphany is no holiday of the whole country"),
        pytest.param(date(2026, 1, 6), "DE", "BY", False, id="Epiphany is one in Bavaria"),
        pytest.param(date(2026, 7, 3), "US", "", False, id="an observed day counts"),
        pytest.param(date(2027, 12, 31), "US", "", False, id="New Year observed in the old year"),
        pytest.param(date(2026, 12, 4), "EG", "", False, id="Friday is weekend in Egypt"),
        pytest.param(date(2026, 12, 6), "EG", "", True, id="Sunday is not"),
        pytest.param(date(2026, 12, 5), "XX", "", False, id="an unknown country has Saturdays"),
        pytest.param(date(2026, 12, 25), "XX", "", True, id="and no holidays"),
        pytest.param(date(2026, 12, 25), "DE", "ZZ", False, id="an unknown subdivision has its country's"),
        pytest.param(date(2026, 1, 6), "DE", "ZZ", True, id="and no others"),
        pytest.param(date(2099, 6, 1), "CN", "", True, id="a year that the package does not know"),
        pytest.param(date(2028, 2, 29), "FR", "", True, id="a leap day"),
    ],
)
def test_a_day_is_a_business_day_or_not(day, country, subdivision, expected):
    assert is_business_day(day, country, subdivision) is expected


@pytest.mark.parametrize(
    ("after", "country", "expected"),
    [
        (date(2026, 12, 4), "", date(2026, 12, 7)),
        (date(2026, 12, 5), "", date(2026, 12, 7)),
        (date(2026, 12, 3), "", date(2026, 12, 4)),
        (date(2026, 12, 24), "DE", date(2026, 12, 28)),
        (date(2026, 12, 31), "DE", date(2027, 1, 4)),
        (date(2026, 12, 3), "EG", date(2026, 12, 6)),
    ],
)
def test_the_next_business_day_is_strictly_later(after, country, expected):
    assert next_business_day(after, country) == expected


@pytest.mark.parametrize(
    ("start", "count", "country", "expected"),
    [
        (date(2026, 12, 1), 0, "", date(2026, 12, 1)),
        (date(2026, 12, 1), 5, "", date(2026, 12, 8)),
        (date(2026, 12, 5), 1, "", date(2026, 12, 7)),
        (date(2026, 12, 23), 5, "DE", date(2026, 12, 31)),
        (date(2026, 12, 23), 6, "DE", date(2027, 1, 4)),
    ],
)
def test_business_days_are_counted_over_weekends_and_holidays(start, count, country, expected):
    assert add_business_days(start, count, country) == expected


def test_a_holiday_is_the_countrys_and_its_regions():
    assert is_holiday(date(2026, 12, 25), "DE")
    assert not is_holiday(date(2026, 12, 24), "DE")
    assert not is_holiday(date(2026, 12, 25))
    assert is_holiday(date(2026, 1, 6), "DE", "BY")
    assert not is_holiday(date(2026, 1, 6), "DE")


def test_a_weekend_is_the_countrys():
    assert is_weekend(date(2026, 12, 4), "EG")
    assert not is_weekend(date(2026, 12, 4), "DE")
    assert is_weekend(date(2026, 12, 5))
