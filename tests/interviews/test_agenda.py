"""The agenda of a round: gaps, overlaps, days, and the picture."""

from datetime import UTC, datetime, timedelta

import pytest

from interviews.agenda import agenda_of, with_agenda
from interviews.models import Round
from tests.factories import START, make_application, make_interview, make_interviewer, make_round

pytestmark = pytest.mark.django_db

TABLE = [
    # id, (start, minutes) of each after START, (gap, overlap) of each, minutes in all
    ("one conversation", [(0, 45)], [(0, 0)], 45),
    ("back to back", [(0, 45), (45, 45)], [(0, 0), (0, 0)], 90),
    ("a gap", [(0, 45), (60, 30)], [(0, 0), (15, 0)], 75),
    ("an overlap", [(0, 45), (35, 30)], [(0, 0), (0, 10)], 75),
    ("one inside another", [(0, 60), (10, 20), (60, 30)], [(0, 0), (0, 50), (0, 0)], 110),
    ("two at the same time", [(0, 30), (0, 30)], [(0, 0), (0, 30)], 60),
    ("another day has no gap to the one before", [(0, 45), (24 * 60, 45)], [(0, 0), (0, 0)], 90),
]


def fetched(round):
    return with_agenda(Round.objects.all()).get(pk=round.pk)


def make_agenda(round, *times, **fields):
    for start, minutes in times:
        make_interview(round, starts_at=START + timedelta(minutes=start), minutes=minutes, **fields)
    return agenda_of(fetched(round))


@pytest.fixture
def round(alice):
    return make_round(make_application(alice))


@pytest.mark.parametrize(("times", "expected", "minutes"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_gaps_and_overlaps_in_minutes(round, times, expected, minutes):
    agenda = make_agenda(round, *times)

    assert [(row.gap, row.overlap) for row in agenda.rows] == expected
    assert agenda.length == timedelta(minutes=minutes)


def test_an_empty_agenda_has_no_days(round):
    agenda = agenda_of(fetched(round))

    assert (agenda.days, agenda.length, agenda.held_count) == ((), timedelta(), 0)


def test_what_was_called_off_is_listed_but_takes_no_time(round):
    make_agenda(round, (0, 45))
    make_agenda(round, (50, 30), status="cancelled")

    agenda = make_agenda(round, (60, 30))

    assert [(row.gap, bool(row.block)) for row in agenda.rows] == [(0, True), (0, False), (15, True)]
    assert (agenda.length, agenda.held_count) == (timedelta(minutes=75), 2)


def test_a_day_called_off_entirely_has_no_picture(round):
    agenda = make_agenda(round, (0, 45), status="cancelled")

    assert (agenda.days[0].picture, agenda.days[0].blocks, agenda.held_days) == (None, [], [])


def test_what_was_deleted_is_not_there(round, now):
    ana, bo = (make_interviewer(round.application, name) for name in ("Ana", "Bo"))
    make_interview(round, ana, bo)
    make_interview(round, ana, starts_at=START + timedelta(hours=2)).mark_deleted(now)
    bo.mark_deleted(now)

    agenda = agenda_of(fetched(round))

    assert [row.names for row in agenda.rows] == ["Ana"]


def test_times_are_by_the_clock_of_the_round_and_days_too(alice):
    round = make_round(make_application(alice), time_zone="Pacific/Tongatapu")
    make_interview(round, starts_at=datetime(2026, 12, 1, 10, 30, tzinfo=UTC), minutes=60)
    make_interview(round, starts_at=datetime(2026, 12, 1, 11, 30, tzinfo=UTC), minutes=60)

    agenda = agenda_of(fetched(round))

    assert [str(day.on) for day in agenda.days] == ["2026-12-01", "2026-12-02"]
    assert [f"{row.starts:%H:%M}–{row.ends:%H:%M}" for row in agenda.rows] == ["23:30–00:30", "00:30–01:30"]
    assert agenda.has_two_zones


def test_two_zones_with_the_same_clock_are_one_to_the_reader(alice):
    round = make_round(make_application(alice), time_zone="Europe/Madrid")
    make_interview(round)

    assert not agenda_of(fetched(round)).has_two_zones


def test_an_agenda_by_two_clocks_is_drawn_with_both_on_every_day(alice):
    round = make_round(make_application(alice), time_zone="Pacific/Tongatapu")
    days = make_agenda(round, (0, 60), (24 * 60, 60)).days

    assert [[clock.city for clock in day.picture.clocks] for day in days] == [["Tongatapu", "Berlin"]] * 2


def test_an_agenda_takes_as_many_queries_with_more_in_it(round, django_assert_num_queries):
    for size in (1, 12):
        for number in range(size):
            person = make_interviewer(round.application, f"Person {size} {number}")
            make_interview(round, person, starts_at=START + timedelta(minutes=number))
        with django_assert_num_queries(3):
            assert all(row.names for row in agenda_of(fetched(round)).rows)
