"""The agenda of a round: timed interviews, who takes part in each, and what was talked about."""

import uuid
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet, Undoable
from accounts.text import validate_one_line, validate_plain_text
from interviews.models.people import Interviewer
from interviews.models.round import Round

LONGEST_OVERRUN = timedelta(hours=6)


class InterviewQuerySet(OwnedQuerySet):
    def tell_calendars(self) -> None:
        """What calendars show of these has changed: they take over only what comes with a higher sequence."""
        self.update(feed_sequence=models.F("feed_sequence") + 1)


class Interview(Undoable):
    """One timed conversation of a round; a panel is several people in one interview."""

    OWNER = "round__application__candidate"
    HIDDEN_BY = ("deleted_at", "round__deleted_at", "round__application__deleted_at")

    class QuestionKind(models.TextChoices):
        BEHAVIOURAL = "behavioural", _("Behavioural: “tell me about a time …”")
        TECHNICAL = "technical", _("Technical or skills")
        CASE_STUDY = "case_study", _("Case study or work sample")
        CULTURE_FIT = "culture_fit", _("Culture fit")
        CONVERSATION = "conversation", _("Open conversation")

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        CANCELLED = "cancelled", _("Called off")

    round = models.ForeignKey(Round, models.CASCADE, related_name="interviews")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    ended_at = models.DateTimeField(_("actually ended"), null=True, blank=True)
    kinds = models.JSONField(_("kinds of questions"), default=list, blank=True)
    notes = models.TextField(_("notes"), max_length=10_000, blank=True, validators=[validate_plain_text])
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.SCHEDULED)
    interviewers = models.ManyToManyField(Interviewer, through="Participation", related_name="interviews")
    created_at = models.DateTimeField(auto_now_add=True)
    # When it got the start it has, if that was not when it was entered; and its last change of any kind.
    moved_at = models.DateTimeField(null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)
    # What calendars know it by, and how often it has changed since they first saw it (RFC 5545: UID, SEQUENCE).
    feed_uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    feed_sequence = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar[Any] = InterviewQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="interview_ends_later"),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gt=models.F("starts_at")),
                name="interview_ended_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["scheduled", "cancelled"]), name="interview_status_known"
            ),
        ]
        indexes = [
            models.Index(fields=["round", "starts_at"], name="interview_agenda"),
            # dashboard.today_rows: what is not over yet.
            models.Index(
                Coalesce("ended_at", "ends_at"),
                name="interview_held_end",
                condition=models.Q(deleted_at__isnull=True, status="scheduled"),
            ),
            # interviews.coming: what begins next.
            models.Index(
                fields=["starts_at"],
                name="interview_start",
                condition=models.Q(deleted_at__isnull=True, status="scheduled"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def end(self) -> datetime:
        """The actual end if known, else the scheduled one."""
        return self.ended_at or self.ends_at

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.starts_at

    @property
    def kind_labels(self) -> list[str]:
        return [str(self.QuestionKind(kind).label) for kind in self.kinds if kind in self.QuestionKind]

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    def reschedule(self, starts_at: datetime, ends_at: datetime, now: datetime) -> None:
        """Put it at another time; an actual end that cannot belong to that time is forgotten."""
        if self.pk and starts_at != self.starts_at:
            self.moved_at = now
        is_changed = bool(self.pk) and (starts_at, ends_at) != (self.starts_at, self.ends_at)
        self.starts_at, self.ends_at = starts_at, ends_at
        if self.ended_at and not starts_at < self.ended_at < ends_at + LONGEST_OVERRUN:
            self.ended_at = None
        self.save()
        if is_changed:
            self._tell_calendars()

    def cancel(self) -> None:
        self.status = self.Status.CANCELLED
        self.save(update_fields=["status", "changed_at"])
        self._tell_calendars()

    def hold_after_all(self) -> None:
        self.status = self.Status.SCHEDULED
        self.save(update_fields=["status", "changed_at"])
        self._tell_calendars()

    def _tell_calendars(self) -> None:
        Interview.objects.filter(pk=self.pk).tell_calendars()
        self.refresh_from_db(fields=["feed_sequence"])


class ParticipationQuerySet(OwnedQuerySet):
    def standing(self) -> Self:
        """In conversations that stand, without those who were not met."""
        return self.filter(
            ~models.Q(met=False), interview__deleted_at__isnull=True, interview__status=Interview.Status.SCHEDULED
        )


class Participation(Owned):
    """One person on the agenda of one interview; `met` stays unknown until the candidate says."""

    OWNER = "interview__round__application__candidate"
    HIDDEN_BY = (
        "interview__deleted_at",
        "interviewer__deleted_at",
        "interview__round__deleted_at",
        "interview__round__application__deleted_at",
    )

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="participations")
    interviewer = models.ForeignKey(Interviewer, models.CASCADE, related_name="participations")
    met = models.BooleanField(_("met"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "interviewer"], name="person_once_per_interview"),
        ]

    def __str__(self) -> str:
        return f"{self.interviewer}"

    def mark_met(self, met: bool | None) -> None:
        self.met = met
        self.save(update_fields=["met"])


class Topic(Owned):
    """Something that was talked about with one person; it makes their thank-you a personal one."""

    OWNER = "interview__round__application__candidate"
    HIDDEN_BY = (
        "interview__deleted_at",
        "interviewer__deleted_at",
        "interview__round__deleted_at",
        "interview__round__application__deleted_at",
    )

    class Nature(models.TextChoices):
        DISCUSSED = "discussed", _("Talked about")
        PROMISED = "promised", _("Promised")
        WEAK_ANSWER = "weak_answer", _("A weak answer")

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="topics")
    interviewer = models.ForeignKey(Interviewer, models.CASCADE, related_name="topics")
    text = models.CharField(_("what you talked about"), max_length=500, validators=[validate_one_line])
    nature = models.CharField(max_length=12, choices=Nature, default=Nature.DISCUSSED)
    thought_since = models.TextField(
        _("what you have thought since"), max_length=2_000, blank=True, validators=[validate_plain_text]
    )
    # A promise that was kept, a weak answer that was mended.
    settled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


def first_starts(**filters: Any) -> models.Subquery:
    """The first start of a round's agenda that was not called off, to annotate rounds with."""
    held = Interview.objects.filter(
        round=models.OuterRef("pk"), deleted_at__isnull=True, status=Interview.Status.SCHEDULED, **filters
    )
    return models.Subquery(held.order_by("starts_at").values("starts_at")[:1])
