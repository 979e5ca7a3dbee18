"""Thank-yous by the month of the conversation, as the candidate's calendar has it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from followups.months import Month, months_of
from tests.factories import make_application, make_interview, make_interviewer, make_note, make_round

NOW = datetime(2026, 12, 15, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_berlin():
    with timezone.override("Europe/Berlin"):
        yield


@pytest.fixture
def job(alice):
    return make_application(alice)


def met(job, ends_at, sent_after=None, **note):
    """Somebody met for an hour, and thanked after so long."""
    round = make_round(job, number=job.rounds.count() + 1)
    person = make_interviewer(job)
    make_interview(round, person, starts_at=ends_at - timedelta(hours=1))
    if sent_after is not None:
        make_note(round, person, sent_at=ends_at + sent_after, **note)
    elif note:
        make_note(round, person, **note)
    return round


def test_without_anything_there_are_six_empty_months(alice):
    assert months_of(alice, NOW) == [Month(date(2026, month, 1)) for month in range(7, 13)]


def test_in_time_is_up_to_the_mark_late_is_after_and_what_has_time_is_not_counted(alice, job):
    met(job, NOW - timedelta(days=3), timedelta(hours=24))
    met(job, NOW - timedelta(days=3), timedelta(hours=24, seconds=1))
    met(job, NOW - timedelta(days=3), timedelta(minutes=-10))
    met(job, NOW - timedelta(hours=24))
    met(job, NOW - timedelta(hours=23))
    met(job, NOW - timedelta(days=2), skipped_at=NOW, skip_reason="not_wanted")

    assert months_of(alice, NOW)[-1] == Month(date(2026, 12, 1), in_time=2, late=1, unsent=1)


def test_the_month_is_that_of_the_conversation_by_the_candidates_clock(alice, job):
    met(job, datetime(2026, 10, 31, 23, 30, tzinfo=UTC), timedelta(hours=2))
    met(job, datetime(2026, 10, 31, 22, 30, tzinfo=UTC))

    assert [(month.first.month, month.in_time, month.unsent) for month in months_of(alice, NOW) if month.total] == [
        (10, 0, 1),
        (11, 1, 0),
    ]


def test_it_goes_back_as_far_as_there_is_something_up_to_a_year(alice, job):
    met(job, datetime(2026, 2, 10, 12, 0, tzinfo=UTC), timedelta(hours=2))
    met(job, datetime(2025, 11, 10, 12, 0, tzinfo=UTC), timedelta(hours=2))

    months = months_of(alice, NOW)

    assert (months[0], len(months)) == (Month(date(2026, 2, 1), in_time=1), 11)


def test_what_was_called_off_deleted_or_is_somebody_elses_does_not_count(alice, bob, job):
    met(job, NOW - timedelta(days=3), timedelta(hours=1)).cancel()
    met(job, NOW - timedelta(days=3)).mark_deleted(NOW)
    met(make_application(bob), NOW - timedelta(days=3), timedelta(hours=1))

    assert not any(month.total for month in months_of(alice, NOW))


def test_two_queries_however_many_there_are(alice, job, django_assert_num_queries):
    for days in range(20):
        met(job, NOW - timedelta(days=3 + 9 * days), timedelta(hours=days * 3) if days % 2 else None)
    with django_assert_num_queries(2):
        assert sum(month.total for month in months_of(alice, NOW)) == 20
