"""Neighbours of an agenda change places."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils.http import urlencode

from interviews.models import Interview
from interviews.reordering import put_back, swap_with_neighbour, take_place_of
from tests.factories import START, make_application, make_interview, make_round

DAY = 24 * 60
NIGHT = 14 * 60  # from START to midnight
TABLE = [
    # id, agenda as (start, minutes), index moved, upwards, agenda by row after it
    ("back to back of one length", [(0, 45), (45, 45)], 0, False, [(45, 45), (0, 45)]),
    ("the later one upwards", [(0, 45), (45, 45)], 1, True, [(45, 45), (0, 45)]),
    ("lengths stay", [(0, 30), (30, 60)], 0, False, [(60, 30), (0, 60)]),
    ("the gap stays", [(0, 30), (45, 60)], 0, False, [(75, 30), (0, 60)]),
    ("the others keep their times", [(0, 30), (30, 60), (90, 15)], 1, True, [(60, 30), (0, 60), (90, 15)]),
    ("overlapping ones exchange starts", [(0, 60), (30, 60)], 0, False, [(30, 60), (0, 60)]),
    ("on two days they exchange starts", [(0, 30), (DAY, 60)], 0, False, [(DAY, 30), (0, 60)]),
    ("back to back at midnight", [(NIGHT - 30, 30), (NIGHT, 60)], 1, True, [(NIGHT + 30, 30), (NIGHT - 30, 60)]),
    ("the gap over midnight stays", [(NIGHT - 45, 30), (NIGHT, 60)], 0, False, [(NIGHT + 30, 30), (NIGHT - 45, 60)]),
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

    former = swap_with_neighbour(agenda[index], START, is_upwards=upwards)

    assert bool(former) is (times != after)
    assert [
        ((interview.starts_at - START).total_seconds() // 60, interview.length.total_seconds() // 60)
        for interview in Interview.objects.order_by("pk")
    ] == after


FURTHER = [
    # id, agenda, index moved, index whose place it takes, agenda by row after it
    ("the first becomes the last", [(0, 30), (30, 45), (75, 60)], 0, 2, [(105, 30), (0, 45), (45, 60)]),
    ("the last becomes the first", [(0, 30), (30, 45), (75, 60)], 2, 0, [(60, 30), (90, 45), (0, 60)]),
    ("gaps stay where they were", [(0, 30), (45, 45), (90, 60)], 0, 2, [(120, 30), (0, 45), (60, 60)]),
    ("where it is", [(0, 30), (30, 45)], 1, 1, [(0, 30), (30, 45)]),
]


def agenda_of(round, times):
    return [
        make_interview(round, starts_at=START + timedelta(minutes=start), minutes=minutes) for start, minutes in times
    ]


def in_minutes():
    rows = Interview.objects.order_by("pk")
    return [((row.starts_at - START).total_seconds() // 60, row.length.total_seconds() // 60) for row in rows]


@pytest.mark.parametrize(
    ("times", "index", "to", "after"), [row[1:] for row in FURTHER], ids=[row[0] for row in FURTHER]
)
def test_one_takes_the_place_of_another_and_all_go_back(alice, times, index, to, after):
    round = make_round(make_application(alice))
    agenda = agenda_of(round, times)

    former = take_place_of(agenda[index], str(agenda[to].pk), START)
    assert in_minutes() == after

    put_back(round, QueryDict(urlencode(former, doseq=True)), START)
    assert in_minutes() == times


def test_what_overlapped_goes_back_too_with_its_actual_end(alice):
    round = make_round(make_application(alice))
    times = [(0, 60), (30, 15), (45, 20)]
    agenda = agenda_of(round, times)
    agenda[0].ended_at = START + timedelta(minutes=70)
    agenda[0].save()

    put_back(round, QueryDict(urlencode(take_place_of(agenda[0], str(agenda[2].pk), START), doseq=True)), START)

    assert in_minutes() == times
    assert Interview.objects.get(pk=agenda[0].pk).ended_at == START + timedelta(minutes=70)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "interview={pk}",
        "interview={pk}&started=x&ended=0",
        "interview={pk}&started=99999999999&ended=0",
        "interview=0&started=1&ended=0",
        "interview={other}&started=1&ended=0",
        "interview=%00&started=1&ended=1",
    ],
)
def test_what_no_agenda_said_puts_nothing_anywhere(alice, bob, query):
    round = make_round(make_application(alice))
    (interview,) = agenda_of(round, [(0, 30)])
    other = make_interview(make_round(make_application(bob)))

    put_back(round, QueryDict(query.format(pk=interview.pk, other=other.pk)), START)

    interview.refresh_from_db()
    other.refresh_from_db()
    assert (interview.starts_at, other.starts_at) == (START, START)


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
