"""Getting ready: what is missing, each person with what one would say, and the mail that asks the recruiter."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviews.models import Assignment, Debrief, Interviewer, Question, ResearchNote, Topic
from stories.models import Story, Tag, Telling
from tests.factories import (
    make_application,
    make_earlier,
    make_interview,
    make_interviewer,
    make_ready,
    make_round,
    make_story,
)

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
STARTS = NOON + timedelta(days=3, hours=1)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def round(alice):
    round = make_round(make_application(alice), meeting_url="https://meet.example/2")
    for position, name in enumerate(["Ana Ruiz", "Bo Lind"]):
        person = make_interviewer(round.application, name)
        make_interview(round, person, starts_at=STARTS + timedelta(hours=position))
    return round


def page(client, round, name="prepare"):
    answer = client.get(reverse(f"dashboard:{name}", args=[round.pk]))
    assert answer.status_code == 200
    return answer.text


def test_it_lists_what_is_missing_worst_first_with_the_way_to_mend_each(as_alice, round):
    text = page(as_alice, round)

    assert "Get ready: Acme, in 3 days" in text
    assert text.index("No question yet for Ana Ruiz and Bo Lind.") < text.index("You have not looked up Ana Ruiz")
    assert f'href="/rounds/{round.pk}/questions/"' in text
    assert "serious contender" in text


def test_prepared_is_not_hired(as_alice, round):
    text = page(as_alice, make_ready(round))

    assert "Nobody is hired yet" in text
    assert "keep your other applications going" in text
    assert "No question yet" not in text


def test_one_of_their_four_questions_that_no_story_answers_is_named(as_alice, round):
    make_ready(round)
    Tag.objects.filter(kind=Tag.Kind.CRITERION, key=Story.Criterion.TEAM_FIT).delete()

    text = page(as_alice, round)

    assert "No story answers “Do I fit the team?” yet." in text
    assert f'href="{reverse("stories:story_create")}?criterion=team_fit"' in text


def test_each_person_leads_to_their_own_place_on_the_pages_that_prepare_them(as_alice, round):
    ana = Interviewer.objects.get(name="Ana Ruiz")

    text = page(as_alice, round)

    for name, place in [("stories:round_stories", "listener"), ("interviews:questions", "person")]:
        address = reverse(name, args=[round.pk])
        assert re.search(rf'href="{address}[^"#]*#{place}-{ana.pk}"', text)
        assert f'id="{place}-{ana.pk}"' in as_alice.get(address).text


def test_each_person_stands_with_what_one_would_pick_up_tell_ask_and_know(as_alice, alice, round):
    ana = Interviewer.objects.get(name="Ana Ruiz")
    earlier = make_earlier(round)
    first = make_interview(earlier, ana, starts_at=NOON - timedelta(days=10))
    Topic.objects.create(interview=first, interviewer=ana, text="the roadmap", thought_since="Start with the map.")
    story = make_story(alice, "The outage at midnight")
    Telling.objects.create(story=story, interview=round.interviews.first(), interviewer=ana, planned_at=NOON)
    Question.objects.create(round=round, interviewer=ana, text="What would you change first?")
    ResearchNote.objects.create(application=round.application, interviewer=ana, area="person", body="Wrote on maps.")

    text = page(as_alice, round)

    for said in ["Start with the map.", "The outage at midnight", "What would you change first?", "Wrote on maps."]:
        assert said in text


def test_an_agenda_that_looks_incomplete_offers_the_mail_that_asks(as_alice, round):
    make_interviewer(round.application, "Jo Recruit", relation="recruiter", email="jo@example.com")

    text = page(as_alice, round)

    assert "Ask what to expect" in text
    assert "Besides those I know of, will I meet anybody else?" in text
    assert "mailto:jo@example.com?" in text
    assert "Is there anything I should bring or prepare?" in unquote(text)


def test_who_is_not_known_yet_is_asked(as_alice, round):
    make_interview(round, starts_at=STARTS + timedelta(hours=3))

    assert "Whom will I meet?" in page(as_alice, round)


def test_having_asked_is_kept_and_can_be_taken_back(as_alice, round):
    address = reverse("interviews:round_asked", args=[round.pk])

    assert as_alice.post(address).url == reverse("dashboard:prepare", args=[round.pk])
    round.refresh_from_db()
    assert round.recruiter_asked_at == NOON
    assert "You asked on Tuesday, 1 December." in page(as_alice, round)
    assert "The agenda looks incomplete" not in page(as_alice, round)

    as_alice.post(address, {"undo": "1"})
    round.refresh_from_db()
    assert round.recruiter_asked_at is None


def test_a_full_agenda_is_not_asked_about(as_alice, round):
    Interviewer.objects.filter(name="Ana Ruiz").update(relation="hiring_manager")

    assert "Ask what to expect" not in page(as_alice, round)


def test_what_changes_in_round_two_is_told_until_it_was_read(as_alice, round):
    assert "What changes in round two" in page(as_alice, round, "round")

    as_alice.post(reverse("interviews:round_primer", args=[round.pk]))

    assert "What changes in round two" not in page(as_alice, round, "round")
    assert "What changes in round two" in page(as_alice, round)


def test_a_first_round_is_told_nothing_of_round_two(as_alice, alice):
    first = make_round(make_application(alice), number=1)
    make_interview(first, make_interviewer(first.application), starts_at=STARTS)

    assert "What changes in round two" not in page(as_alice, first, "round")
    assert "What changes in round two" not in page(as_alice, first)


def test_the_round_and_today_name_the_same_worst_things(as_alice, round):
    for name in ("round", "prepare"):
        assert "No question yet for Ana Ruiz and Bo Lind." in page(as_alice, round, name)
    today = as_alice.get(reverse("dashboard:home")).text
    assert "No question yet for Ana Ruiz and Bo Lind." in today
    assert f'href="/rounds/{round.pk}/prepare/"' in today


def test_a_round_that_is_over_asks_for_nothing(as_alice, round):
    round.interviews.update(starts_at=NOON - timedelta(days=2), ends_at=NOON - timedelta(days=1))

    text = page(as_alice, round)

    assert "This round is behind you." in text
    assert "Still to do" not in text


def test_what_went_less_well_in_an_earlier_round_is_to_be_mended(as_alice, round):
    Debrief.objects.create(round=make_earlier(round), pressure=1)

    assert "How do I take pressure and open questions?” went less well last time" in page(as_alice, round)


def test_an_empty_round_says_where_to_begin(as_alice, alice):
    empty = make_round(make_application(alice))

    text = page(as_alice, empty)

    assert "No conversation has a time yet." in text
    assert "Nobody is on the agenda yet." in text


def test_a_round_of_twenty_conversations_costs_no_more_queries(as_alice, round):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            page(as_alice, round)
        return len(captured)

    few = queries()
    for position in range(18):
        person = make_interviewer(round.application, f"Person {position}")
        make_interview(round, person, starts_at=STARTS + timedelta(hours=2 + position), minutes=50)
        Question.objects.create(round=round, interviewer=person, text=f"What keeps you up at night, {position}?")
        Assignment.objects.create(round=round, title=f"Case {position}")

    assert queries() == few
