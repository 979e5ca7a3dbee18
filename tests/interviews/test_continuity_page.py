from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviews.continuity_topics import MOST_OPENERS, continuity_by_round
from interviews.models import Round, Topic
from tests.factories import START, make_application, make_interview, make_interviewer, make_round
from tests.test_query_counts import queries_of

HOSTILE = "<script>alert(1)</script>"
ELSEWHERE = "Open this from the page of a later round."


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def job(alice):
    return make_application(alice)


@pytest.fixture
def ines(job):
    return make_interviewer(job, "Inês Carvalho")


@pytest.fixture
def call(job, ines):
    return make_interview(make_round(job, number=1), ines, starts_at=START - timedelta(days=7))


@pytest.fixture
def ravi(job):
    return make_interviewer(job, "Ravi Menon")


@pytest.fixture
def round(job, call, ravi, ines):
    round = make_round(job)
    make_interview(round, ravi, starts_at=START + timedelta(days=2))
    make_interview(round, ines, starts_at=START + timedelta(days=2, hours=1))
    return round


@pytest.fixture
def page(round):
    return reverse("interviews:continuity", args=[round.pk])


def said(interview, person, text="the roadmap", **fields):
    return Topic.objects.create(interview=interview, interviewer=person, text=text, **fields)


def body(response):
    return response.content.decode()


def of(topic, name):
    return reverse(f"interviews:topic_{name}", args=[topic.pk])


def found(round):
    return continuity_by_round([round])[round.pk]


# The rows


def test_without_anything_logged_there_is_nothing(round):
    continuity = found(round)

    assert continuity.openers == {}
    assert not continuity.has_earlier


def test_who_was_met_before_gets_what_was_said(round, call, ines):
    topic = said(call, ines)

    (opener,) = found(round).openers[ines.pk]

    assert opener.line == "Last time we talked about the roadmap. I would like to come back to that."
    assert (opener.topic, opener.has_thought) == (topic.pk, False)


def test_what_was_thought_about_comes_first_and_at_most_three(round, call, ines):
    for number in range(MOST_OPENERS + 2):
        said(call, ines, f"topic {number}")
    thought = said(call, ines, "pricing", thought_since="Ask three clinics")

    openers = found(round).openers[ines.pk]

    assert len(openers) == MOST_OPENERS
    assert (openers[0].topic, openers[0].has_thought) == (thought.pk, True)


def test_who_is_new_gets_a_line_about_somebody_else(round, call, ines, ravi):
    said(call, ines)

    (opener,) = found(round).openers[ravi.pk]

    assert opener.line == "Inês Carvalho and I talked about the roadmap. How do you see that?"


def test_newcomers_take_turns(round, call, ines, ravi, job):
    bo = make_interviewer(job, "Bo Lind")
    make_interview(round, bo, starts_at=START + timedelta(days=3))
    one, other = said(call, ines, "one"), said(call, ines, "other")

    openers = found(round).openers

    assert [opener.topic for person in (ravi, bo) for opener in openers[person.pk]] == [one.pk, other.pk]


def test_promises_and_weak_answers_are_to_be_done_until_settled(round, call, ines, now):
    promise = said(call, ines, "send the link", nature="promised")
    weak = said(call, ines, "pricing", nature="weak_answer")
    said(call, ines, "done", nature="promised", settled_at=now)
    said(call, ines, "mended", nature="weak_answer", settled_at=now)

    continuity = found(round)

    assert (continuity.promises, continuity.weak_answers) == ([promise], [weak])
    assert continuity.openers == {}
    assert continuity.has_earlier


def test_a_weak_answer_with_a_better_one_is_a_line_to_whoever_heard_it(round, call, ines, ravi):
    said(call, ines, "pricing", nature="weak_answer", thought_since="Ask three clinics")

    openers = found(round).openers

    assert [opener.line for opener in openers[ines.pk]] == [
        "Last time I did not say much about pricing. I would say it like this today: Ask three clinics."
    ]
    assert ravi.pk not in openers


@pytest.mark.parametrize("hide", ["cancel the talk", "cancel the round", "delete the talk", "delete the person"])
def test_what_did_not_happen_or_is_deleted_counts_for_nothing(round, call, ines, now, hide):
    said(call, ines)
    {
        "cancel the talk": call.cancel,
        "cancel the round": call.round.cancel,
        "delete the talk": lambda: call.mark_deleted(now),
        "delete the person": lambda: ines.mark_deleted(now),
    }[hide]()

    assert not found(round).has_earlier


def test_only_earlier_rounds_of_the_same_job_count(round, alice, job, ines):
    later = make_interview(make_round(job, number=3), ines)
    said(later, ines)
    said(round.interviews.first(), ines)
    elsewhere = make_application(alice, company="Globex")
    somebody = make_interviewer(elsewhere)
    said(make_interview(make_round(elsewhere, number=1), somebody), somebody)

    assert not found(round).has_earlier


def test_many_rounds_cost_two_queries(alice):
    for number in range(10):
        job = make_application(alice, company=f"Acme {number}")
        person = make_interviewer(job)
        said(make_interview(make_round(job, number=1), person), person)
        make_interview(make_round(job), person)
    rounds = list(Round.objects.all())

    with CaptureQueriesContext(connection) as captured:
        continuity_by_round(rounds)
    assert len(captured) == 2


# The page


def test_people_of_the_round_come_first_then_others_of_the_company(as_alice, round, call, ines, job, page):
    jonas = make_interviewer(job, "Jonas Wieland")
    said(call, jonas, "the office")
    said(call, ines)

    shown = as_alice.get(page).context["page"]

    assert [group.person for group in shown.again] == [ines]
    assert [group.person for group in shown.others] == [jonas]


def test_it_says_in_which_round_and_on_which_day(as_alice, call, ines, page):
    said(call, ines)

    shown = body(as_alice.get(page))

    assert "First interview (round 1)" in shown
    assert "Tuesday, 24 November" in shown


def test_who_was_not_there_is_named_with_a_line_for_them(as_alice, call, ines, page):
    said(call, ines)

    shown = body(as_alice.get(page))

    assert "To say to those who were not there: Ravi Menon" in shown
    assert "Inês Carvalho and I talked about the roadmap. How do you see that?" in shown


def test_hostile_words_are_words(as_alice, call, ines, page):
    said(call, ines, HOSTILE, thought_since=HOSTILE)
    said(call, ines, HOSTILE, nature="weak_answer", thought_since=HOSTILE)

    assert HOSTILE not in body(as_alice.get(page))


def test_a_hundred_notes_are_enough_and_cost_as_much_as_one(as_alice, call, ines, page):
    said(call, ines)
    before = queries_of(as_alice, page)

    for number in range(110):
        said(call, ines, f"topic {number}")

    assert len(queries_of(as_alice, page)) == len(before)
    assert "These are the latest hundred notes." in body(as_alice.get(page))


# A thought


def test_it_is_kept_and_leads_back(as_alice, round, call, ines, page):
    topic = said(call, ines)

    response = as_alice.post(of(topic, "thought"), {"round": round.pk, "thought": "Start with billing"})

    assert response.url == f"{page}#topic-{topic.pk}"
    topic.refresh_from_db()
    assert topic.thought_since == "Start with billing"


def test_htmx_gets_the_line_that_comes_of_it(as_alice, round, call, ines):
    topic = said(call, ines)

    response = as_alice.post(
        of(topic, "thought"),
        {"round": round.pk, "thought": "Start with billing"},
        headers={"hx-request": "true"},
    )

    assert "I have thought about it since: Start with billing." in body(response)
    assert "Kept" in body(response)
    assert "<textarea" not in body(response)


def test_it_is_taken_back(as_alice, round, call, ines):
    topic = said(call, ines, thought_since="Start with billing")

    as_alice.post(of(topic, "thought"), {"round": round.pk, "thought": ""})

    topic.refresh_from_db()
    assert topic.thought_since == ""


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("kept words" + "y" * 2000, "at most 2000 characters"), ("kept words\u0007", "Remove the invisible control")],
)
def test_what_cannot_be_kept_comes_back_as_typed(as_alice, round, call, ines, typed, problem):
    topic = said(call, ines)

    response = as_alice.post(of(topic, "thought"), {"round": round.pk, "thought": typed})
    part = as_alice.post(of(topic, "thought"), {"round": round.pk, "thought": typed}, headers={"hx-request": "true"})

    assert (response.status_code, part.status_code) == (422, 422)
    assert problem in body(response)
    assert typed in body(response)
    assert problem in body(part)
    topic.refresh_from_db()
    assert topic.thought_since == ""


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])
def test_what_cannot_be_kept_comes_back_where_the_page_has_no_row_for_it(as_alice, round, call, ines, headers):
    topic = said(call, ines)
    call.cancel()

    typed = {"round": round.pk, "thought": "kept words" + "y" * 2_000}
    response = as_alice.post(of(topic, "thought"), typed, headers=headers)

    assert response.status_code == 422
    assert "kept words" in body(response) and "at most 2000 characters" in body(response)


def test_a_round_that_is_none_of_ours_is_no_round(as_alice, bob, round, call, ines, alice):
    topic = said(call, ines)
    theirs = make_round(make_application(bob))
    elsewhere = make_round(make_application(alice, company="Globex"))
    for pk in (theirs.pk, elsewhere.pk, call.round_id, 999_999, "x", "", "9" * 400):
        for name in ("thought", "settled"):
            response = as_alice.post(of(topic, name), {"round": pk, "thought": f"{HOSTILE} mine", "settled": "yes"})

            assert response.status_code == 422
            assert ELSEWHERE in body(response)
            assert "&lt;script&gt;alert(1)&lt;/script&gt; mine" in body(response)
    topic.refresh_from_db()
    assert (topic.thought_since, topic.settled_at) == ("", None)


# A tick


def test_it_is_done_and_not_done_after_all(as_alice, round, call, ines, now, page):
    topic = said(call, ines, nature="promised")

    response = as_alice.post(of(topic, "settled"), {"round": round.pk, "settled": "yes"})

    assert response.url == f"{page}#topic-{topic.pk}"
    topic.refresh_from_db()
    assert topic.settled_at == now
    as_alice.post(of(topic, "settled"), {"round": round.pk, "settled": "no"})
    topic.refresh_from_db()
    assert topic.settled_at is None


def test_htmx_gets_the_row(as_alice, round, call, ines):
    topic = said(call, ines, nature="weak_answer")

    response = as_alice.post(
        of(topic, "settled"), {"round": round.pk, "settled": "yes"}, headers={"hx-request": "true"}
    )

    assert f'id="topic-{topic.pk}"' in body(response)
    assert "Not done after all" in body(response)
    assert "<html" not in body(response)


@pytest.mark.parametrize("typed", ["", "maybe", HOSTILE])
def test_neither_is_refused(as_alice, round, call, ines, typed):
    topic = said(call, ines, nature="promised")

    response = as_alice.post(of(topic, "settled"), {"round": round.pk, "settled": typed})

    assert response.status_code == 422
    topic.refresh_from_db()
    assert topic.settled_at is None


def test_what_was_promised_stands_first(as_alice, call, ines, page):
    said(call, ines, "the roadmap")
    assert "Still to do" not in as_alice.get(page).text

    said(call, ines, "send the figures", nature="promised")

    shown = as_alice.get(page).text
    assert shown.index("send the figures") < shown.index("the roadmap")
