from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from followups.owed import people_owed
from followups.planning import plan
from followups.preparation import missing_by_round
from interviews.earlier_round import EarlierRoundForm, before, free_number, usual_day
from interviews.models import Interviewer, Round, Topic
from tests.factories import make_application, make_interview, make_interviewer, make_round

TYPED = {"names": "Inês Carvalho (Talent partner)", "day": "2026-11-24", "topic": "how the clinics share numbers"}
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def round(alice, now):
    round = make_round(make_application(alice))
    make_interview(round, make_interviewer(round.application, "Ravi Menon"), starts_at=now + timedelta(days=3))
    return round


@pytest.fixture
def fill_in(round):
    return reverse("interviews:earlier_round", args=[round.pk])


@pytest.fixture
def page(round):
    return reverse("interviews:continuity", args=[round.pk])


def body(response):
    return response.content.decode()


def test_half_a_minute_makes_round_one_with_its_person_and_topic(as_alice, round, fill_in, page):
    response = as_alice.post(fill_in, TYPED)

    assert response.url == page
    first = Round.objects.get(number=1)
    assert (first.application, first.kind, first.format) == (round.application, "screen", "phone")
    assert first.time_zone == "Europe/Berlin"
    talk = first.interviews.get()
    assert (talk.starts_at, talk.ends_at) == (
        datetime(2026, 11, 24, 11, tzinfo=UTC),
        datetime(2026, 11, 24, 11, 30, tzinfo=UTC),
    )
    seat = talk.participations.get()
    assert seat.met is True
    assert (seat.interviewer.name, seat.interviewer.job_title) == ("Inês Carvalho", "Talent partner")
    assert seat.interviewer.relation == "recruiter"
    assert Topic.objects.get().text == "how the clinics share numbers"


def test_then_the_page_shows_a_line_to_open_with(as_alice, fill_in):
    shown = body(as_alice.post(fill_in, TYPED, follow=True))

    assert "Inês Carvalho and I talked about how the clinics share numbers. How do you see that?" in shown
    assert "Half a minute" not in shown


def test_several_people_get_the_topic_each(as_alice, fill_in):
    as_alice.post(fill_in, TYPED | {"names": "Inês Carvalho, Tom Berg"})

    assert Topic.objects.count() == 2
    assert Round.objects.get(number=1).interviews.count() == 1


def test_who_is_known_by_name_is_the_same_person(as_alice, round, fill_in):
    as_alice.post(fill_in, TYPED | {"names": "ravi menon"})

    assert Interviewer.objects.count() == 1
    assert Topic.objects.get().interviewer.name == "Ravi Menon"


def test_no_mail_goes_out_for_what_lies_days_back(as_alice, alice, fill_in, now):
    as_alice.post(fill_in, TYPED)

    plan(now)

    assert not Round.objects.get(number=1).reminders.exists()


def test_what_was_yesterday_can_still_be_thanked_for(as_alice, alice, fill_in, now):
    as_alice.post(fill_in, TYPED | {"day": "2026-11-30"})

    assert [seat.interviewer.name for seat in people_owed(alice, now)] == ["Inês Carvalho"]


def test_what_was_today_is_over(as_alice, fill_in, now):
    as_alice.post(fill_in, TYPED | {"day": "2026-12-01"})

    assert Round.objects.get(number=1).interviews.get().ends_at <= now


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"names": ""}, "With whom? A first name is enough."),
        ({"names": " , "}, "With whom? A first name is enough."),
        ({"names": "Ana, Ana"}, "Ana is in this conversation twice."),
        ({"names": "x" * 121}, "is too long for a name"),
        ({"names": "x" * 1001}, "at most 1000 characters"),
        ({"names": "a\u0007b"}, "Keep this on one line"),
        ({"day": ""}, "This field is required."),
        ({"day": "soon"}, "Type a day that exists, like 2026-12-04."),
        ({"day": "1999-12-31"}, "Pick a day between the years 2000 and 2100."),
        ({"day": "2026-12-02"}, "That day is still to come."),
        ({"topic": ""}, "One thing is enough. What did you talk about?"),
        ({"topic": "x" * 501}, "at most 500 characters"),
        ({"topic": "a\u202eb"}, "Remove the invisible characters"),
    ],
)
def test_what_cannot_be_kept_comes_back_as_typed(as_alice, fill_in, changed, problem):
    typed = TYPED | changed

    response = as_alice.post(fill_in, typed)

    assert response.status_code == 422
    assert problem in body(response)
    assert all(f'value="{value}"' in body(response) for value in typed.values() if value and value.strip())
    assert Round.objects.count() == 1


def test_a_day_after_the_round_is_no_day_before_it(as_alice, round, fill_in, now):
    round.interviews.update(starts_at=now - timedelta(days=9), ends_at=now - timedelta(days=8))

    response = as_alice.post(fill_in, TYPED)

    assert response.status_code == 422
    assert "That is after the round that you are preparing for." in body(response)


def test_hostile_words_are_words(as_alice, fill_in):
    as_alice.post(fill_in, TYPED | {"topic": HOSTILE})
    shown = body(as_alice.post(fill_in, TYPED | {"names": "", "topic": HOSTILE}))

    assert HOSTILE not in shown


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [(2, date(2026, 11, 26)), (3, date(2026, 11, 27)), (30, date(2026, 11, 27)), (-20, date(2026, 11, 4))],
)
def test_the_day_is_preset_a_week_before_and_four_days_ago_at_least(round, now, ahead, expected):
    starts_at = now + timedelta(days=ahead)
    round.interviews.update(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))

    assert usual_day(round, now) == expected


def test_without_an_agenda_it_is_four_days_ago(round, now):
    round.interviews.all().delete()

    assert usual_day(round, now) == date(2026, 11, 27)


def test_a_day_that_nobody_chose_brings_no_reproach(as_alice, round, fill_in, now):
    as_alice.post(fill_in, TYPED | {"day": usual_day(round, now).isoformat()})

    plan(now)

    assert not Round.objects.get(number=1).reminders.exists()
    missing = missing_by_round([round.pk], now)[round.pk]
    assert "owed" not in {one.code for one in missing}


@pytest.mark.parametrize(
    ("others", "number", "expected"),
    [([], 2, 1), ([], 1, None), ([1], 2, None), ([1], 3, 2), ([2], 3, 1), ([1, 2], 3, None), ([3], 2, 1)],
)
def test_the_lowest_number_left_below(alice, others, number, expected):
    job = make_application(alice)
    for other in others:
        make_round(job, number=other)

    assert free_number(make_round(job, number=number)) == expected


def test_the_number_of_a_deleted_round_is_left(alice, now):
    job = make_application(alice)
    make_round(job, number=1).mark_deleted(now)

    assert free_number(make_round(job)) == 1


def test_a_number_taken_meanwhile_is_said_and_nothing_is_made(as_alice, round, fill_in):
    make_round(round.application, number=1)

    response = as_alice.post(fill_in, TYPED)

    assert response.status_code == 422
    assert "Every number before this round is taken." in body(response)
    assert TYPED["topic"] in body(response)
    assert Round.objects.count() == 2


def test_somebody_who_was_quicker_makes_no_second_round(round, now):
    form = EarlierRoundForm(round, now, TYPED)
    assert form.is_valid()
    make_round(round.application, number=1)

    assert form.save() is None
    assert not Topic.objects.exists()


def test_a_first_round_says_what_to_do_instead(as_alice, round, page):
    round.number = 1
    round.save()

    shown = body(as_alice.get(page))

    assert "Nothing came before this" in shown
    assert reverse("interviews:round_edit", args=[round.pk]) in shown


def test_a_silent_earlier_round_leads_to_its_debrief(as_alice, round, page, now):
    first = make_round(round.application, number=1)
    make_interview(first, starts_at=now - timedelta(days=7))

    shown = body(as_alice.get(page))

    assert "Nothing is noted of the First interview (round 1)." in shown
    assert reverse("dashboard:debrief", args=[first.pk]) in shown
    assert "Half a minute" not in shown


def test_a_silent_round_two_before_round_three_offers_round_one_as_well(as_alice, round, now):
    third = make_round(round.application, number=3)
    round.interviews.update(starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=2, hours=-1))

    shown = body(as_alice.get(reverse("interviews:continuity", args=[third.pk])))

    assert "Half a minute" in shown
    assert "Nothing is noted of the Second interview (round 2)." in shown


def test_of_a_round_to_come_or_called_off_nothing_is_to_be_noted(round, now):
    third = make_round(round.application, number=3)
    first = make_round(round.application, number=1, status="cancelled")
    make_interview(first, starts_at=now - timedelta(days=7))

    assert before(third, now).silent == []


def test_an_earlier_round_to_come_says_that_there_is_nothing_yet(as_alice, round):
    make_round(round.application, number=1)

    assert "Nothing to pick up yet" in body(as_alice.get(reverse("interviews:continuity", args=[round.pk])))
