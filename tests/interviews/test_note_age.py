"""How old a research note is, in words, and from when on one looks again."""

from datetime import date, timedelta

import pytest

from interviews.note_age import age, is_stale

TODAY = date(2028, 3, 1)

TABLE = [
    # days ago, what one says, whether one looks again
    (-1, "today", False),
    (0, "today", False),
    (1, "yesterday", False),
    (2, "2 days ago", False),
    (13, "13 days ago", False),
    (14, "2 weeks ago", False),
    (20, "2 weeks ago", False),
    (21, "3 weeks ago", False),
    (30, "4 weeks ago", False),
    (31, "4 weeks ago", True),
    (60, "8 weeks ago", True),
    (61, "2 months ago", True),
    (89, "2 months ago", True),
    (364, "12 months ago", True),
    (365, "1 year ago", True),
    (730, "2 years ago", True),
]


@pytest.mark.parametrize(("days", "words", "stale"), TABLE, ids=[f"{row[0]} days" for row in TABLE])
def test_an_age_is_said_as_a_person_says_it(days, words, stale):
    noted_on = TODAY - timedelta(days=days)

    assert (age(noted_on, TODAY), is_stale(noted_on, TODAY)) == (words, stale)


def test_the_leap_day_counts_as_a_day():
    assert age(date(2028, 2, 28), TODAY) == "2 days ago"
    assert age(date(2027, 2, 28), date(2027, 3, 1)) == "yesterday"
