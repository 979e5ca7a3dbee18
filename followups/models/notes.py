"""The candidate's thank-you notes: one a person and round, until it is sent or skipped it is a draft."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet
from accounts.text import validate_one_line, validate_plain_text
from interviews.models import Interviewer, Participation, Round

SENT_CAN_BE_UNDONE = timedelta(hours=24)
SETTLED = Q(sent_at__isnull=False) | Q(skipped_at__isnull=False)


class ThankYouNoteQuerySet(OwnedQuerySet):
    def settled(self) -> Self:
        """Sent or skipped: the person is not owed one any more in that round."""
        return self.present().exclude(sent_at__isnull=True, skipped_at__isnull=True)

    def opened(self) -> Self:
        """Opened in a mail program and neither sent nor skipped since, to somebody who is still on the agenda."""
        seats = Participation.objects.standing().filter(
            interviewer=OuterRef("interviewer"), interview__round=OuterRef("round")
        )
        opened = self.present().filter(
            Exists(seats), opened_at__isnull=False, sent_at=None, skipped_at=None, round__status="scheduled"
        )
        return opened.select_related("interviewer", "round__application").order_by("opened_at", "pk")

    def lately_settled(self, undone_since: Any) -> Self:
        """With `settled_at` and `can_be_reopened`, the latest first; “sent” only what was sent after that moment."""
        latest = self.settled().annotate(
            settled_at=Coalesce("sent_at", "skipped_at"),
            can_be_reopened=Q(sent_at=None) | Q(sent_at__gt=undone_since),
        )
        return latest.select_related("interviewer", "round__application").order_by("-settled_at", "-pk")


class ThankYouNote(Owned):
    OWNER = "round__application__candidate"
    HIDDEN_BY = ("interviewer__deleted_at", "round__deleted_at", "round__application__deleted_at")

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        LINKEDIN = "linkedin", _("LinkedIn or another network")
        HANDWRITTEN = "handwritten", _("A card, by hand")
        IN_PERSON = "in_person", _("In person or by phone")
        RECRUITER = "recruiter", _("Passed on by the recruiter")

    class SkipReason(models.TextChoices):
        NOT_WANTED = "not_wanted", _("I don’t want to write to this person")
        NO_ADDRESS = "no_address", _("I found no way to reach them")
        THANKED_OTHERWISE = "thanked_otherwise", _("I thanked them in another way")
        NOT_INTERESTED = "not_interested", _("I’m no longer interested in this job")

    round = models.ForeignKey(Round, models.CASCADE, related_name="thank_you_notes")
    interviewer = models.ForeignKey(Interviewer, models.CASCADE, related_name="thank_you_notes")
    subject = models.CharField(_("subject"), max_length=200, blank=True, validators=[validate_one_line])
    body = models.TextField(_("your note"), max_length=10_000, blank=True, validators=[validate_plain_text])
    channel = models.CharField(_("how"), max_length=12, choices=Channel, default=Channel.EMAIL)
    body_as_sent = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    skipped_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)  # in a mail program; opening is not sending
    recruiter_asked_at = models.DateTimeField(null=True, blank=True)  # for the address, or to pass the note on
    skip_reason = models.CharField(_("why"), max_length=20, choices=SkipReason, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = ThankYouNoteQuerySet.as_manager()

    class Meta:
        indexes = [
            # ThankYouNoteQuerySet.opened: the few of which nobody has said whether they were sent.
            models.Index(
                fields=["opened_at"],
                name="note_opened",
                condition=Q(opened_at__isnull=False, sent_at=None, skipped_at=None),
            ),
            # ThankYouNoteQuerySet.lately_settled: the latest of very many.
            models.Index(
                Coalesce("sent_at", "skipped_at").desc(), models.F("id").desc(), name="note_settled", condition=SETTLED
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["round", "interviewer"], name="one_note_per_person_and_round"),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | models.Q(skipped_at__isnull=True),
                name="note_sent_or_skipped",
            ),
            models.CheckConstraint(
                condition=models.Q(skipped_at__isnull=True, skip_reason="")
                | models.Q(skipped_at__isnull=False) & ~models.Q(skip_reason=""),
                name="note_skipped_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.interviewer}"

    @property
    def is_settled(self) -> bool:
        return bool(self.sent_at or self.skipped_at)

    @classmethod
    def for_person(cls, round: Round, interviewer: Interviewer) -> "ThankYouNote":
        """Their note, begun now if there is none yet."""
        return cls.objects.get_or_create(round=round, interviewer=interviewer)[0]

    def write(self, subject: str, body: str, version: int | None) -> bool:
        """Keep a text that was begun on `version`; False, and nothing kept, if another window saved another since."""
        rows = ThankYouNote.objects.filter(pk=self.pk)
        if version is not None:
            rows = rows.filter(models.Q(version=version) | models.Q(subject=subject, body=body))
        is_kept = bool(rows.update(subject=subject, body=body, version=models.F("version") + 1))
        self.refresh_from_db()
        return is_kept

    def can_reopen(self, now: datetime) -> bool:
        """What was skipped, always; “sent” can be taken back for a day."""
        return bool(self.skipped_at) or bool(self.sent_at and self.sent_at > now - SENT_CAN_BE_UNDONE)

    def mark_opened(self, now: datetime | None) -> None:
        self.opened_at = now
        self.save(update_fields=["opened_at"])

    def mark_recruiter_asked(self, now: datetime | None) -> None:
        self.recruiter_asked_at = now
        self.save(update_fields=["recruiter_asked_at"])

    def mark_sent(self, now: datetime, channel: str) -> None:
        self.sent_at, self.skipped_at, self.skip_reason = now, None, ""
        self.channel, self.body_as_sent = channel, self.body
        self.save()

    def skip(self, now: datetime, reason: str) -> None:
        self.skipped_at, self.skip_reason, self.sent_at = now, reason, None
        self.save()

    def reopen(self) -> None:
        """Back to a draft: it was not sent after all, or is to be written after all."""
        self.sent_at, self.skipped_at, self.skip_reason, self.body_as_sent = None, None, "", ""
        self.opened_at = None
        self.save()
