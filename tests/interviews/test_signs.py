"""The reading of the signs: how many of five, derived and said, and never an odd."""

import re
from datetime import timedelta

import pytest

from interviews.models import Debrief, Interview
from interviews.signs import WORTH, ran_over, reading_of
from tests.factories import START

END = START + timedelta(hours=1)


def held(ended=None, **fields):
    ended_at = None if ended is None else END + timedelta(minutes=ended)
    return Interview(starts_at=START, ends_at=END, ended_at=ended_at, **fields)


@pytest.mark.parametrize(
    ("interviews", "expected"),
    [
        ([], None),
        ([held()], None),
        ([held(0)], False),
        ([held(-20)], False),
        ([held(2)], False),
        ([held(3)], True),
        ([held(), held(45)], True),
        ([held(-5), held(0)], False),
        ([held(45, status="cancelled")], None),
    ],
    ids=["nothing", "unknown", "on time", "early", "at the door", "over", "one of two", "neither", "called off"],
)
def test_that_it_ran_over_follows_from_the_actual_ends(interviews, expected):
    assert ran_over(interviews) is expected


@pytest.mark.parametrize(
    ("fields", "interviews", "headline", "has_answers"),
    [
        ({}, [], "No signs noted yet", False),
        ({"next_steps": False}, [], "0 of five signs", True),
        ({}, [held(0)], "0 of five signs", True),
        ({"next_steps": True}, [], "1 of five signs", True),
        ({"next_steps": True, "sold_role": False}, [held(30)], "2 of five signs", True),
        (dict.fromkeys(Debrief.SIGNS, True), [held(30)], "5 of five signs", True),
    ],
    ids=["nobody said", "one denied", "on time", "one", "two", "all"],
)
def test_the_reading(fields, interviews, headline, has_answers):
    reading = reading_of(Debrief(**fields), interviews)

    assert len(reading.signs) == 5
    assert (reading.headline, reading.has_answers) == (headline, has_answers)


def test_every_number_of_signs_is_read_humbly_and_without_odds():
    names = list(Debrief.SIGNS)
    for count in range(len(names) + 1):
        reading = reading_of(Debrief(**dict.fromkeys(names, False) | dict.fromkeys(names[:count], True)), [])
        assert not re.search(r"%|chance|likely|probab|certain|guarantee", reading.sentence, re.IGNORECASE)


def test_each_sign_says_what_it_is_worth_and_what_it_is_not():
    assert set(WORTH) == {"ran_over", *Debrief.SIGNS}
    for sign in reading_of(None, []).signs:
        assert sign.worth and sign.caveat
        assert sign.is_seen is None
