"""No page asks the database more often because there is more in it; what Today may ask is counted."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviews.models import Interview, ResearchNote, Round, Topic
from tests.factories import (
    make_answer,
    make_application,
    make_interview,
    make_interviewer,
    make_note,
    make_reminder,
    make_round,
    make_story,
    make_timeline,
)

LISTS = [
    "dashboard:home",
    "dashboard:applications",
    "dashboard:insights",
    "dashboard:start",
    "dashboard:search",
    "dashboard:shortcuts",
    "dashboard:settings",
    "accounts:activity",
    "dashboard:import_invite",
    "dashboard:my_data",
    "dashboard:restore",
    "dashboard:account_delete",
    "dashboard:calendar_settings",
    "interviews:application_create",
    "interviews:round_log",
    "stories:stories",
    "stories:story_create",
    "stories:coverage",
    "stories:rehearsal",
    "followups:thank_yous",
    "followups:waiting",
    "followups:reminders",
    "followups:preferences",
]
OF_ONE_JOB = [
    "dashboard:application",
    "interviews:application_edit",
    "interviews:skills",
    "interviews:research",
    "interviews:research_note_create",
    "stories:answers",
    "stories:answer_create",
]
OF_ONE_ROUND = [
    "dashboard:round",
    "dashboard:debrief",
    "dashboard:round_calendar",
    "interviews:agenda",
    "interviews:round_edit",
    "interviews:interview_create",
    "interviews:assignment_create",
    "interviews:questions",
    "interviews:continuity",
    "interviews:earlier_round",
    "stories:round_stories",
    "followups:round_thank_yous",
    "followups:timeline_create",
]


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


def grow_round(round, now, names):
    """Conversations that are over and one to come; somebody thanked, somebody not; a day that they named."""
    people = [make_interviewer(round.application, f"{name} {round.pk}") for name in names]
    for position, person in enumerate(people):
        starts_at = now - timedelta(hours=4) + timedelta(minutes=10 * position)
        interview = make_interview(round, person, starts_at=starts_at, minutes=10)
        Topic.objects.create(interview=interview, interviewer=person, text="the roadmap")
    make_interview(round, *people, starts_at=now + timedelta(days=2, minutes=Interview.objects.count()))
    thanked = make_interviewer(round.application, f"Thanked {Interview.objects.count()}")
    make_interview(round, thanked, starts_at=now - timedelta(hours=5))
    make_note(round, thanked, body="Thank you", sent_at=now)
    make_timeline(round, stated_by=people[0])


def grow(candidate, now, count):
    """So many jobs of each kind, with rounds past and to come, stories, and mails sent."""
    for number in range(count):
        job = make_application(candidate, company=f"Acme {number}")
        job.skills.create(name="SQL")
        grow_round(make_round(job, number=1), now, ["Ana", "Bo"])
        make_timeline(make_round(make_application(candidate, company=f"Late {number}")))
        coming = make_round(make_application(candidate, company=f"Next {number}"))
        make_interview(coming, make_interviewer(coming.application), starts_at=now + timedelta(days=3))
        make_round(make_application(candidate, company=f"No time yet {number}", stage="offer"))
        make_story(candidate, title=f"Story {number}", themes=["pressure"])
        make_reminder(coming, sent_at=now)


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured]


def assert_no_more(before, after):
    assert len(after) <= len(before), "\n".join(after)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_with_more_rows(as_alice, alice, now, name):
    grow(alice, now, 2)
    before = queries_of(as_alice, reverse(name))

    grow(alice, now, 7)
    assert_no_more(before, queries_of(as_alice, reverse(name)))

    # More than one page holds.
    grow(alice, now, 20)
    assert_no_more(before, queries_of(as_alice, reverse(name)))


@pytest.mark.parametrize("name", OF_ONE_JOB)
def test_the_page_of_a_job_costs_the_same_with_more_rounds(as_alice, alice, now, name):
    grow(alice, now, 1)
    job = alice.applications.get(company="Acme 0")
    before = queries_of(as_alice, reverse(name, args=[job.pk]))

    for number in range(2, 9):
        grow_round(make_round(job, number=number), now, ["Cleo", "Dan"])
        job.skills.create(name=f"Skill {number}")
    assert_no_more(before, queries_of(as_alice, reverse(name, args=[job.pk])))


@pytest.mark.parametrize("name", OF_ONE_ROUND)
def test_the_page_of_a_round_costs_the_same_with_more_people(as_alice, alice, now, name):
    grow(alice, now, 1)
    round = Round.objects.get(application__company="Acme 0")
    before = queries_of(as_alice, reverse(name, args=[round.pk]))

    for _again in range(4):
        grow_round(round, now, ["Cleo", "Dan", "Eve"])
    assert_no_more(before, queries_of(as_alice, reverse(name, args=[round.pk])))


def test_a_note_costs_the_same_with_more_people_and_topics(as_alice, alice, now):
    grow(alice, now, 1)
    round = Round.objects.get(application__company="Acme 0")
    interview = round.interviews.filter(ends_at__lt=now).last()
    person = interview.interviewers.first()
    address = reverse("followups:note", args=[round.pk, person.pk])
    before = queries_of(as_alice, address)

    for number in range(5):
        Topic.objects.create(interview=interview, interviewer=person, text=f"Topic {number}")
    grow_round(round, now, ["Cleo", "Dan", "Eve"])
    assert_no_more(before, queries_of(as_alice, address))


def test_research_costs_the_same_with_two_hundred_notes_and_twenty_people(as_alice, alice, now):
    grow(alice, now, 1)
    round = Round.objects.get(application__company="Acme 0")
    note = {"application": round.application, "body": "They grow"}
    ResearchNote.objects.create(area="company", **note)
    ResearchNote.objects.create(area="person", interviewer=round.application.interviewers.first(), **note)
    before = queries_of(as_alice, reverse("interviews:research", args=[round.application_id]))

    grow_round(round, now, [f"Person {number}" for number in range(20)])
    for person in round.application.interviewers.all():
        ResearchNote.objects.bulk_create(ResearchNote(area="person", interviewer=person, **note) for _ in range(10))
    assert_no_more(before, queries_of(as_alice, reverse("interviews:research", args=[round.application_id])))


def test_an_answer_and_a_telling_cost_the_same_with_more_people_and_rounds(as_alice, alice, now):
    grow(alice, now, 1)
    round = Round.objects.get(application__company="Acme 0")
    answer, story = make_answer(round.application), make_story(alice)
    tell_everybody(story, now)
    addresses = [
        reverse("stories:answer_given", args=[answer.pk]),
        reverse("stories:answer_edit", args=[answer.pk]),
        reverse("stories:telling_edit", args=[story.tellings.filter(interview__round=round).last().pk]),
    ]
    before = [queries_of(as_alice, address) for address in addresses]

    grow_round(make_round(round.application, number=4), now, ["Cleo", "Dan", "Eve"])
    grow(alice, now, 3)
    tell_everybody(story, now)
    for queries, address in zip(before, addresses, strict=True):
        assert_no_more(queries, queries_of(as_alice, address))


def test_a_story_costs_the_same_with_more_tellings(as_alice, alice, now):
    story = make_story(alice)
    grow(alice, now, 2)
    tell_everybody(story, now)
    before = queries_of(as_alice, reverse("stories:story", args=[story.pk]))

    grow(alice, now, 5)
    tell_everybody(story, now)
    assert_no_more(before, queries_of(as_alice, reverse("stories:story", args=[story.pk])))


def tell_everybody(story, now):
    for interview in Interview.objects.filter(tellings__isnull=True):
        for person in interview.interviewers.all():
            story.tellings.create(interview=interview, interviewer=person, told_at=now)


def test_the_first_page_of_a_visitor_asks_nothing(as_nobody, db):
    assert queries_of(as_nobody, reverse("dashboard:home")) == []
