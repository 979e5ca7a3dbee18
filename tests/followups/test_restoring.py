"""After a backup was brought back: nothing that may have been sent is sent again, and nothing else is held back."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail

from followups.delivery import deliver_due
from followups.models import DeliveryHealth, Reminder
from followups.outlook import coming_mails
from followups.planning import plan
from followups.restoring import close_gap, hold_back
from tests.factories import START, make_held_round, make_reminder, make_timeline
from tests.followups.test_delivery import Clock

pytestmark = pytest.mark.django_db

# Ana until 11:00, Bo until 12:00 in Berlin: the first falls due at 14:00, the last call at 08:00 the next day.
FIRST = START + timedelta(hours=4)
BACKUP = FIRST - timedelta(hours=1)
AN_HOUR_LATER = FIRST + timedelta(hours=1)
LAST_CALL = FIRST + timedelta(hours=18)


@pytest.fixture
def round(alice):
    DeliveryHealth.mark_swept(BACKUP)
    return make_held_round(alice)


def sweep(now):
    plan(now)
    deliver_due(Clock(now))


def ledger():
    return [(row.step, row.reason) for row in Reminder.objects.order_by("due_at", "pk")]


def test_what_fell_due_in_the_gap_is_not_sent_again(round):
    assert close_gap(BACKUP, AN_HOUR_LATER, AN_HOUR_LATER) == 1
    sweep(AN_HOUR_LATER)

    assert mail.outbox == []
    assert ledger() == [("first", "restored")]


def test_the_last_call_that_is_still_ahead_goes_out(round, alice):
    close_gap(BACKUP, AN_HOUR_LATER, AN_HOUR_LATER)

    assert [coming.step for coming in coming_mails(alice, AN_HOUR_LATER)] == ["last_call"]
    sweep(LAST_CALL)
    assert len(mail.outbox) == 1
    assert ("last_call", "") in ledger()


def test_a_row_that_waited_when_the_backup_was_taken_is_closed(round):
    plan(FIRST)
    Reminder.objects.update(claim_token="5b1f4c6e-0000-4000-8000-000000000000", claimed_until=AN_HOUR_LATER)

    assert close_gap(FIRST, AN_HOUR_LATER, AN_HOUR_LATER) == 1
    sweep(AN_HOUR_LATER)

    assert mail.outbox == []
    assert ledger() == [("first", "restored")]


def test_a_row_whose_next_try_lay_after_the_gap_cannot_have_been_sent_and_is_kept(round):
    row = make_reminder(round, next_attempt_at=AN_HOUR_LATER + timedelta(minutes=1))

    close_gap(FIRST, AN_HOUR_LATER, AN_HOUR_LATER)

    row.refresh_from_db()
    assert row.reason == ""


def test_what_was_sent_before_the_backup_stays_sent(round):
    sweep(FIRST)

    assert close_gap(FIRST, AN_HOUR_LATER, AN_HOUR_LATER) == 0
    assert ledger() == [("first", "")]


def test_what_fell_due_after_the_old_product_had_stopped_goes_out(round):
    stopped_at = FIRST - timedelta(minutes=1)

    assert close_gap(BACKUP, stopped_at, AN_HOUR_LATER) == 0
    sweep(AN_HOUR_LATER)

    assert len(mail.outbox) == 1


def test_a_row_that_might_have_been_opened_again_in_the_gap_is_closed_for_good(round):
    make_reminder(round, skipped_at=BACKUP, reason="switched_off")

    assert close_gap(BACKUP, AN_HOUR_LATER, AN_HOUR_LATER) == 1
    sweep(AN_HOUR_LATER)

    assert mail.outbox == []
    assert ledger() == [("first", "restored")]


def test_of_a_stated_day_that_passed_in_the_gap_the_second_mail_is_still_to_come(alice):
    timeline = make_timeline(make_held_round(alice))
    after_the_first = datetime.combine(timeline.reply_by, time(12), UTC) + timedelta(days=3)

    close_gap(after_the_first - timedelta(days=3), after_the_first, after_the_first)

    rows = Reminder.objects.filter(kind="timeline_passed").values_list("step", "reason")
    assert list(rows) == [("first", "restored")]
    assert [coming.step for coming in coming_mails(alice, after_the_first)] == ["second"]


@pytest.mark.parametrize("backup_at", [0, 8, 44])
def test_whatever_was_sent_between_backup_and_restore_is_sent_once(round, backup_at):
    """The same days twice: as they were, and from a backup, restored half a day later."""
    make_timeline(round)
    for moment in every_four_hours(0, 100):
        sweep(moment)
    backup, restored = START + timedelta(hours=backup_at), START + timedelta(hours=backup_at + 12)
    sent = dict(Reminder.objects.filter(sent_at__isnull=False).values_list("step", "sent_at"))

    Reminder.objects.filter(due_at__gt=backup).delete()
    close_gap(backup, restored, restored)
    for moment in every_four_hours(backup_at + 12, 100):
        sweep(moment)

    again = Reminder.objects.filter(sent_at__isnull=False).values_list("step", flat=True)
    assert sorted(again) == sorted(step for step, at in sent.items() if not backup < at <= restored)


def every_four_hours(first, last):
    return [START + timedelta(hours=hours) for hours in range(first, last, 4)]


def test_nothing_is_delivered_from_a_copy_before_its_gap_is_closed(round):
    hold_back(FIRST, "default")
    sweep(FIRST)
    assert mail.outbox == []

    close_gap(BACKUP, FIRST - timedelta(minutes=1), FIRST)
    sweep(FIRST)
    assert len(mail.outbox) == 1
