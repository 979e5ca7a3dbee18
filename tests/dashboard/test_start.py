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


def test_looking_again_keeps_who_was_not_met(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz", "Bo Lind")
    ana, bo = round.application.interviewers.order_by("name")
    bo.participations.get().mark_met(False)

    page = as_alice.get(met_url(round)).content.decode()
    assert page.count("checked") == 1
    as_alice.post(met_url(round), {f"person{ana.pk}-met": "on"})

    assert ana.participations.get().met is True
    assert bo.participations.get().met is False


def test_somebody_met_in_one_of_two_conversations_stays_as_marked(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz")
    ana = round.application.interviewers.get()
    second = make_interview(round, ana, starts_at=START + timedelta(hours=1))
    second.participations.get().mark_met(False)

    as_alice.post(met_url(round), {f"person{ana.pk}-met": "on"})

    assert list(ana.participations.order_by("pk").values_list("met", flat=True)) == [True, False]


def test_sending_it_twice_notes_a_topic_once_and_shows_it(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz")
    ana = round.application.interviewers.get()
    for _again in range(2):
        as_alice.post(met_url(round), {f"person{ana.pk}-met": "on", f"person{ana.pk}-topic": "the roadmap"})

    assert Topic.objects.count() == 1
    assert "Noted: the roadmap" in as_alice.get(met_url(round)).content.decode()


def test_what_was_called_off_was_no_occasion_to_meet(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz", "Dee Fox")
    round.interviews.last().cancel()

    assert "Dee Fox" not in as_alice.get(met_url(round)).content.decode()
    as_alice.post(met_url(round), {"names": "Cy Young"})

    assert round.interviews.first().interviewers.filter(name="Cy Young").exists()


def test_an_empty_form_is_refused(as_alice):
    assert as_alice.post(START_URL).status_code == 422


@pytest.mark.parametrize("name", ["start", "met"])
def test_access(as_alice, as_bob, as_nobody, alice, name):
    address = met_url(make_held_round(alice)) if name == "met" else START_URL

    assert as_alice.get(address).status_code == 200
    assert as_alice.put(address).status_code == 405
    assert as_nobody.get(address).url.startswith(reverse("account_login"))
    assert as_nobody.post(address).url.startswith(reverse("account_login"))
    if name == "met":
        assert as_bob.get(address).status_code == as_bob.post(address).status_code == 404
