"""When the sweep looks at a round again: never after a mail of it falls due, and at once when a fact has changed."""

import re
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from followups import fact_triggers
from followups.dossiers import load_dossiers
from followups.looking import next_look
from followups.models import NextLook, ReminderPreferences
from followups.models.next_look import AT_ONCE
from followups.planning import plan
from followups.rules import DayAhead, Meeting, RoundFacts, reminders_due
from interviews.models import Application, Interview, Interviewer, Participation
from stories.readiness import Missing
from tests.factories import (
    START,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_reminder,
    make_round,
    make_timeline,
)
from tests.followups.test_rules_hold import instants, round_facts

MINUTE = timedelta(minutes=1)
SOMETHING = (Missing("stories"),)


@st.composite
def facts_with_a_day(draw):
    facts = draw(round_facts())
    starts_at = (
        draw(instants) if draw(st.booleans()) else facts.meetings[0].end + timedelta(days=draw(st.integers(-2, 9)))
    )
    day = DayAhead(
        starts_at=starts_at,
        on=starts_at.date(),
        fixed_at=facts.logged_at,
        changed_at=facts.logged_at + timedelta(hours=draw(st.integers(0, 60))),
        is_asked_for=draw(st.booleans()),
        missing=draw(st.sampled_from([(), SOMETHING])),
    )
    return replace(facts, day_ahead=draw(st.sampled_from([None, day])))


def keys(facts, now):
    return {due.key for due in reminders_due(facts, now)}


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts_with_a_day(), st.integers(-600, 6_000), st.floats(0, 1, exclude_max=True), st.data())
def test_nothing_falls_due_before_the_next_look(facts, minutes, share, cases):
    now = min(meeting.end for meeting in facts.meetings) + minutes * MINUTE
    look = next_look(facts, now)
    until = look or now + timedelta(days=60)

    assert until > now
    meanwhile = now + share * (until - now)
    assert keys(facts, meanwhile) <= keys(facts, now)
    if facts.day_ahead and cases.draw(st.booleans(), label="something goes missing"):
        lacking = replace(facts, day_ahead=replace(facts.day_ahead, missing=SOMETHING))
        assert keys(lacking, meanwhile) <= keys(lacking, now) or look == now + timedelta(microseconds=1)


def test_for_what_is_called_off_or_deleted_there_is_no_next_look():
    facts = RoundFacts(
        zone=ZoneInfo("UTC"),
        logged_at=START,
        meetings=(Meeting(START.date(), START + timedelta(hours=1), frozenset({1})),),
    )

    assert next_look(facts, START) == START + timedelta(hours=1)
    assert next_look(facts, START + timedelta(hours=80)) is None
    assert next_look(replace(facts, is_deleted=True), START) is None
    assert next_look(replace(facts, is_cancelled=True), START) is None


# The triggers


def person(round):
    return Interviewer.objects.get(application=round.application, name="Ana Ruiz")


def candidate(round):
    return round.application.candidate


def account(round):
    return User.objects.filter(pk=candidate(round).pk)


def address(round):
    return EmailAddress.objects.filter(user=candidate(round))


CHANGES = {
    "the job moves on": lambda round: Application.objects.filter(pk=round.application_id).update(stage="offer"),
    "the job is deleted": lambda round: round.application.mark_deleted(START),
    "the round is called off": lambda round: round.cancel(),
    "a later round is logged": lambda round: make_round(round.application, number=9),
    "the later round is deleted": lambda round: round.application.rounds.get(number=5).mark_deleted(START),
    "a conversation is added": lambda round: make_interview(round, starts_at=START),
    "a conversation is moved": lambda round: round.interviews.update(ends_at=START + timedelta(days=2)),
    "a conversation is gone": lambda round: Interview.objects.filter(round=round).delete(),
    "somebody joins": lambda round: Participation.objects.create(
        interview=round.interviews.first(), interviewer=make_interviewer(round.application, "Cy")
    ),
    "somebody was not met": lambda round: person(round).participations.update(met=False),
    "somebody is gone": lambda round: person(round).participations.all().delete(),
    "a person is deleted": lambda round: person(round).mark_deleted(START),
    "a note is sent": lambda round: make_note(round, person(round), sent_at=START),
    "a note is unsent": lambda round: round.thank_you_notes.update(sent_at=None),
    "a note is gone": lambda round: round.thank_you_notes.all().delete(),
    "a day is stated": lambda round: make_timeline(round),
    "they answer": lambda round: round.timelines.get().mark_answered(START),
    "a statement is gone": lambda round: round.timelines.all().delete(),
    "it is put off": lambda round: round.snoozes.create(kind="prepare", until=START),
    "it is put off for longer": lambda round: round.snoozes.update(until=START + timedelta(days=1)),
    "it is put off no more": lambda round: round.snoozes.all().delete(),
    "a row of the ledger is gone": lambda round: round.reminders.all().delete(),
    "a switch": lambda round: ReminderPreferences.objects.update(thank_you=False),
    "the switches are gone": lambda round: ReminderPreferences.objects.all().delete(),
    "the address is no longer confirmed": lambda round: address(round).update(verified=False),
    "another address": lambda round: EmailAddress.objects.create(user=candidate(round), email="new@example.com"),
    "the address is gone": lambda round: address(round).delete(),
    "the candidate travels": lambda round: account(round).update(time_zone="Asia/Tokyo"),
    "other holidays": lambda round: account(round).update(country="DE"),
    "the account is closed": lambda round: account(round).update(is_active=False),
    "the address is refused": lambda round: candidate(round).mark_address_failed(START),
}


@pytest.fixture
def round(alice):
    """One with something of everything, that was looked at."""
    round = make_held_round(alice, "Ana Ruiz", "Bo Lind")
    make_round(round.application, number=5)
    make_note(round, round.application.interviewers.get(name="Bo Lind"), sent_at=START)
    make_timeline(round)
    make_reminder(round)
    round.snoozes.create(kind="thank_you", until=START)
    ReminderPreferences.objects.create(candidate=alice)
    EmailAddress.objects.get_or_create(user=alice, email=alice.email, verified=True, primary=True)
    plan(START)
    assert look_of(round) > START
    return round


def look_of(round):
    return NextLook.objects.get(round=round).at


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES)
def test_a_round_is_looked_at_as_soon_as_a_fact_changes(round, bob, change):
    other = make_held_round(bob)
    plan(START)
    before = look_of(other)

    CHANGES[change](round)

    assert look_of(round) == AT_ONCE
    assert look_of(other) == before


@pytest.mark.django_db
def test_what_decides_nothing_asks_for_no_look(round):
    Interviewer.objects.update(name="Ana Maria Ruiz")
    account(round).update(name="Al", last_login=START)

    assert look_of(round) > START


@pytest.mark.django_db
def test_whatever_a_dossier_reads_has_a_trigger(round):
    with CaptureQueriesContext(connection) as captured:
        load_dossiers([round.pk], START + timedelta(days=9))
    read = set(re.findall(r'(?:FROM|JOIN) "(\w+)"', " ".join(query["sql"] for query in captured)))

    # What was talked about is only told.
    assert read - {"interviews_topic"} <= {facts.table for facts in fact_triggers.FACTS}


@pytest.mark.django_db
def test_every_change_has_its_trigger_after_a_migration():
    names = fact_triggers.names(connection)
    assert len(names) == sum(len(facts.events) for facts in fact_triggers.FACTS)

    call_command("migrate", verbosity=0)

    assert fact_triggers.names(connection) == names


@pytest.mark.django_db
def test_a_new_version_looks_at_every_round_that_is_not_over(round, alice):
    over, unknown = make_held_round(alice), make_held_round(alice)
    plan(START + timedelta(days=100))
    plan(START)
    NextLook.objects.filter(round=unknown).delete()
    assert look_of(over) is None

    call_command("migrate", verbosity=0)

    assert look_of(over) is None
    assert look_of(unknown) == AT_ONCE
