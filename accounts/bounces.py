"""Mails that came back: which of a provider's reports mean that an address takes no mail, and what follows from it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason
from django.db.models import Value
from django.db.models.functions import Lower

from accounts.addresses import confirmed_candidates
from accounts.models import User

# A provider that does not even try: for these reasons it never will. Policy and content are no fault of an address.
GIVEN_UP = frozenset({RejectReason.INVALID, RejectReason.BOUNCED, RejectReason.SPAM, RejectReason.UNSUBSCRIBED})
# anymail calls it “bounced” also when a mailbox is full or a server was busy for a day. Where each provider says
# which, and what it says of an address that is gone.
FOR_GOOD: dict[str, tuple[tuple[str, ...], frozenset[object]]] = {
    "Brevo": (("event",), frozenset({"hard_bounce", "invalid_email"})),
    "MailerSend": (("type",), frozenset({"activity.hard_bounced"})),
    "Mailgun": (("event-data", "reason"), frozenset({"bounce", "suppress-bounce"})),
    "Mailjet": (("hard_bounce",), frozenset({True})),
    "Postmark": (("Type",), frozenset({"HardBounce"})),
    "Resend": (("data", "bounce", "type"), frozenset({"Permanent"})),
    "SendGrid": (("type",), frozenset({"bounce"})),
    "SparkPost": (("msys", "message_event", "bounce_class"), frozenset({"10", "30"})),
}


def takes_no_mail(event: AnymailTrackingEvent, provider: str) -> bool:
    """Whether the report says that no mail will arrive at that address, now or later, or that none is wanted there."""
    if event.event_type == EventType.BOUNCED:
        path, words = FOR_GOOD[provider]
        return _at(event.esp_event, path) in words
    is_given_up = event.event_type == EventType.REJECTED and event.reject_reason in GIVEN_UP
    return is_given_up or event.event_type == EventType.COMPLAINED


def _at(report: Any, path: Iterable[str]) -> object:
    for name in path:
        report = report.get(name) if isinstance(report, dict) else None
    return report if isinstance(report, str | bool) else None


def mark_came_back(address: str, now: datetime) -> int | None:
    """Mark the account whose confirmed address this is, once; its key if it was not marked yet.

    An address that nobody proved to be theirs is left alone: nothing but a code is sent there.
    """
    # By the index of unique addresses.
    accounts = User.objects.alias(lower=Lower("email")).filter(lower=Lower(Value(address)), address_failed_at=None)
    account = accounts.filter(confirmed_candidates()).first()
    if account is None:
        return None
    account.mark_address_failed(now)
    return int(account.pk)
