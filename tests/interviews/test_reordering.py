"""Neighbours of an agenda change places."""

from datetime import timedelta

import pytest

from interviews.models import Interview
from interviews.reordering import swap_with_neighbour
from tests.factories import START, make_application, make_interview, make_round

DAY = 24 * 60
TABLE = [
    # id, agenda as (start, minutes), index moved, upwards, agenda by row after it
    ("back to back of one length", [(0, 45), (45, 45)], 0, False, [(45, 45), (0, 45)]),
    ("the later one upwards", [(0, 45), (45, 45)], 1, True, [(45, 45), (0, 45)]),
    ("lengths stay", [(0, 30), (30, 60)], 0, False, [(60, 30), (0, 60)]),
    ("the gap stays", [(0, 30), (45, 60)], 0, False, [(75, 30), (0, 60)]),
    ("the others keep their times", [(0, 30), (30, 60), (90, 15)], 1, True, [(60, 30), (0, 60), (90, 15)]),
    ("overlapping ones exchange starts", [(0, 60), (30, 60)], 0, False, [(30, 60), (0, 60)]),
    ("on two days they exchange starts", [(0, 30), (DAY, 60)], 0, False, [(DAY, 30), (0, 60)]),
    ("nobody stands before the first", [(0, 30), (30, 60)], 0, True, [(0, 30), (30, 60)]),
    ("nobody stands after the last", [(0, 30), (30, 60)], 1, False, [(0, 30), (30, 60)]),
]


@pytest.mark.parametrize(
    ("times", "index", "upwards", "after"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_neighbour_is_swapped(alice, times, index, upwards, after):
    round = make_round(make_application(alice))
    agenda = [
        make_interview(round, starts_at=START + timedelta(minutes=start), minutes=minutes) for start, minutes in times
    ]

    is_moved = swap_with_neighbour(agenda[index], START, is_upwards=upwards)

    assert is_moved is (times != after)
    assert [
        ((interview.starts_at - START).total_seconds() // 60, interview.length.total_seconds() // 60)
        for interview in Interview.objects.order_by("pk")
    ] == after


def test_an_actual_end_that_cannot_belong_to_the_new_time_is_forgotten(alice):
    round = make_round(make_application(alice))
    first = make_interview(round, minutes=45, ended_at=START + timedelta(minutes=40))
    make_interview(round, starts_at=START + timedelta(minutes=45), minutes=45)

    swap_with_neighbour(first, START, is_upwards=False)

    first.refresh_from_db()
    assert (first.starts_at, first.ended_at) == (START + timedelta(minutes=45), None)


def test_an_actual_end_survives_a_small_correction(alice):
    interview = make_interview(make_round(make_application(alice)), ended_at=START + timedelta(minutes=70))

    interview.reschedule(START + timedelta(minutes=10), START + timedelta(minutes=60), START)

    interview.refresh_from_db()
    assert interview.ended_at == START + timedelta(minutes=70)
