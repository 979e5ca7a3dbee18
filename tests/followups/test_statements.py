"""UPDATEs whose SQL is put together once: each run has its own values, in the form that the database keeps them in."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, F, UUIDField
from django.test.utils import CaptureQueriesContext

from accounts.prepared import Given
from followups.delivery import deliver_due
from followups.models import Reminder
from followups.statements import Update
from tests.factories import START, make_held_round, make_reminder

pytestmark = pytest.mark.django_db

DUE = START + timedelta(hours=4)


def test_each_run_has_its_own_values(alice):
    first, second = (make_reminder(make_held_round(alice)) for _ in range(2))
    token, until = uuid.uuid4(), DUE + timedelta(minutes=5)
    claim = Update(
        Reminder.objects.filter(pk=Given("pk", BigIntegerField()), next_attempt_at__lte=Given("now", DateTimeField())),
        claim_token=Given("token", UUIDField()),
        claimed_until=Given("until", DateTimeField()),
        starts=F("starts") + 1,
    )

    assert claim.run(pk=second.pk, now=DUE, token=token, until=until) == 1
    assert claim.run(pk=first.pk, now=START - timedelta(days=1), token=token, until=until) == 0

    second.refresh_from_db()
    assert (second.claim_token, second.claimed_until, second.starts) == (token, until, 1)
    assert not Reminder.objects.filter(pk=first.pk).exclude(claim_token=None).exists()


def statements_for(alice, mails):
    for _ in range(mails):
        make_reminder(make_held_round(alice))
    with CaptureQueriesContext(connection) as asked:
        deliver_due(lambda: DUE)
    assert Reminder.objects.filter(sent_at=DUE).count() == Reminder.objects.count()
    return len(asked)


def test_one_mail_more_is_three_statements_more(alice):
    """Started, on the wire, sent: each has to be committed before what follows it."""
    statements_for(alice, 1)  # what a site does once

    assert statements_for(alice, 3) == statements_for(alice, 1) + 2 * 3
