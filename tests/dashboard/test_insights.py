"""How is my search going? The page, what it says, and what it costs."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    START,
    make_application,
    make_held_round,
    make_interviewer,
    make_note,
    make_round,
    make_timeline,
)

INSIGHTS = "/insights/"
# The session, the person, and three of its own.
QUERIES = 5


@pytest.fixture(autouse=True)
def a_week_later():
    with time_machine.travel(START + timedelta(days=7), tick=False):
        yield


def search(candidate, count=1):
    """So many jobs, each with two people of whom one is thanked in time, and an answer after six days."""
    for _number in range(count):
        round = make_held_round(candidate)
        ana = round.application.interviewers.order_by("pk").first()
        make_note(round, ana, sent_at=START + timedelta(hours=6))
        make_timeline(round, answered_at=START + timedelta(days=6))


def test_without_a_job_it_says_what_will_stand_here(as_alice):
    page = as_alice.get(INSIGHTS).text

    assert "Nothing to count yet" in page
    assert "<title id=" not in page


def test_with_a_job_alone_each_picture_that_is_missing_says_what_fills_it(as_alice, alice):
    make_application(alice, stage="applied")

    page = as_alice.get(INSIGHTS).text

    assert "<strong>0</strong> of 1 led to an interview." in page
    for sentence in ("After your first conversation", "With your first note", "Note when they say"):
        assert sentence in page


def test_each_picture_is_said_in_words_and_as_a_table_too(as_alice, alice):
    search(alice)

    page = as_alice.get(INSIGHTS).text

    assert "<strong>1</strong> of 2 in time, month by month." in page
    assert "<strong>100 %</strong> of 1 note within 24 hours, usually after 5 h</p>" in page
    assert "<strong>0</strong> of 1 came by the day that they had named." in page
    for name in ("steps", "months", "soon", "replies"):
        assert f'role="img" aria-labelledby="{name}-title" aria-describedby="{name}-desc"' in page
        assert f'id="{name}-desc"' in page
    assert page.count("<table") == 4
    assert '<th scope="row"><bdi>December 2026</bdi></th><td>1</td><td>0</td><td>1</td>' in page
    assert '<th scope="row"><bdi>2 to 6 hours</bdi></th><td>1</td>' in page
    assert '<th scope="row"><bdi>Acme</bdi></th><td>3 days</td><td>6 days</td>' in page


def test_it_shows_nothing_of_anybody_else(as_alice, bob):
    search(bob)

    assert "Nothing to count yet" in as_alice.get(INSIGHTS).text


def test_a_hostile_company_stays_text(as_alice, alice):
    round = make_round(make_application(alice, company='"><script>alert(1)</script>'))
    make_interviewer(round.application)
    make_timeline(round, answered_at=START)

    assert "<script>alert" not in as_alice.get(INSIGHTS).text


def test_it_asks_the_same_few_questions_of_a_large_account(as_alice, alice):
    search(alice)
    before = queries(as_alice)

    search(alice, 30)

    assert queries(as_alice) == before == QUERIES


def test_it_is_reached_from_applications_and_from_the_account(as_alice, alice):
    make_application(alice)

    assert as_alice.get("/applications/").text.count(f'href="{INSIGHTS}"') == 2


def queries(client):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(INSIGHTS).status_code == 200
    return len(captured)
