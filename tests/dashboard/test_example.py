"""One press brings the example into an empty account, one takes it out; no mail is ever about it."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from dashboard import demo, example
from dashboard.archive.parsing import parse
from dashboard.archive.reading import restore
from dashboard.archive.writing import pieces
from dashboard.views.example import EXAMPLES
from followups.models import Reminder, ReminderPreferences, ThankYouNote, Timeline
from followups.planning import plan
from interviews.models import Application, Assignment, Interviewer, ResearchNote, Round, Skill, Topic
from stories.models import Answer, Story, Tag
from tests.factories import make_application, make_held_round, make_round, make_story, make_timeline

pytestmark = pytest.mark.django_db

BRING, REMOVE, RESTORE = "/example/", "/example/removal/", "/example/restore/"
TEXTS = {
    Application: ("role_title", "job_description"),
    Interviewer: ("job_title",),
    Skill: ("name",),
    Topic: ("text", "thought_since"),
    ResearchNote: ("body",),
    Assignment: ("title", "brief", "to_bring"),
    Story: ("title", "situation", "task", "action", "result"),
    Tag: ("name",),
    Answer: ("text",),
    ThankYouNote: ("subject", "body"),
    Timeline: ("phrase",),
}
SAID_EVERYWHERE = {"SQL", "Power BI", "Data engineer"}
NOTICE, BUTTON = "This is an example to look around in", "look around with an example"


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


def text_of(page):
    return page.content.decode()


def test_an_empty_account_is_offered_one_and_gets_it_with_one_press(as_alice, alice):
    assert BUTTON in text_of(as_alice.get("/"))
    assert BUTTON in text_of(as_alice.get("/start/"))

    today = as_alice.post(BRING, follow=True)

    assert "Halden Robotics" in text_of(today)
    assert NOTICE in text_of(today)
    assert alice.applications.count() == 6
    assert alice.stories.count() == 5


def test_every_page_says_that_it_is_one_and_takes_it_out(as_alice, alice):
    as_alice.post(BRING)
    coming = Round.objects.get(application__company="Brightwell Health", number=2)

    for address in ("/applications/", "/stories/", "/thank-yous/", f"/rounds/{coming.pk}/"):
        assert NOTICE in text_of(as_alice.get(address))
    assert "Nothing: this is an example" in text_of(as_alice.get(f"/rounds/{coming.pk}/"))


def test_removing_it_takes_out_what_it_brought_and_nothing_else(as_alice, alice, now):
    make_story(alice, "Mine before")
    as_alice.post(BRING)
    make_application(alice, company="Mine beside")
    Application.objects.filter(company="Halden Robotics").update(company="Halden, as I changed it")
    make_round(Application.objects.get(company="Marlow Energy"))

    page = as_alice.post(REMOVE, follow=True)

    assert NOTICE not in text_of(page)
    assert "Mine beside" in text_of(as_alice.get("/applications/"))
    assert [row.company for row in Application.objects.owned_by(alice)] == ["Mine beside"]
    assert [row.title for row in Story.objects.owned_by(alice)] == ["Mine before"]


def test_undo_brings_it_back_as_it_was_when_it_was_removed(as_alice, alice, now):
    as_alice.post(BRING)
    make_round(Application.objects.get(company="Marlow Energy"), notes="What I wrote")
    Application.objects.get(company="Foxglove Studio").mark_deleted(now - timedelta(minutes=5))

    page = as_alice.post(REMOVE, follow=True)
    assert f'action="{RESTORE}"' in text_of(page)
    back = as_alice.post(RESTORE, follow=True)

    assert NOTICE in text_of(back)
    assert Round.objects.owned_by(alice).filter(notes="What I wrote").exists()
    assert {row.company for row in Application.objects.owned_by(alice)} >= {"Halden Robotics", "Marlow Energy"}
    assert not Application.objects.owned_by(alice).filter(company="Foxglove Studio").exists()


def test_undo_without_an_example_says_so(as_alice, alice):
    assert "The example is not here any more." in text_of(as_alice.post(RESTORE, follow=True))
    alice.refresh_from_db()
    assert alice.example_at is None


def test_beside_a_job_of_ones_own_it_is_refused_and_not_offered(as_alice, alice):
    make_application(alice, company="Mine")

    page = as_alice.post(BRING, follow=True)

    assert "The example is for an empty account." in text_of(page)
    assert BUTTON not in text_of(page)
    assert alice.applications.get().company == "Mine"


def test_two_presses_bring_one(alice, now):
    assert example.bring(alice, now)
    assert not example.bring(alice, now)


def test_no_mail_is_planned_about_it_at_any_hour(alice, now):
    example.bring(alice, now)

    for hour in range(0, 24 * 10, 9):
        plan(now + timedelta(hours=hour))

    assert not Reminder.objects.exists()


def test_what_is_added_to_it_earns_no_mail_and_what_stands_beside_it_does(alice, now):
    example.bring(alice, now)
    added = make_round(Application.objects.get(company="Marlow Energy"))
    day = now.date() - timedelta(days=4)
    make_timeline(added, stated_on=day, reply_by=day)
    mine = make_held_round(alice)

    plan(now + timedelta(hours=2))

    assert {row.round for row in Reminder.objects.all()} == {mine}


def test_the_reminder_settings_stay_the_candidate_s_own(alice, now):
    example.bring(alice, now)

    assert not ReminderPreferences.objects.exists()


def test_nothing_of_it_stands_in_the_calendar_that_others_read(as_alice, alice, now, client):
    as_alice.post(BRING)
    address = as_alice.post(reverse("dashboard:calendar_address"), follow=True).context["address"]

    assert "Brightwell" not in client.get(address).content.decode()


def test_an_archive_remembers_that_it_is_an_example(alice, bob, now):
    example.bring(alice, now)
    written = "".join(pieces(alice, now)).encode()

    restore(bob, parse(written))
    bob.refresh_from_db()
    example.remove(bob, now)

    assert not Application.objects.owned_by(bob).exists()
    assert not Story.objects.owned_by(bob).exists()
    assert Application.objects.owned_by(alice).count() == 6


def test_somebody_else_s_example_is_left_alone(as_bob, alice, now):
    example.bring(alice, now)

    as_bob.post(REMOVE)
    as_bob.post(RESTORE)

    assert Application.objects.owned_by(alice).count() == 6


def test_it_can_be_brought_so_often_an_hour(as_alice):
    answers = [as_alice.post(BRING).status_code for _ in range(EXAMPLES.most + 1)]

    assert answers == [302] * EXAMPLES.most + [429]


@pytest.mark.parametrize("address", [BRING, REMOVE, RESTORE])
def test_access(as_alice, as_nobody, address):
    assert as_alice.get(address).status_code == 405
    assert as_nobody.post(address)["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("language", "story", "role", "phrase"),
    [
        ("de", "Der Bericht, der einen Monat lang falsch war", "Senior Data Analyst", "innerhalb einer Woche"),
        ("fr", "Le rapport resté faux pendant un mois", "Data analyst senior", "d’ici une semaine"),
        ("es", "El informe que estuvo mal durante un mes", "Analista de datos sénior", "en una semana"),
    ],
)
def test_it_speaks_the_language_of_the_account(as_alice, alice, language, story, role, phrase):
    alice.language = language
    alice.save(update_fields=["language"])
    as_alice.post(BRING)

    assert Story.objects.filter(title=story, example_at__isnull=False).exists()
    job = Application.objects.get(company="Halden Robotics")
    assert job.role_title == role
    assert Timeline.objects.filter(round__application=job, phrase=phrase).exists()
    assert "Halden Robotics" in text_of(as_alice.get("/"))


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES if code != "en"])
def test_nothing_of_it_is_left_in_english(alice, now, language):
    """Names, employers and what is called the same everywhere are all that both have in common."""
    example.bring(alice, now)
    english = texts_of(alice)
    example.remove(alice, now)
    demo.empty(alice)
    alice.language = language
    example.bring(alice, now)

    assert texts_of(alice) & english <= SAID_EVERYWHERE


def texts_of(candidate):
    return {
        text
        for model, fields in TEXTS.items()
        for row in model.objects.owned_by(candidate).values_list(*fields)
        for text in row
        if text
    }
