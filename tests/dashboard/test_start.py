"""From nothing to the first round, before or after it was held."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from interviews.models import Round, Topic
from tests.factories import START, make_held_round, make_interview, make_round

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


def test_one_that_was_held_already_leads_to_whom_did_you_meet(as_alice, alice):
    response = as_alice.post(START_URL, entry(day="2026-12-01", starts="09:00", names="Ana Ruiz"))

    round = Round.objects.owned_by(alice).get()
    assert response["Location"] == reverse("dashboard:met", args=[round.pk])


def test_what_is_missing_is_said_and_what_was_typed_is_kept(as_alice):
    response = as_alice.post(START_URL, entry(company="", names="Ana Ruiz"))

    assert response.status_code == 422
    assert "Which company is it?" in response.content.decode()
    assert "Ana Ruiz" in response.content.decode()
    assert not Round.objects.exists()


def test_anonymous_signs_in_first(as_nobody):
    assert as_nobody.get(START_URL).status_code == 302


def met_url(round):
    return reverse("dashboard:met", args=[round.pk])


def test_whom_one_met_and_what_was_talked_about_is_kept(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz", "Bo Lind")
    ana, bo = round.application.interviewers.order_by("name")

    response = as_alice.post(
        met_url(round),
        {
            f"person{ana.pk}-met": "on",
            f"person{ana.pk}-topic": "moving the reports to dbt",
            f"person{bo.pk}-topic": "",
            "names": "Cy Young",
        },
    )

    assert response["Location"] == reverse("followups:round_thank_yous", args=[round.pk])
    assert Topic.objects.get().text == "moving the reports to dbt"
    met = {row.interviewer.name: row.met for row in round.interviews.last().participations.all()}
    assert met == {"Bo Lind": False, "Cy Young": True}
    assert ana.participations.get().met is True


def test_a_line_that_cannot_be_kept_is_refused_with_everything_typed(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz")
    ana = round.application.interviewers.get()

    response = as_alice.post(
        met_url(round), {f"person{ana.pk}-met": "on", f"person{ana.pk}-topic": "x" * 501, "names": "Cy Young"}
    )

    assert response.status_code == 422
    assert "x" * 501 in response.content.decode()
    assert "Cy Young" in response.content.decode()
    assert not Topic.objects.exists()


def test_a_round_without_people_asks_for_names_alone(as_alice, alice):
    round = make_round(make_held_round(alice).application, number=3)
    make_interview(round, starts_at=START)

    as_alice.post(met_url(round), {"names": "Ana Ruiz, Dee Fox"})

    assert {person.name for person in round.interviews.get().interviewers.all()} == {"Ana Ruiz", "Dee Fox"}
