"""What the pages of stories, follow-ups and the day may ask, in an account with something of everything and much."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.pages import PAGE
from followups.models import ThankYouNote, Timeline
from interviews.models import Application, Interview, Interviewer, Participation, Round, Skill
from stories.models import Story, Tag
from tests.factories import WRITTEN, make_interview, make_interviewer, make_round, make_telling
from tests.whole_account import fill

# Two of them are every page's own: the session and the person.
QUERIES = {
    "stories": 3,
    "a later page of stories": 4,
    "search": 3,
    "search among those never told": 4,
    "story": 5,
    "coverage": 4,
    "a later page of coverage": 5,
    "rehearsal": 4,
    "stories of a round": 3,
    "answers": 4,
    "brief": 3,
    "thank-yous": 3,
    "later thank-yous": 4,
    "those of long ago": 4,
    "thank-yous of a round": 6,
    "waiting": 5,
    "mails": 5,
}
MOST = 7
MANY = 60
LISTS = re.compile(r"<(ul class=\"rows\"|tbody|select|optgroup)(.*?)</(?:ul|tbody|select|optgroup)>", re.DOTALL)
ITEMS = re.compile(r"<li class=\"row-item|<th scope=\"row\" class=\"matrix-story\"><a|<option value=\"[^\"]")


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def pages(alice, now):
    held = fill(alice)
    Application.objects.update(stage="interviewing")
    coming = make_round(held.application, number=5)
    interview = make_interview(coming, make_interviewer(held.application, "Cy"), starts_at=now + timedelta(days=2))
    story = Story.objects.first()
    make_telling(story, interview, interview.interviewers.get())
    much_to_tell(alice, held.application)
    much_to_follow_up(alice, now)
    of_round, of_job = [coming.pk], [held.application_id]
    stories, coverage, thank_yous = (reverse(name) for name in PLACES)
    return {
        "stories": stories,
        "a later page of stories": f"{stories}?page=2",
        "search": f"{stories}?q=release&theme=&only=",
        "search among those never told": f"{stories}?q=release&only=untold",
        "story": reverse("stories:story", args=[story.pk]),
        "coverage": coverage,
        "a later page of coverage": f"{coverage}?page=2",
        "rehearsal": reverse("stories:rehearsal"),
        "stories of a round": reverse("stories:round_stories", args=of_round),
        "answers": reverse("stories:answers", args=of_job),
        "brief": reverse("dashboard:brief", args=of_round),
        "thank-yous": thank_yous,
        "later thank-yous": f"{thank_yous}?page=2",
        "those of long ago": f"{thank_yous}?past=1&page=2",
        "thank-yous of a round": reverse("followups:round_thank_yous", args=[held.pk]),
        "waiting": reverse("followups:waiting"),
        "mails": reverse("followups:reminders"),
    }


PLACES = ("stories:stories", "stories:coverage", "followups:thank_yous")


def much_to_tell(candidate, job):
    Skill.objects.bulk_create(Skill(application=job, name=f"Skill {number}") for number in range(MANY))
    stories = Story.objects.bulk_create(
        Story(candidate=candidate, title=f"The release {number:02}", **WRITTEN) for number in range(MANY)
    )
    Tag.objects.bulk_create(
        Tag(story=story, kind="skill", key=f"skill {number}", name=f"Skill {number}")
        for number, story in enumerate(stories)
    )


def much_to_follow_up(candidate, now):
    """So many jobs with somebody owed a note since today and somebody since long ago, and a reply that is awaited; so
    many more with an offer, with a note that was opened, and with a round that is over and no day named.
    """
    today, opened = now.date(), []
    for round, person in held_rounds(candidate, "interviewing", now - timedelta(hours=3)):
        opened.append(ThankYouNote(round=round, interviewer=person, opened_at=now))
    ThankYouNote.objects.bulk_create(opened)
    long_ago = held_rounds(candidate, "interviewing", now - timedelta(days=20))
    Timeline.objects.bulk_create(Timeline(round=round, stated_on=today, reply_by=today) for round, _person in long_ago)
    held_rounds(candidate, "offer", now - timedelta(hours=5))


def held_rounds(candidate, stage, starts_at):
    jobs = Application.objects.bulk_create(
        Application(candidate=candidate, company=f"Acme {number}", stage=stage) for number in range(MANY)
    )
    rounds = Round.objects.bulk_create(Round(application=job, time_zone="UTC") for job in jobs)
    people = Interviewer.objects.bulk_create(Interviewer(application=job, name="Ana Ruiz") for job in jobs)
    ends_at = starts_at + timedelta(hours=1)
    interviews = Interview.objects.bulk_create(
        Interview(round=round, starts_at=starts_at, ends_at=ends_at) for round in rounds
    )
    Participation.objects.bulk_create(
        Participation(interview=interview, interviewer=person)
        for interview, person in zip(interviews, people, strict=True)
    )
    return list(zip(rounds, people, strict=True))


def longest_list(page):
    """Of rows, of lines of a table, and of what a list offers besides nothing at all."""
    return max((len(ITEMS.findall(found.group())) for found in LISTS.finditer(page)), default=0)


def test_each_page_asks_as_often_as_it_is_known_to_and_shows_at_most_a_page_of_anything(as_alice, pages):
    asked, longest = {}, {}
    for name, address in pages.items():
        with CaptureQueriesContext(connection) as captured:
            answer = as_alice.get(address)
        assert answer.status_code == 200, name
        asked[name], longest[name] = len(captured), longest_list(answer.text)

    assert asked == QUERIES
    assert max(QUERIES.values()) <= MOST
    # One job may be chosen besides the latest, and of skills the least covered stand beside each other.
    assert {name: rows for name, rows in longest.items() if rows > PAGE + 1} == {}
