from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followups.figures import promptness_of, sent_notes, soonness_of
from tests.factories import START, make_held_round, make_interview, make_note

pytestmark = pytest.mark.django_db


def promptness(candidate):
    return promptness_of(sent_notes(candidate))


def thank(round, name, hours):
    """So many hours after the end of their last conversation."""
    person = round.application.interviewers.get(name=name)
    ends_at = max(interview.end for interview in person.interviews.all())
    return make_note(round, person, body="Thank you", sent_at=ends_at + timedelta(hours=hours))


def test_without_a_note_there_is_no_figure(alice):
    make_held_round(alice)

    assert promptness(alice) == (None, [])


@pytest.mark.parametrize(
    ("hours", "in_time", "share", "median_hours"),
    [
        ([3], 1, 100, 3),
        ([24], 1, 100, 24),
        ([24.01], 0, 0, 24.01),
        ([2, 6], 2, 100, 4),
        ([2, 6, 30], 2, 67, 6),
        ([-1], 1, 100, 0),  # sent before the conversation had ended
    ],
)
def test_share_and_median_count_from_each_persons_own_end(alice, hours, in_time, share, median_hours):
    names = [f"Person {number}" for number in range(len(hours))]
    round = make_held_round(alice, *names)
    for name, after in zip(names, hours, strict=True):
        thank(round, name, after)

    overall, (of_round,) = promptness(alice)

    assert (overall.total, overall.in_time, overall.share) == (len(hours), in_time, share)
    assert overall.median_hours == pytest.approx(median_hours)
    assert (of_round.round, of_round.in_time) == (round, in_time)


def test_how_soon_is_counted_in_five_spans_each_with_its_end(alice):
    hours = [-1, 2, 2.01, 6, 12, 24, 24.01, 100]
    round = make_held_round(alice, *map(str, hours))
    for after in hours:
        thank(round, str(after), after)

    assert soonness_of(sent_notes(alice)) == [2, 2, 1, 1, 2]
    assert soonness_of([]) == [0, 0, 0, 0, 0]


def test_the_last_conversation_with_somebody_counts(alice):
    round = make_held_round(alice, "Ana Ruiz")
    make_interview(round, round.application.interviewers.get(), starts_at=START + timedelta(hours=9))
    thank(round, "Ana Ruiz", 2)

    assert promptness(alice)[0].median_hours == 2


def test_the_actual_end_counts(alice):
    round = make_held_round(alice, "Ana Ruiz")
    round.interviews.update(ended_at=START + timedelta(hours=3))
    make_note(round, round.application.interviewers.get(), sent_at=START + timedelta(hours=4))

    assert promptness(alice)[0].median_hours == 1


def test_skipped_and_reopened_notes_and_those_to_the_deleted_and_of_others_do_not_count(alice, bob):
    round = make_held_round(alice, "Ana Ruiz", "Bo Lind", "Cleo Park")
    thank(round, "Ana Ruiz", 2).reopen()
    thank(round, "Bo Lind", 2).skip(START, "not_wanted")
    thank(round, "Cleo Park", 2).interviewer.mark_deleted(START)
    thank(make_held_round(bob), "Ana Ruiz", 2)

    assert promptness(alice) == (None, [])


def test_the_latest_round_comes_first_and_all_cost_one_query(alice):
    rounds = [make_held_round(alice) for _ in range(3)]
    for hours, round in enumerate(rounds, start=1):
        thank(round, "Ana Ruiz", hours)

    with CaptureQueriesContext(connection) as captured:
        overall, by_round = promptness(alice)

    assert len(captured) == 1
    assert [figures.round for figures in by_round] == rounds[::-1]
    assert [figures.median_hours for figures in by_round] == [3, 2, 1]
    assert overall.median_hours == 2
