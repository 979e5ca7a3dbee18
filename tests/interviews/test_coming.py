"""Which round comes next, and that every page of a job leads back to getting ready for it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from interviews.coming import next_round
from tests.factories import make_application, make_interview, make_round

OF_ONE_JOB = ["interviews:research", "interviews:skills", "stories:answers"]
OF_ONE_ROUND = [
    "interviews:continuity",
    "interviews:questions",
    "interviews:assignment_create",
    "stories:round_stories",
]


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def job(alice):
    return make_application(alice, company="Halden & Sons")


def round_in(job, now, days, number=2, **fields):
    round = make_round(job, number=number, **fields)
    make_interview(round, starts_at=now + timedelta(days=days))
    return round


def test_the_next_round_is_the_one_that_is_nearest(alice, bob, job, now):
    round_in(job, now, days=9)
    near = round_in(make_application(alice), now, days=2)
    round_in(make_application(bob), now, days=1)

    assert next_round(alice, now) == near
    assert next_round(alice, now, job).application == job


def test_what_is_over_called_off_deleted_or_without_a_time_is_not_next(alice, job, now):
    round_in(job, now, days=-1, number=1)
    round_in(job, now, days=2, number=2, status="cancelled")
    round_in(job, now, days=3, number=3).mark_deleted(now)
    round_in(job, now, days=4, number=4).interviews.get().cancel()
    make_round(job, number=5)

    assert next_round(alice, now) is None


def test_a_round_of_which_something_is_still_to_come_is_next(alice, job, now):
    round = round_in(job, now, days=-1)
    make_interview(round, starts_at=now + timedelta(days=1))

    assert next_round(alice, now) == round


@pytest.mark.parametrize("name", OF_ONE_JOB)
def test_a_page_of_the_job_leads_back_to_getting_ready_and_to_the_job(as_alice, job, now, name):
    page = reverse(name, args=[job.pk])
    to_job = reverse("dashboard:application", args=[job.pk])
    assert "Get ready: Halden &amp; Sons" not in as_alice.get(page).text

    round = round_in(job, now, days=2)

    shown = as_alice.get(page).text
    assert "Get ready: Halden &amp; Sons" in shown
    assert f'href="{reverse("dashboard:prepare", args=[round.pk])}"' in shown and f'href="{to_job}"' in shown


@pytest.mark.parametrize("name", OF_ONE_ROUND)
def test_a_page_of_the_round_leads_back_to_getting_ready(as_alice, job, now, name):
    round = round_in(job, now, days=2)

    shown = as_alice.get(reverse(name, args=[round.pk])).text

    assert "Get ready: Halden &amp; Sons" in shown
    assert f'href="{reverse("dashboard:prepare", args=[round.pk])}"' in shown
