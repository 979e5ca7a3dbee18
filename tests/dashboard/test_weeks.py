"""The calendar of the weeks ahead: its layout from plain marks, and what Today marks in it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from dashboard.weeks import Kind, Mark, weeks_of
from interviews.models import Assignment
from tests.factories import make_application, make_held_round, make_interview, make_round, make_timeline

WEDNESDAY = date(2026, 12, 2)
NOON = datetime(2026, 12, 2, 12, 0, tzinfo=UTC)
LINK = re.compile(r'<a class="week-mark" href="([^"]+)" title="([^"]+)">')


def marked(*days, today=WEDNESDAY, first_weekday=1):
    return weeks_of([Mark(on, Kind.TALK, f"{number}", "/") for number, on in enumerate(days)], today, first_weekday)


def days_of(weeks):
    return [day for week in weeks.rows for day in week]


@pytest.mark.parametrize(
    ("first_weekday", "first"),
    [(0, date(2026, 11, 29)), (1, date(2026, 11, 30)), (6, date(2026, 11, 28))],
    ids=["Sunday", "Monday", "Saturday"],
)
def test_four_whole_weeks_from_the_first_day_of_this_one(first_weekday, first):
    weeks = marked(first_weekday=first_weekday)

    assert [len(week) for week in weeks.rows] == [7] * 4
    assert (weeks.weekdays[0], days_of(weeks)[-1].on) == (first, first + timedelta(days=27))


@pytest.mark.parametrize("first_weekday", range(7))
def test_a_week_that_begins_today_begins_today(first_weekday):
    sunday = date(2026, 12, 6)
    today = sunday + timedelta(days=first_weekday)

    assert marked(today=today, first_weekday=first_weekday).weekdays[0] == today


def test_today_is_marked_and_days_before_it_are_past():
    days = days_of(marked())

    assert [day.on for day in days if day.is_today] == [WEDNESDAY]
    assert [day.on.day for day in days if day.is_past] == [30, 1]


def test_marks_stand_on_their_day_and_what_lies_outside_is_left_out():
    weeks = marked(WEDNESDAY, date(2026, 12, 27), WEDNESDAY, date(2026, 12, 1), date(2026, 12, 28))

    assert [(day.on, [mark.words for mark in day.marks]) for day in days_of(weeks) if day.marks] == [
        (WEDNESDAY, ["0", "2"]),
        (date(2026, 12, 27), ["1"]),
    ]
    assert weeks.kinds == {Kind.TALK}
    assert marked(date(2026, 12, 1)).kinds == frozenset()


def test_more_than_three_in_a_day_are_a_number():
    (day,) = [day for day in days_of(marked(*[WEDNESDAY] * 5)) if day.marks]

    assert (len(day.marks), day.more) == (3, 2)


@pytest.fixture
def today(as_alice):
    def today():
        with time_machine.travel(NOON, tick=False):
            return as_alice.get("/").text

    return today


def test_an_account_with_nothing_ahead_has_no_calendar(today, alice):
    make_application(alice)

    assert "week-mark" not in today()


def test_each_kind_is_marked_in_words_and_leads_to_its_page(today, alice):
    held = make_held_round(alice, "Ana", "Bo")
    held.interviews.update(starts_at=NOON - timedelta(hours=2), ends_at=NOON - timedelta(hours=1))
    coming = make_round(make_application(alice, company="Next"))
    make_interview(coming, starts_at=datetime(2026, 12, 10, 23, 30, tzinfo=UTC))
    make_interview(coming, starts_at=datetime(2026, 12, 11, 8, 0, tzinfo=UTC))
    make_interview(coming, starts_at=datetime(2026, 12, 14, 8, 0, tzinfo=UTC))
    case = Assignment.objects.create(round=coming, title="The case", due_at=NOON + timedelta(hours=5))
    timeline = make_timeline(held, reply_by=date(2026, 12, 4))

    # By the clock of Berlin: the one at half past eleven is after midnight, with the others of that day.
    assert LINK.findall(today()) == [
        (f"/assignments/{case.pk}/edit/", "Hand in “The case” by 18:00: Next"),
        (f"/rounds/{held.pk}/thank-yous/", "Thank 2 people, the first by 12:00: Acme"),
        (f"/waiting/#timeline-{timeline.pk}", "Acme: they’ll reply by this day"),
        (f"/rounds/{coming.pk}/", "00:30 Next, Second interview (round 2)"),
        (f"/rounds/{coming.pk}/", "09:00 Next, Second interview (round 2)"),
    ]


def test_what_was_called_off_or_is_somebody_elses_is_not_marked(today, alice, bob):
    for candidate, fields in ((alice, {"status": "cancelled"}), (bob, {})):
        make_interview(make_round(make_application(candidate)), starts_at=NOON + timedelta(days=1), **fields)
    make_interview(
        make_round(make_application(alice), number=3, status="cancelled"), starts_at=NOON + timedelta(days=2)
    )

    assert LINK.findall(today()) == []
