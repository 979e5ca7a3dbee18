"""The ledger: one row for each mail that fell due, and what became of it. No row vanishes."""

import uuid
from datetime import date, datetime
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet
from interviews.models import Round


def mint_message_id() -> str:
    """A Message-ID under our own domain; a row keeps it over every repeat, so that a mail client shows one mail."""
    return f"<{uuid.uuid4().hex}@{urlsplit(settings.BASE_URL).hostname}>"


class ReminderQuerySet(OwnedQuerySet):
    def unclosed(self) -> Self:
        return self.filter(sent_at__isnull=True, skipped_at__isnull=True, failed_at__isnull=True)

    def closed(self) -> Self:
        return self.exclude(sent_at__isnull=True, skipped_at__isnull=True, failed_at__isnull=True)

    def in_ledger_order(self) -> Self:
        """Closed ones with `closed_at`, the latest first."""
        closed = self.closed().annotate(closed_at=Coalesce("sent_at", "skipped_at", "failed_at"))
        return closed.order_by("-closed_at", "-due_at", "-pk")

    def being_retried(self) -> Self:
        """Tried at least once and not through yet."""
        return self.unclosed().filter(Q(attempts__gt=0) | Q(uncertain__gt=0) | Q(starts__gt=1))

    def claimable(self, now: datetime) -> Self:
        """Open, due for an attempt, and not in the hands of a live worker."""
        return self.unclosed().filter(
            Q(claim_token__isnull=True) | Q(claimed_until__lte=now), next_attempt_at__lte=now
        )

    def held_by(self, token: uuid.UUID | models.Expression | None) -> Self:
        return self.unclosed().filter(claim_token=token)


class Reminder(Owned):
    OWNER = "candidate"
    HIDDEN_BY = ()

    class Kind(models.TextChoices):
        THANK_YOU = "thank_you", _("Thank-you reminder")
        TIMELINE_PASSED = "timeline_passed", _("They said they’d reply by now")
        PREPARE = "prepare", _("Before the day: what is still to do")

    class Step(models.TextChoices):
        FIRST = "first", _("first")
        LAST_CALL = "last_call", _("last call")
        SECOND = "second", _("second")
        ONCE = "once", _("once")

    class Reason(models.TextChoices):
        """Why a row was closed without a mail, in the ledger's own codes."""

        THANKED = "thanked", _("No longer needed: everybody was thanked")
        ANSWERED = "answered", _("No longer needed: they answered, or the job moved on")
        PREPARED = "prepared", _("No longer needed: nothing was missing any more")
        CANCELLED = "cancelled", _("No longer needed: it was called off")
        MOVED = "moved", _("No longer needed: the day changed")
        DELETED = "deleted", _("No longer needed: it was deleted")
        SWITCHED_OFF = "switched_off", _("Not sent: you switched these reminders off")
        UNCONFIRMED = "unconfirmed", _("Not sent: your address is not confirmed")
        SUPERSEDED = "superseded", _("No longer needed: a later reminder said it all")
        RESTORED = "restored", _("May have been sent already: it fell due before your data came back from a backup")
        MISSED = "missed", _("Too late to help: it could not be sent in time")
        ADDRESS = "address", _("Not delivered: the mail server refuses your address")
        REFUSED = "refused", _("Not delivered: the mail server refused the mail")
        UNCERTAIN = "uncertain", _("May have arrived twice, or not at all: the mail server never confirmed it")
        POISON = "poison", _("Not sent: it could not be put together. This is our fault")
        OPERATOR = "operator", _("Not sent: the people who run this site stopped it")

    # Skipped for one of these, a row is opened again when its key is wanted again (docs/reminders.md).
    REOPENABLE = ("thanked", "answered", "prepared", "cancelled", "moved", "deleted", "switched_off", "unconfirmed")

    candidate = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders")
    round = models.ForeignKey(Round, models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=16, choices=Kind)
    step = models.CharField(max_length=12, choices=Step)
    about_on = models.DateField()
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    # Since when it could go out by the facts as they were known: what counts as its delay. None in older rows.
    wanted_at = models.DateTimeField(null=True, blank=True)
    claim_token = models.UUIDField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    starts = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    uncertain = models.PositiveSmallIntegerField(default=0)
    wire_started_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=200, unique=True, default=mint_message_id)
    sent_at = models.DateTimeField(null=True, blank=True)
    skipped_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=16, choices=Reason, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["-due_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "kind", "step", "about_on"], name="one_reminder_per_key"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, skipped_at__isnull=True)
                | Q(sent_at__isnull=True, failed_at__isnull=True)
                | Q(skipped_at__isnull=True, failed_at__isnull=True),
                name="reminder_closed_once",
            ),
            models.CheckConstraint(
                condition=Q(claim_token__isnull=True, claimed_until__isnull=True)
                | Q(claim_token__isnull=False, claimed_until__isnull=False),
                name="reminder_token_with_lease",
            ),
            models.CheckConstraint(
                condition=(Q(skipped_at__isnull=True) & Q(failed_at__isnull=True) & Q(reason=""))
                | (Q(skipped_at__isnull=False) | Q(failed_at__isnull=False)) & ~Q(reason=""),
                name="reminder_unsent_with_reason",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("due_at")), name="reminder_expires_after_due"),
        ]
        indexes = [
            # followups.delivery.claim: open rows, the nearest deadline first. In this order the first fifty end the
            # search, however many wait; what is not to be tried yet is passed over in the index.
            models.Index(
                fields=["expires_at", "next_attempt_at"],
                name="reminder_by_deadline",
                condition=Q(sent_at__isnull=True, skipped_at__isnull=True, failed_at__isnull=True),
            ),
            # followups.delivery: rows read back by the token that claimed them.
            models.Index(fields=["claim_token"], name="reminder_claimed", condition=Q(claim_token__isnull=False)),
            # followups.views.reminders: a candidate's ledger, newest first.
            models.Index(fields=["candidate", "-due_at"], name="reminder_ledger"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.step} {self.about_on}"

    @property
    def key(self) -> tuple[str, str, date]:
        """What the mail is about within its round, as the rules name it."""
        return (self.kind, self.step, self.about_on)

    @property
    def is_closed(self) -> bool:
        return bool(self.sent_at or self.skipped_at or self.failed_at)

    @property
    def may_be_doubled(self) -> bool:
        """The mail server did not confirm one attempt, or the row was closed with a mail on its way."""
        return bool(self.uncertain) or bool(self.wire_started_at and self.skipped_at)

    @property
    def is_reopenable(self) -> bool:
        """Closed as no longer wanted, or for an address that was mended since, with nothing on the wire."""
        if self.wire_started_at:
            return False
        if self.failed_at:
            return self.reason == self.Reason.ADDRESS and self.candidate.address_failed_at is None
        return bool(self.skipped_at) and self.reason in self.REOPENABLE
