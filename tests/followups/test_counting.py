"""What is counted, where it happens: once for each batch, never at the price of a mail."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from followups.counting import count, counted
from followups.delivery import claim, deliver_due
from followups.models import DeliveryHealth, DeliveryTally, Reminder
from followups.planning import plan
from followups.wire import Outcome, Wire
from tests.factories import START, make_held_round, make_user

pytestmark = pytest.mark.django_db
DUE = START + timedelta(hours=4)


@pytest.fixture
def row(alice):
    """Known at the sweep before it fell due, whatever the day on which this runs."""
    round = make_held_round(alice)
    type(round).objects.update(created_at=START)
    round.interviews.update(created_at=START)
    DeliveryHealth.mark_swept(DUE - timedelta(minutes=1))
    plan(DUE)
    return Reminder.objects.get()


def deliver(now=DUE):
    deliver_due(lambda: now)


def tallied():
    row = DeliveryTally.current()
    return {field.name: number for field in row._meta.fields[1:] if (number := getattr(row, field.name))}


def test_a_mail_is_counted_as_sent_and_with_how_long_it_took(row):
    deliver(DUE + timedelta(seconds=45))

    assert tallied() == {"sent": 1, "within_60": 1, "seconds": 45}


def test_a_fact_that_was_entered_late_makes_no_mail_slow(alice):
    DeliveryHealth.mark_swept(DUE + timedelta(hours=2))
    make_held_round(alice)
    plan(DUE + timedelta(hours=2, seconds=10))
    deliver(DUE + timedelta(hours=2, seconds=20))

    assert tallied() == {"sent": 1, "within_30": 1, "seconds": 20}


def test_a_sweep_that_did_not_run_makes_its_mails_slow(alice):
    make_held_round(alice)
    DeliveryHealth.mark_swept(DUE - timedelta(minutes=1))
    plan(DUE + timedelta(hours=1))
    deliver(DUE + timedelta(hours=1))

    assert tallied() == {"sent": 1, "within_3600": 1, "seconds": 3600}


@pytest.mark.parametrize(
    ("outcome", "counts"),
    [
        (Outcome.ADDRESS, {"failed_address": 1}),
        (Outcome.REFUSED, {"failed_refused": 1}),
        (Outcome.UNSENDABLE, {"failed_poison": 1}),
        (Outcome.UNCERTAIN, {"unanswered": 1}),
        (Outcome.LATER, {}),
        (Outcome.OUTAGE, {}),
    ],
)
def test_what_the_mail_server_says_is_counted(row, outcome, counts, monkeypatch):
    monkeypatch.setattr(Wire, "send", lambda *_: outcome)
    deliver()

    assert tallied() == counts


def test_a_row_taken_over_from_a_dead_worker_is_counted(row):
    claim(uuid.uuid4(), DUE, 50)
    deliver(DUE + timedelta(seconds=300))

    assert tallied() == {"sent": 1, "rescued": 1, "within_600": 1, "seconds": 300}


def test_a_mail_that_had_reached_the_wire_before_may_be_doubled(row):
    Reminder.objects.update(wire_started_at=DUE)
    deliver()

    assert tallied()["doubled"] == 1


def test_what_was_missed_is_counted_where_it_is_entered(row):
    Reminder.objects.all().delete()
    DeliveryHealth.mark_swept(DUE)
    plan(DUE + timedelta(days=10))

    missed = Reminder.objects.filter(reason="missed").count()
    assert missed > 0
    assert tallied() == {"missed": missed}


def test_a_mail_that_nobody_wants_any_more_is_not_counted_as_one_that_is_unconfirmed(row, alice):
    alice.is_active = False
    alice.save()
    deliver()

    assert Reminder.objects.get().reason == "unconfirmed"
    assert tallied() == {}


def test_a_batch_costs_one_statement_more_and_a_mail_none(row):
    costs = []
    for number in range(3):
        for more in range(number + 1):
            make_held_round(make_user(f"{number}{more}@example.com"))
        plan(DUE)
        with CaptureQueriesContext(connection) as asked:
            deliver()
        costs.append(sum("deliverytally" in query["sql"] for query in asked))

    assert costs[1:] == [1, 1]


def test_counts_that_cannot_be_written_cost_no_mail(row, monkeypatch):
    monkeypatch.setattr(DeliveryTally, "add", fail)
    deliver()

    assert len(mail.outbox) == 1
    assert Reminder.objects.get().sent_at


def fail(counts):
    raise DatabaseError


def test_what_a_batch_counted_is_written_down_also_when_it_breaks():
    with pytest.raises(ZeroDivisionError), counted():
        count("rescued", 2)
        raise ZeroDivisionError

    assert tallied() == {"rescued": 2}


def test_an_idle_tick_writes_nothing(django_assert_num_queries):
    with CaptureQueriesContext(connection) as asked:
        deliver()

    assert not any("deliverytally" in query["sql"] for query in asked)


def test_outside_of_a_batch_nothing_is_counted():
    count("sent")

    assert tallied() == {}
