"""Today, a job, a round and getting ready: so many queries and so many rows, however much there is."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.pages import PAGE
from interviews.models import Application, Assignment, Interview, Interviewer, Participation, Skill
from stories.models import Story, Tag
from tests.factories import (
    STARTERS,
    WRITTEN,
    make_application,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_round,
    make_story,
    make_telling,
    make_timeline,
)
from tests.whole_account import HOSTILE, fill

# Two of them are every page's own: the session and the person.
QUERIES = {"home": 4, "application": 6, "coming": 5, "held": 4, "prepare": 4}
MOST = 7
PERSON = re.compile(r"</?(?:bdi)?>(Person \d+)</")
MORE = re.compile(r"and \d+ more</a>")


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def pages(alice, now):
    """The address of each page, in an account that has something of everything."""
    held = fill(alice)
    coming = make_ready_for(make_round(held.application, number=4), now)
    other = make_held_round(alice, number=1)
    make_note(other, other.application.interviewers.first(), opened_at=now)
    make_timeline(make_round(make_application(alice)), reply_by=now.date())
    Application.objects.filter(pk=held.application_id).update(stage="interviewing")
    return {
        "home": reverse("dashboard:home"),
        "application": reverse("dashboard:application", args=[held.application_id]),
        "coming": reverse("dashboard:round", args=[coming.pk]),
        "held": reverse("dashboard:round", args=[held.pk]),
        "prepare": reverse("dashboard:prepare", args=[coming.pk]),
    }


def make_ready_for(round, now):
    """Two people to meet, with a question, a story and a case for the day."""
    people = [make_interviewer(round.application, name) for name in ("Cleo", "Dan")]
    interview = make_interview(round, *people, starts_at=now + timedelta(days=2))
    for person, code in zip(people, STARTERS, strict=False):
        round.questions.create(interviewer=person, code=code)
    make_telling(make_story(round.application.candidate, **WRITTEN), interview, people[0])
    Assignment.objects.create(round=round, title="The case", due_at=now + timedelta(days=1))
    return round


def grow(candidate, job, now):
    """Forty jobs of each kind, five hundred stories, and sixty people on one agenda."""
    for number in range(40):
        make_timeline(make_round(make_application(candidate, company=f"Late {number}")))
        make_held_round(candidate)
        make_ready_for(make_round(make_application(candidate, company=f"Next {number}")), now)
    stories = Story.objects.bulk_create(
        Story(candidate=candidate, title=f"Story {number}", **WRITTEN) for number in range(500)
    )
    Tag.objects.bulk_create(Tag(story=story, kind="theme", key="pressure") for story in stories)
    Skill.objects.bulk_create(Skill(application=job, name=f"Skill {number}") for number in range(60))
    people = Interviewer.objects.bulk_create(Interviewer(application=job, name=f"Person {n}") for n in range(60))
    for interview in Interview.objects.filter(round__application=job, status="scheduled"):
        Participation.objects.bulk_create(Participation(interview=interview, interviewer=person) for person in people)


def test_they_ask_as_often_of_a_large_account_as_of_a_small_one(as_alice, alice, pages, now):
    assert costs(as_alice, pages) == QUERIES

    grow(alice, the_job(), now)

    assert costs(as_alice, pages) == QUERIES
    assert max(QUERIES.values()) <= MOST


def test_long_lists_end_with_the_way_to_the_rest(as_alice, alice, pages, now):
    grow(alice, the_job(), now)

    home, job = (as_alice.get(pages[name]).text for name in ("home", "application"))
    assert home.count('class="row-item row-link"') <= 4 * PAGE
    assert len(MORE.findall(home)) == 3  # to thank, coming, waiting
    assert job.partition("</main>")[0].count('class="btn-close"') == PAGE
    assert f'/skills/">and {61 - PAGE} more</a>' in job
    for name in ("application", "prepare"):
        first, second = ({*PERSON.findall(as_alice.get(f"{pages[name]}?page={n}").text)} for n in (1, 2))
        assert len(first) <= PAGE
        assert first.isdisjoint(second)


def the_job():
    return Application.objects.get(company=HOSTILE[:120])


def costs(client, pages):
    return {name: queries_of(client, address) for name, address in pages.items()}


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
