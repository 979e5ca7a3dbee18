"""The page of one job: what to do next, its rounds, its people, its skills, and what they said when."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import escape

from tests.factories import (
    START,
    make_application,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_round,
    make_timeline,
)

AFTER = START + timedelta(hours=5)


@pytest.fixture(autouse=True)
def in_the_afternoon(db):
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.fixture
def job(alice):
    return make_application(alice, company="Halden Robotics", role_title="Analyst")


def response_of(client, job):
    return client.get(reverse("dashboard:application", args=[job.pk]))


def page_of(client, job):
    return response_of(client, job).content.decode()


def test_a_new_job_says_how_it_goes_on(as_alice, job):
    page = page_of(as_alice, job)

    assert "Were you called back?" in page
    assert f"{reverse('interviews:round_log')}?application={job.pk}" in page
    assert "Do this next" not in page


def test_a_job_that_is_decided_asks_for_nothing(as_alice, alice):
    page = page_of(as_alice, make_application(alice, stage="rejected"))

    assert "Were you called back?" not in page
    assert "Do this next" not in page


def test_the_next_step_is_that_of_this_job_and_not_of_another(as_alice, alice, job):
    make_held_round(alice, "Ana Ruiz")
    make_interview(make_round(job), make_interviewer(job, "Bo Lind"), starts_at=AFTER + timedelta(days=3))

    page = page_of(as_alice, job)

    assert "Halden Robotics, in 3 days" in page
    assert "Ana Ruiz" not in page


def test_people_still_to_thank_stand_there_until_they_are_thanked(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz")
    assert "Thank Ana Ruiz" in page_of(as_alice, round.application)

    make_note(round, round.application.interviewers.get(), sent_at=AFTER)

    page = page_of(as_alice, round.application)
    assert "Thank Ana Ruiz" not in page
    assert "Still to thank" not in page.partition("</main>")[0]


def test_rounds_stand_there_with_the_last_first(as_alice, job):
    make_interview(make_round(job, number=1))
    make_interview(make_round(job, number=2), starts_at=AFTER + timedelta(days=1))
    make_round(job, number=3, status="cancelled")

    rounds = response_of(as_alice, job).context["rounds"]
    assert [round.number for round in rounds] == [3, 2, 1]
    page = page_of(as_alice, job)
    assert "No time yet" in page and "Called off" in page and "Coming" in page
    assert "Wed 2 Dec 2026, 15:00" in page


def test_people_are_listed_with_who_they_are(as_alice, job):
    make_interviewer(job, "Ana Ruiz", job_title="Head of data", relation="hiring_manager", email="ana@example.com")
    make_interviewer(job, "Bo Lind")

    page = page_of(as_alice, job)

    assert "Head of data" in page and "Hiring manager, your future boss" in page
    assert page.count("no address yet") == 1


def test_what_was_deleted_is_not_shown(as_alice, alice, job, now):
    make_interviewer(job, "Ana Ruiz").mark_deleted(now)
    make_round(job, number=2).mark_deleted(now)
    timeline_of_deleted = make_round(job, number=3)
    make_timeline(timeline_of_deleted, phrase="very soon")
    timeline_of_deleted.mark_deleted(now)

    page = page_of(as_alice, job)

    assert "Nobody yet" in page and "No round yet" in page and "very soon" not in page


@pytest.mark.parametrize(
    ("fields", "chip"),
    [
        ({"reply_by": date(2026, 12, 4)}, "Waiting"),
        ({"reply_by": date(2026, 11, 30), "stated_on": date(2026, 11, 20)}, "Passed"),
        ({"answered_at": AFTER}, "Answered"),
    ],
    ids=["waiting", "passed", "answered"],
)
def test_what_they_said_when(as_alice, job, fields, chip):
    round = make_round(job)
    make_interview(round, starts_at=START - timedelta(days=1))
    make_timeline(round, phrase="by the weekend", stated_by=make_interviewer(job, "Jonas"), **fields)

    page = page_of(as_alice, job)

    assert "“by the weekend”" in page and "Jonas" in page
    assert f">{chip}</span>" in page


def test_skills_and_the_description_are_there_to_be_read(as_alice, alice):
    job = make_application(alice, job_description="SQL & <b>nerve</b>", job_url="https://acme.example/jobs/7")
    skill = job.skills.create(name="SQL")

    page = page_of(as_alice, job)

    assert escape("SQL & <b>nerve</b>") in page
    assert "https://acme.example/jobs/7" in page
    assert reverse("interviews:skill_delete", args=[skill.pk]) in page


def test_the_stage_can_be_changed_from_here(as_alice, job):
    page = page_of(as_alice, job)

    assert reverse("interviews:application_stage", args=[job.pk]) in page
    assert '<option value="interviewing" selected>' in page
