"""A round changed, called off, deleted and brought back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from interviews.models import Assignment, Round
from tests.factories import make_application, make_interview, make_round


def url(name, round):
    return reverse(f"interviews:{name}", args=[round.pk])


def page_of(round):
    return reverse("dashboard:round", args=[round.pk])


def fields(**changes):
    return {
        "number": "2",
        "kind": "final",
        "format": "onsite",
        "location": "Hauptstr. 1",
        "meeting_url": "",
        "time_zone": "Europe/Berlin",
        "notes": "",
    } | changes


@pytest.fixture
def round(alice):
    return make_round(make_application(alice))


def test_a_round_is_changed(round, as_alice):
    response = as_alice.post(url("round_edit", round), fields(number="3"))

    round.refresh_from_db()
    assert (round.number, round.kind, round.location, response.url) == (3, "final", "Hauptstr. 1", page_of(round))


@pytest.mark.parametrize(
    ("moving", "starts_at"),
    [("", datetime(2026, 12, 1, 15, tzinfo=UTC)), ("moment", datetime(2026, 12, 1, 9, tzinfo=UTC))],
)
def test_a_corrected_zone_keeps_the_clock_times_or_the_moments(round, as_alice, moving, starts_at):
    interview = make_interview(round)

    as_alice.post(url("round_edit", round), fields(time_zone="America/New_York", moving=moving))

    interview.refresh_from_db()
    round.refresh_from_db()
    assert (interview.starts_at, round.time_zone) == (starts_at, "America/New_York")
    assert interview.length.total_seconds() == 3600


@pytest.mark.parametrize(("moving", "due_at"), [("", "2026-12-08 22:00"), ("moment", "2026-12-08 16:00")])
def test_a_deadline_keeps_its_clock_time_or_its_moment_like_the_conversations(round, as_alice, moving, due_at):
    case = Assignment.objects.create(round=round, title="A case", due_at=datetime(2026, 12, 8, 16, 0, tzinfo=UTC))

    as_alice.post(url("round_edit", round), fields(time_zone="America/New_York", moving=moving))

    case.refresh_from_db()
    assert f"{case.due_at:%Y-%m-%d %H:%M}" == due_at


@pytest.mark.parametrize(("moving", "ended_at"), [("", "16:10"), ("moment", "10:10")])
def test_a_noted_end_keeps_its_clock_time_or_its_moment_like_its_conversation(round, as_alice, moving, ended_at):
    interview = make_interview(round, ended_at=datetime(2026, 12, 1, 10, 10, tzinfo=UTC))

    as_alice.post(url("round_edit", round), fields(time_zone="America/New_York", moving=moving))

    interview.refresh_from_db()
    assert f"{interview.ended_at:%H:%M}" == ended_at
    assert interview.ended_at - interview.ends_at == timedelta(minutes=10)


def test_what_is_brought_back_after_the_zone_was_corrected_has_its_clock_time_too(round, as_alice, now):
    interview = make_interview(round)
    case = Assignment.objects.create(round=round, title="A case", due_at=datetime(2026, 12, 8, 16, 0, tzinfo=UTC))
    interview.mark_deleted(now)
    case.mark_deleted(now)

    as_alice.post(url("round_edit", round), fields(time_zone="America/New_York"))
    as_alice.post(url("interview_restore", interview))
    as_alice.post(url("assignment_restore", case))

    interview = round.interviews.present().get()
    case = round.assignments.present().get()
    assert f"{interview.starts_at:%Y-%m-%d %H:%M}" == "2026-12-01 15:00"
    assert f"{case.due_at:%Y-%m-%d %H:%M}" == "2026-12-08 22:00"


def test_a_deleted_conversation_that_would_be_unclear_in_the_new_zone_keeps_nobody_from_it(round, as_alice, now):
    make_interview(round, starts_at=datetime(2026, 3, 8, 1, 30, tzinfo=UTC)).mark_deleted(now)

    as_alice.post(url("round_edit", round), fields(time_zone="America/New_York"))

    round.refresh_from_db()
    assert round.time_zone == "America/New_York"


def test_clock_times_that_are_unclear_in_the_new_zone_are_not_guessed(round, as_alice):
    interview = make_interview(round, starts_at=datetime(2026, 3, 8, 1, 30, tzinfo=UTC))

    response = as_alice.post(url("round_edit", round), fields(time_zone="America/New_York"))

    interview.refresh_from_db()
    assert response.status_code == 422
    assert "The clocks change there at 02:30." in response.text
    assert interview.starts_at == datetime(2026, 3, 8, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"number": "3"}, "This job already has a round with that number."),
        ({"number": "0"}, "greater than or equal to 1"),
        ({"number": "21"}, "less than or equal to 20"),
        ({"number": ""}, "This field is required."),
        ({"time_zone": "Mars/Olympus"}, "There is no time zone “Mars/Olympus”."),
        ({"kind": "tea"}, "tea is not one of the available choices"),
        ({"notes": "a\x00"}, "Null characters"),
        ({"meeting_url": "x" * 600}, "Enter a valid URL."),
    ],
)
def test_a_round_with_bad_input_is_explained_and_kept(round, as_alice, change, sentence):
    make_round(round.application, number=3)

    response = as_alice.post(url("round_edit", round), fields(location="as typed") | change)

    assert response.status_code == 422
    assert sentence in response.text
    assert "as typed" in response.text
    assert not Round.objects.filter(location="as typed").exists()


def test_a_round_is_called_off_and_held_after_all(round, as_alice):
    response = as_alice.post(url("round_cancellation", round))
    round.refresh_from_db()
    assert (round.is_cancelled, response.url) == (True, page_of(round))

    as_alice.post(url("round_cancellation", round), {"held": "1"})
    round.refresh_from_db()
    assert not round.is_cancelled


def test_a_round_is_deleted_with_one_press_and_brought_back(alice, round, as_alice):
    response = as_alice.post(url("round_delete", round))
    assert response.url == reverse("dashboard:application", args=[round.application_id])
    assert not Round.objects.owned_by(alice).exists()

    (message,) = get_messages(response.wsgi_request)
    response = as_alice.post(message.extra_tags)
    assert response.url == page_of(round)
    assert Round.objects.owned_by(alice).get() == round


def test_the_last_round_whose_number_was_taken_meanwhile_comes_back_under_one_before(alice, as_alice, now):
    last = make_round(make_application(alice), number=20, deleted_at=now)
    make_round(last.application, number=20)

    response = as_alice.post(url("round_restore", last))

    last.refresh_from_db()
    assert (response.status_code, last.number, last.deleted_at) == (302, 19, None)


def test_a_round_too_many_stays_deleted_and_that_is_said(alice, as_alice, now):
    surplus = make_round(make_application(alice), number=7, deleted_at=now)
    for number in range(1, 21):
        make_round(surplus.application, number=number)

    response = as_alice.post(url("round_restore", surplus), follow=True)

    surplus.refresh_from_db()
    assert surplus.deleted_at == now
    assert "This job has twenty rounds already." in response.text


def test_a_round_whose_number_was_taken_meanwhile_comes_back_under_the_next(round, as_alice, now):
    round.mark_deleted(now)
    make_round(round.application, number=2)

    as_alice.post(url("round_restore", round))

    round.refresh_from_db()
    assert (round.number, round.deleted_at) == (3, None)
