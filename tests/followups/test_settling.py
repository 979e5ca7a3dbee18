"""Several people still to thank at once: thanked, skipped with a reason, and open again."""

import pytest
import time_machine

from followups.models import ThankYouNote
from followups.owed import people_owed
from interviews.models import Participation
from tests.factories import make_held_round, make_note

pytestmark = pytest.mark.django_db

URL = "/thank-yous/selected/"


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def seats(alice):
    make_held_round(alice, "Ana Ruiz", "Bo Lind", "Cy Noor")
    return {seat.interviewer.name: seat.pk for seat in Participation.objects.all()}


def owed(candidate, now):
    return {seat.interviewer.name for seat in people_owed(candidate, now)}


def undo_of(client, page):
    (message,) = page.context["messages"]
    return client.post(message.extra_tags, follow=True)


def test_several_are_thanked_and_open_again_with_one_undo(as_alice, alice, now, seats):
    page = as_alice.post(URL, {"seats": [seats["Ana Ruiz"], seats["Bo Lind"]], "do": "sent"}, follow=True)
    assert "Thanked: Ana Ruiz, Bo Lind." in page.text
    assert not owed(alice, now) & {"Ana Ruiz", "Bo Lind"}

    undo_of(as_alice, page)
    assert {"Ana Ruiz", "Bo Lind"} <= owed(alice, now)


def test_several_are_skipped_for_a_reason_and_open_again(as_alice, alice, now, seats):
    posted = {"seats": [seats["Ana Ruiz"], seats["Bo Lind"]], "do": "skip", "reason": "no_address"}

    page = as_alice.post(URL, posted, follow=True)
    assert set(ThankYouNote.objects.values_list("skip_reason", flat=True)) == {"no_address"}

    undo_of(as_alice, page)
    assert {"Ana Ruiz", "Bo Lind"} <= owed(alice, now)


def test_a_draft_is_what_was_sent(as_alice, seats):
    person = Participation.objects.get(pk=seats["Ana Ruiz"])
    make_note(person.interview.round, person.interviewer, body="Dear Ana", channel="linkedin")

    as_alice.post(URL, {"seats": [person.pk], "do": "sent"})

    note = ThankYouNote.objects.get()
    assert (note.body_as_sent, note.channel) == ("Dear Ana", "linkedin")


def test_without_a_reason_nobody_is_skipped_and_the_ticks_are_kept(as_alice, seats):
    page = as_alice.post(URL, {"seats": [seats["Ana Ruiz"]], "do": "skip"})

    assert page.status_code == 422
    assert "Say why you write to none of them." in page.text
    assert page.text.count(" checked>") == 1
    assert not ThankYouNote.objects.exists()


def test_somebody_settled_meanwhile_is_not_settled_again(as_alice, seats):
    as_alice.post(URL, {"seats": [seats["Ana Ruiz"]], "do": "sent"})

    page = as_alice.post(URL, {"seats": [seats["Ana Ruiz"], seats["Bo Lind"]], "do": "sent"})

    assert page.status_code == 422
    assert ThankYouNote.objects.count() == 1


def test_somebody_else_s_people_are_refused(as_bob, seats):
    assert as_bob.post(URL, {"seats": list(seats.values()), "do": "sent"}).status_code == 422
    assert not ThankYouNote.objects.exists()


def test_access(as_alice, as_nobody):
    assert as_alice.get(URL).status_code == 405
    assert as_nobody.post(URL)["Location"].startswith("/accounts/login/")
