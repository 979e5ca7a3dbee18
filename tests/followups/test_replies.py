from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from followups.replies import LATEST, answered, replies_of
from tests.factories import make_application, make_round, make_timeline


def at(day, hour=12):
    return datetime(2026, 12, day, hour, 30, tzinfo=UTC)


@pytest.fixture
def round(alice):
    return make_round(make_application(alice))


@pytest.mark.parametrize(
    ("answered_at", "took", "is_in_time"),
    [(at(1), 0, True), (at(4), 3, True), (at(4, 23), 4, False), (at(9), 8, False), (at(1).replace(month=11), 0, True)],
    ids=["the same day", "on the day", "past midnight by their own clock", "later", "noted before it was said"],
)
def test_days_are_counted_from_when_they_said_it(alice, round, answered_at, took, is_in_time):
    make_timeline(round, stated_on=date(2026, 12, 1), reply_by=date(2026, 12, 4), answered_at=answered_at)

    with timezone.override("Europe/Berlin"):
        (reply,) = replies_of(answered(alice))

    assert (reply.said, reply.took, reply.is_in_time) == (3, took, is_in_time)


def test_the_latest_come_first_with_how_many_there_are_in_all(alice, bob, round):
    for day in range(1, 12):
        make_timeline(round, answered_at=at(day), phrase=f"{day}")
    make_timeline(round)
    make_timeline(make_round(make_application(bob)), answered_at=at(12))

    replies = replies_of(answered(alice))

    assert [reply.timeline.phrase for reply in replies[:2]] == ["11", "10"]
    assert (len(replies), replies[0].timeline.rows_in_all) == (LATEST, 11)
