"""From facts to the ledger: what a sweep enters, what it leaves alone, and how little it costs."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followups import planning
from followups.models import DeliveryHealth, DeliveryTally, NextLook, Reminder
from followups.models.next_look import AT_ONCE
from followups.owed import people_owed
from followups.planning import plan
from tests.factories import (
    START,
    make_application,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_reminder,
    make_round,
    make_timeline,
)

pytestmark = pytest.mark.django_db

# Ana until 11:00, Bo until 12:00 in Berlin: the first is due at 14:00, the last call at 07:00 and after quiet 08:00.
FIRST_DUE = datetime(2026, 12, 1, 13, 0, tzinfo=UTC)


def ledger():
    return [(row.kind, row.step, row.reason) for row in Reminder.objects.order_by("due_at", "pk")]


def test_a_sweep_enters_what_is_due_once(alice):
    make_held_round(alice)

    plan(FIRST_DUE - timedelta(seconds=1))
    assert ledger() == []
    plan(FIRST_DUE)
    plan(FIRST_DUE + timedelta(minutes=1))

    assert ledger() == [("thank_you", "first", "")]
    row = Reminder.objects.get()
    assert (row.due_at, row.about_on, row.next_attempt_at) == (FIRST_DUE, date(2026, 12, 1), FIRST_DUE)


def test_the_interview_day_is_the_local_date_in_the_rounds_zone(alice):
    round = make_round(make_application(alice), time_zone="Pacific/Tongatapu")
    make_interview(round, make_interviewer(round.application), starts_at=START + timedelta(hours=3))

    plan(START + timedelta(hours=6))

    assert Reminder.objects.get().about_on == date(2026, 12, 2)


def test_a_correction_of_the_time_of_day_enters_nothing_again(alice):
    round = make_held_round(alice)
    plan(FIRST_DUE)
    interview = round.interviews.first()
    interview.ended_at = interview.ends_at + timedelta(minutes=20)
    interview.save()

    plan(FIRST_DUE + timedelta(hours=1))

    assert len(ledger()) == 1


def test_a_moved_interview_earns_a_new_reminder(alice):
    round = make_held_round(alice, "Ana Ruiz")
    plan(FIRST_DUE)
    round.interviews.update(starts_at=START + timedelta(days=2), ends_at=START + timedelta(days=2, hours=1))

    plan(FIRST_DUE + timedelta(days=2))

    rows = Reminder.objects.filter(kind="thank_you").order_by("about_on")
    assert [row.about_on for row in rows] == [date(2026, 12, 1), date(2026, 12, 3)]


@pytest.mark.parametrize("reason", Reminder.REOPENABLE)
def test_a_row_that_was_no_longer_wanted_is_reopened_when_it_is_wanted_again(alice, reason):
    round = make_held_round(alice)
    row = make_reminder(round, skipped_at=FIRST_DUE, reason=reason)

    plan(FIRST_DUE + timedelta(hours=1))

    row.refresh_from_db()
    assert row.skipped_at is None
    assert row.reason == ""
    assert row.due_at == FIRST_DUE


@pytest.mark.parametrize("reason", ["superseded", "missed"])
def test_superseded_and_missed_rows_stay_closed(alice, reason):
    make_reminder(make_held_round(alice), skipped_at=FIRST_DUE, reason=reason)

    plan(FIRST_DUE + timedelta(hours=1))

    assert ledger() == [("thank_you", "first", reason)]


def test_a_skipped_row_that_reached_the_wire_stays_closed(alice):
    make_reminder(make_held_round(alice), skipped_at=FIRST_DUE, reason="thanked", wire_started_at=FIRST_DUE)

    plan(FIRST_DUE + timedelta(hours=1))

    assert ledger() == [("thank_you", "first", "thanked")]


def test_a_row_failed_for_its_address_is_reopened_once_the_address_is_mended(alice):
    make_reminder(make_held_round(alice), failed_at=FIRST_DUE, reason="address")
    alice.mark_address_failed(FIRST_DUE)

    plan(FIRST_DUE + timedelta(hours=1))
    assert ledger() == [("thank_you", "first", "address")]

    alice.address_failed_at = None
    alice.save()
    plan(FIRST_DUE + timedelta(hours=1))
    assert ledger() == [("thank_you", "first", "")]


def test_what_passed_its_use_while_no_sweep_ran_is_entered_as_missed(alice):
    round = make_held_round(alice, "Ana Ruiz")
    type(round).objects.update(created_at=START)
    round.interviews.update(created_at=START)
    DeliveryHealth.mark_swept(START)

    plan(START + timedelta(days=10))

    assert sorted(ledger()) == [("thank_you", "first", "missed"), ("thank_you", "last_call", "missed")]


def test_a_round_logged_long_after_it_happened_is_not_reproached_with_missed_mails(alice):
    make_held_round(alice)
    DeliveryHealth.mark_swept(START + timedelta(days=10))

    plan(START + timedelta(days=10, minutes=1))

    assert ledger() == []


def test_a_timeline_that_passed_is_entered_at_nine_on_the_next_business_day(alice):
    make_timeline(make_round(make_application(alice)), reply_by=date(2026, 12, 4))

    plan(datetime(2026, 12, 7, 7, 59, tzinfo=UTC))
    assert ledger() == []
    plan(datetime(2026, 12, 7, 8, 0, tzinfo=UTC))

    assert ledger() == [("timeline_passed", "first", "")]


def test_only_the_statement_recorded_last_is_live(alice):
    round = make_round(make_application(alice))
    make_timeline(round, reply_by=date(2026, 12, 2))
    make_timeline(round, reply_by=date(2026, 12, 9))

    plan(datetime(2026, 12, 4, 12, 0, tzinfo=UTC))
    assert ledger() == []
    plan(datetime(2026, 12, 10, 12, 0, tzinfo=UTC))

    assert [row.about_on for row in Reminder.objects.all()] == [date(2026, 12, 9)]


def test_nobody_thanked_or_not_met_is_waited_for(alice):
    round = make_held_round(alice, "Ana Ruiz", "Bo Lind")
    ana, bo = round.application.interviewers.order_by("name")
    make_note(round, ana, sent_at=START)
    bo.participations.update(met=False)

    plan(FIRST_DUE)

    assert ledger() == []
    assert not people_owed(alice, FIRST_DUE)


def test_a_cancelled_or_deleted_round_enters_nothing(alice):
    make_held_round(alice).cancel()
    make_held_round(alice).mark_deleted(START)
    make_held_round(alice).application.mark_deleted(START)

    plan(FIRST_DUE)

    assert ledger() == []


def test_a_sweep_needs_no_more_queries_for_more_rounds(alice):
    make_held_round(alice)
    DeliveryTally.objects.create(pk=1)
    with CaptureQueriesContext(
        connection,
    ) as few:
        plan(FIRST_DUE)

    for _ in range(10):
        make_timeline(make_held_round(alice, "Ana Ruiz", "Bo Lind", "Cy Young"), reply_by=date(2026, 12, 1))
    with CaptureQueriesContext(connection) as many:
        plan(FIRST_DUE + timedelta(days=1))

    # What the second one missed was counted, in two.
    assert len(many) <= len(few) + 2


def test_a_round_that_was_looked_at_costs_nothing_until_something_of_it_is_due(alice):
    for _ in range(3):
        make_held_round(alice)
    plan(FIRST_DUE)

    with CaptureQueriesContext(connection) as captured:
        plan(FIRST_DUE + timedelta(minutes=1))

    assert not any("interviews_" in query["sql"] for query in captured)


def test_a_round_that_no_rule_can_read_holds_up_no_other(alice, bob, monkeypatch):
    type(bob).objects.filter(pk=bob.pk).update(country="FR")
    broken, sound = make_held_round(bob), make_held_round(alice)
    ask = planning.reminders_due
    monkeypatch.setattr(
        planning, "reminders_due", lambda facts, now: 1 / 0 if facts.country == "FR" else ask(facts, now)
    )

    plan(FIRST_DUE)

    assert Reminder.objects.get().round == sound
    assert NextLook.objects.get(round=broken).at == FIRST_DUE + planning.UNREADABLE


def test_a_mail_that_was_put_off_comes_as_planned_once_that_is_taken_back(alice):
    round = make_held_round(alice)
    snooze = round.snoozes.create(kind="thank_you", until=FIRST_DUE + timedelta(hours=3))
    plan(FIRST_DUE + timedelta(hours=3))
    row = Reminder.objects.get()
    assert row.due_at == FIRST_DUE + timedelta(hours=3)

    snooze.delete()
    plan(FIRST_DUE + timedelta(minutes=5))

    row.refresh_from_db()
    assert row.due_at == FIRST_DUE
    assert row.next_attempt_at <= FIRST_DUE + timedelta(minutes=5)


@pytest.mark.parametrize(
    "held",
    [
        {"attempts": 1},
        {"claim_token": uuid.uuid4(), "claimed_until": FIRST_DUE + timedelta(hours=9)},
        {"sent_at": FIRST_DUE},
    ],
    ids=["tried", "claimed", "sent"],
)
def test_what_was_tried_or_is_in_a_workers_hands_keeps_its_times(alice, held):
    make_held_round(alice)
    plan(FIRST_DUE)
    later = FIRST_DUE + timedelta(hours=3)
    Reminder.objects.update(due_at=later, next_attempt_at=later, **held)
    NextLook.objects.update(at=AT_ONCE)

    plan(FIRST_DUE + timedelta(minutes=5))

    assert Reminder.objects.get().next_attempt_at == later
