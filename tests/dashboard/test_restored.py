"""What `manage.py restored` does to a database that came back; the ledger is in tests/followups/test_restoring.py."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from followups.models import DeliveryHealth
from tests.factories import START, make_held_round, make_reminder

pytestmark = pytest.mark.django_db


def restored(*options):
    said = StringIO()
    call_command("restored", *options, stdout=said)
    return said.getvalue()


def test_a_session_of_the_backup_does_not_live_again(client, alice):
    client.force_login(alice)

    restored()

    assert client.get(reverse("dashboard:home")).wsgi_request.user.is_anonymous


def test_the_moment_of_the_backup_is_read_from_its_last_sweep():
    DeliveryHealth.mark_swept(datetime(2026, 11, 24, 3, 0, tzinfo=UTC))

    assert "from 2026-11-24 03:00 to 2026-11-25 10:30 UTC: 0." in restored("--until", "2026-11-25T11:30+01:00")
    assert DeliveryHealth.current().swept_at == datetime(2026, 11, 25, 10, 30, tzinfo=UTC)


def test_what_is_no_moment_is_a_sentence():
    with pytest.raises(CommandError, match="yesterday is no moment like 2026-11-26T07:30"):
        restored("--since", "yesterday")


def test_the_candidate_reads_that_a_mail_was_perhaps_sent(client, alice):
    make_reminder(make_held_round(alice), skipped_at=START, reason="restored")
    client.force_login(alice)

    page = client.get(reverse("followups:reminders")).text

    assert "Perhaps sent" in page
    assert "May have been sent already" in page
