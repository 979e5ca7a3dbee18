"""Every change that a calendar shows raises the sequence of the conversation; nothing else does."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from interviews.models import Interview
from interviews.people import TypedPerson, replace, seat
from tests.factories import START, make_application, make_interview, make_interviewer, make_round


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def interview(alice):
    round = make_round(make_application(alice), format="onsite", location="Main Street 1")
    return make_interview(round, make_interviewer(round.application))


@pytest.fixture
def other(interview):
    """Another round of the same job, that has nothing to do with any of it."""
    return make_interview(make_round(interview.round.application, number=3), starts_at=START + timedelta(days=9))


def sequence(interview):
    return Interview.objects.get(pk=interview.pk).feed_sequence


def edit_round(client, round, **changes):
    kept = {name: getattr(round, name) for name in ("number", "kind", "format", "location", "meeting_url", "notes")}
    address = reverse("interviews:round_edit", args=[round.pk])
    answer = client.post(address, kept | {"time_zone": round.time_zone, "moving": ""} | changes)
    assert answer.status_code == 302


def edit_person(client, person, **changes):
    kept = {"name": person.name, "job_title": person.job_title, "relation": person.relation, "email": "", "notes": ""}
    assert client.post(reverse("interviews:interviewer_edit", args=[person.pk]), kept | changes).status_code == 302


def edit_job(client, job, **changes):
    kept = {"company": job.company, "role_title": job.role_title, "stage": job.stage, "job_url": ""}
    assert client.post(reverse("interviews:application_edit", args=[job.pk]), kept | changes).status_code == 302


def test_a_new_conversation_begins_at_nought(interview):
    assert sequence(interview) == 0


def test_another_time_raises_it_and_the_same_time_does_not(interview, now):
    interview.reschedule(interview.starts_at, interview.ends_at + timedelta(minutes=15), now)
    assert interview.feed_sequence == sequence(interview) == 1

    interview.reschedule(interview.starts_at, interview.ends_at, now)
    assert sequence(interview) == 1

    interview.reschedule(interview.starts_at - timedelta(hours=1), interview.ends_at, now)
    assert sequence(interview) == 2


def test_called_off_and_held_after_all_raise_it(interview):
    interview.cancel()
    assert sequence(interview) == 1

    interview.hold_after_all()
    assert interview.feed_sequence == sequence(interview) == 2


def test_a_round_called_off_raises_it_for_all_its_conversations(interview, other):
    second = make_interview(interview.round)
    interview.round.cancel()
    interview.round.hold_after_all()

    assert (sequence(interview), sequence(second), sequence(other)) == (2, 2, 0)


def test_other_people_raise_it_and_the_same_people_do_not(interview):
    ana = interview.interviewers.get()
    bo = make_interviewer(interview.round.application, "Bo Lind")
    seat(interview, [ana])
    assert sequence(interview) == 0

    seat(interview, [ana, bo])
    assert sequence(interview) == 1

    seat(interview, [bo])
    assert sequence(interview) == 2

    replace(interview.participations.get(), TypedPerson("Cleo Fox"))
    assert sequence(interview) == 3


@pytest.mark.parametrize(
    ("changes", "raised"),
    [
        ({"location": "Side Street 2"}, 1),
        ({"meeting_url": "https://meet.example/1"}, 1),
        ({"format": "video"}, 1),
        ({"number": 4}, 1),
        ({"time_zone": "America/New_York"}, 1),
        ({"time_zone": "America/New_York", "moving": "moment"}, 0),
        ({"notes": "Take the lift", "kind": "final"}, 0),
    ],
)
def test_an_edited_round_raises_it_where_calendars_show_it(as_alice, interview, other, changes, raised):
    edit_round(as_alice, interview.round, **changes)

    assert (sequence(interview), sequence(other)) == (raised, 0)


@pytest.mark.parametrize(
    ("changes", "raised"), [({"name": "Ana María Ruiz"}, 1), ({"job_title": "CTO"}, 1), ({"notes": "Kind"}, 0)]
)
def test_an_edited_person_raises_it_where_they_take_part(as_alice, interview, other, changes, raised):
    edit_person(as_alice, interview.interviewers.get(), **changes)

    assert (sequence(interview), sequence(other)) == (raised, 0)


def test_a_title_filled_in_while_naming_people_raises_it(as_alice, interview, other):
    address = reverse("interviews:interview_edit", args=[other.pk])
    typed = {"day": "2026-12-10", "starts": "10:00", "until": "60", "names": "Ana Ruiz (CTO)", "notes": ""}
    assert as_alice.post(address, typed).status_code == 302

    assert sequence(interview) == 1


def test_a_person_deleted_and_brought_back_raises_it(interview, now):
    person = interview.interviewers.get()
    person.mark_deleted(now)
    person.restore(now)

    assert sequence(interview) == 2


@pytest.mark.parametrize(
    ("changes", "raised"),
    [({"company": "Acme Ltd"}, 1), ({"role_title": "Lead"}, 1), ({"stage": "offer", "job_description": "SQL"}, 0)],
)
def test_an_edited_job_raises_it_where_calendars_show_it(as_alice, interview, changes, raised):
    edit_job(as_alice, interview.round.application, **changes)

    assert sequence(interview) == raised


def test_conversations_that_change_places_both_raise_it(as_alice, interview):
    second = make_interview(interview.round, starts_at=START + timedelta(hours=1))
    as_alice.post(reverse("interviews:interview_position", args=[second.pk]), {"direction": "up"})

    assert (sequence(interview), sequence(second)) == (1, 1)


def test_a_round_that_comes_back_under_another_number_raises_it(interview, now):
    round = interview.round
    round.mark_deleted(now)
    make_round(round.application)
    round.restore(now)

    assert (round.number, sequence(interview)) == (3, 1)


def test_notes_topics_and_met_do_not_raise_it(as_alice, interview):
    interview.participations.get().mark_met(False)
    address = reverse("interviews:interview_edit", args=[interview.pk])
    typed = {"day": "2026-12-01", "starts": "10:00", "until": "60", "names": "Ana Ruiz", "notes": "Bring a pen"}
    assert as_alice.post(address, typed).status_code == 302

    assert Interview.objects.get().notes == "Bring a pen"
    assert sequence(interview) == 0
