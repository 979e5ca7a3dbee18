from datetime import date

import pytest

from followups.business_days import business_days_between
from followups.days_off import why_later


@pytest.mark.parametrize(
    ("after", "until", "country", "words"),
    [
        (date(2026, 12, 1), date(2026, 12, 3), "DE", ""),
        (date(2026, 12, 4), date(2026, 12, 7), "DE", "1 weekend lies between"),
        (
            date(2026, 12, 24),
            date(2026, 12, 28),
            "DE",
            "25 and 26 December are public holidays and 1 weekend lies between",
        ),
        (date(2026, 12, 24), date(2026, 12, 28), "", "1 weekend lies between"),
        (date(2026, 12, 31), date(2027, 1, 4), "DE", "1 January is a public holiday and 1 weekend lies between"),
        (
            date(2026, 12, 24),
            date(2027, 1, 4),
            "DE",
            "25, 26 December and 1 January are public holidays and 2 weekends lie between",
        ),
        (date(2026, 12, 1), date(2026, 12, 15), "DE", "2 weekends lie between"),
        # Friday and Saturday are the weekend there.
        (date(2026, 12, 3), date(2026, 12, 6), "EG", "1 weekend lies between"),
        (date(2026, 12, 7), date(2026, 12, 7), "DE", ""),
        (date(2026, 12, 7), date(2026, 12, 1), "DE", ""),
    ],
)
def test_what_lies_between_is_named(after, until, country, words):
    assert why_later(after, until, country) == words


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 12, 4), date(2026, 12, 4), 0),
        (date(2026, 12, 4), date(2026, 12, 6), 0),
        (date(2026, 12, 4), date(2026, 12, 7), 1),
        (date(2026, 12, 23), date(2026, 12, 28), 2),
        (date(2026, 12, 7), date(2026, 12, 4), 0),
    ],
)
def test_business_days_are_counted_after_the_first_up_to_the_last(start, end, days):
    assert business_days_between(start, end, "DE") == days
