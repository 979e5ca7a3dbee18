"""What the people who run a site may change in the ledger by hand: open a row again, or close one. Ids only."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import AuditEvent
from followups.dossiers import load_dossiers
from followups.models import Reminder
from followups.planning import reopen, times_of
from followups.rules import RoundFacts, reminders_planned, why_unwanted

Reason = Reminder.Reason
# Closed for one of these, nothing of it has arrived, and no other mail said the same.
NOTHING_ARRIVED = {
    *Reminder.REOPENABLE,
    Reason.MISSED,
    Reason.ADDRESS,
    Reason.REFUSED,
    Reason.POISON,
    Reason.OPERATOR,
}


def send_again(row: Reminder, now: datetime, *, is_dry: bool = False) -> str:
    """Open a closed row that is still wanted and of which nothing can have arrived.

    Returns why not, or nothing if it is done (or, in a dry run, would be).
    """
    if refusal := _why_not_again(row):
        return refusal
    facts = load_dossiers({row.round_id}, now)[row.round_id].facts
    due = next((due for due in reminders_planned(facts, now) if due.key == row.key), None)
    if due is None:
        return _why_unwanted(row, facts, now)
    if is_dry:
        return ""
    with transaction.atomic():
        if not reopen(row, times_of(due, now)):
            return _("it has changed just now; look again")
        record(None, AuditEvent.What.REMINDER_AGAIN_BY_SITE, row.candidate)
    return ""


def stop(row: Reminder, now: datetime, *, is_dry: bool = False) -> str:
    """Close an open row that no live worker has in hand, so that it is never sent; returns as `send_again` does."""
    if row.is_closed:
        return _("it is closed already")
    if row.claim_token and row.claimed_until and row.claimed_until > now:
        return _("a worker has it in hand; try again in a few minutes")
    if is_dry:
        return ""
    with transaction.atomic():
        free = Reminder.objects.unclosed().filter(Q(claim_token=None) | Q(claimed_until__lte=now), pk=row.pk)
        closing = {"skipped_at": now, "reason": Reason.OPERATOR}
        if not free.update(**closing, claim_token=None, claimed_until=None):
            return _("it has changed just now; look again")
        record(None, AuditEvent.What.REMINDER_STOPPED_BY_SITE, row.candidate)
    return ""


def _why_not_again(row: Reminder) -> str:
    if row.sent_at:
        return _("it was sent")
    if not row.is_closed:
        return _("it is open already")
    if row.wire_started_at or row.reason not in NOTHING_ARRIVED:
        return _("it may have arrived, or another took its place")
    if row.reason == Reason.ADDRESS and row.candidate.address_failed_at:
        return _("its address refuses mail; it opens by itself once that is mended")
    return ""


def _why_unwanted(row: Reminder, facts: RoundFacts, now: datetime) -> str:
    reason = why_unwanted(facts, row.key)
    if reason is None or row.expires_at <= now:
        return _("it is too late to help")
    return _("nobody wants it any more (%(reason)s)") % {"reason": reason}
