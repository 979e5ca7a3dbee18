"""From nothing to the first round, before or after it was held."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from interviews.models import Round
from tests.factories import START

pytestmark = pytest.mark.django_db

NOON = START + timedelta(hours=3)
START_URL = "/start/"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def entry(**fields):
    return {"company": "Acme", "role_title": "Analyst", "number": "2", "day": "2026-12-03", "starts": "10:00"} | fields


def test_a_coming_round_leads_to_its_page(as_alice, alice):
    response = as_alice.post(START_URL, entry(names="Ana Ruiz, Bo Lind"))

    round = Round.objects.owned_by(alice).get()
    assert response["Location"] == reverse("dashboard:round", args=[round.pk])
    assert [row.interviewers.get().name for row in round.interviews.all()] == ["Ana Ruiz", "Bo Lind"]
    page = as_alice.get(response["Location"]).text
    assert "Acme, Second interview (round 2) is saved." in page
    assert "Thursday, 3 December, 10:00–11:30" in page


def test_one_that_was_held_already_leads_to_how_did_it_go(as_alice, alice):
    response = as_alice.post(START_URL, entry(day="2026-12-01", starts="09:00", names="Ana Ruiz"))

    round = Round.objects.owned_by(alice).get()
    assert response["Location"] == reverse("dashboard:debrief", args=[round.pk])


def test_what_is_missing_is_said_and_what_was_typed_is_kept(as_alice):
    response = as_alice.post(START_URL, entry(company="", names="Ana Ruiz"))

    assert response.status_code == 422
    assert "Which company is it?" in response.content.decode()
    assert "Ana Ruiz" in response.content.decode()
    assert not Round.objects.exists()


def test_anonymous_signs_in_first(as_nobody):
    assert as_nobody.get(START_URL).status_code == 302


def test_an_empty_form_is_refused(as_alice):
    assert as_alice.post(START_URL).status_code == 422


def test_access(as_alice, as_nobody):
    assert as_alice.get(START_URL).status_code == 200
    assert as_alice.put(START_URL).status_code == 405
    assert as_nobody.get(START_URL).url.startswith(reverse("account_login"))
    assert as_nobody.post(START_URL).url.startswith(reverse("account_login"))
