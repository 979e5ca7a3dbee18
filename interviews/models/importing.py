"""Where rounds and applications came from: the invite behind a round, a file on its way in."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, OwnedQuerySet
from accounts.text import validate_one_line
from interviews.models.agenda import Interview
from interviews.models.application import Application
from interviews.models.round import Round

KEPT_FOR = timedelta(days=1)
LONG_WAIT = timedelta(minutes=1)


class InviteSource(Owned):
    """An event of a calendar file that became interviews; a later file about the same event finds them again."""

    OWNER = "candidate"
    HIDDEN_BY = ("round__deleted_at", "round__application__deleted_at")

    candidate = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invite_sources")
    round = models.ForeignKey(Round, models.CASCADE, related_name="invite_sources")
    uid = models.CharField(max_length=255)
    recurrence_id = models.CharField(max_length=64, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    dtstamp = models.DateTimeField(null=True, blank=True)
    interviews = models.ManyToManyField(Interview, related_name="invite_sources", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "uid", "recurrence_id"], name="invite_known_once"),
        ]

    def __str__(self) -> str:
        return self.uid


class ImportJobQuerySet(OwnedQuerySet):
    def takeable(self, now: datetime) -> Self:
        """Those that wait for a worker, and those whose worker has not been heard of since its lease ran out."""
        waits = models.Q(state__in=(ImportJob.State.WAITING, ImportJob.State.CONFIRMED))
        return self.filter(waits, models.Q(claimed_until=None) | models.Q(claimed_until__lte=now))

    def open(self) -> Self:
        return self.filter(state__in=(ImportJob.State.WAITING, ImportJob.State.CHECKED, ImportJob.State.CONFIRMED))

    def past_keeping(self, now: datetime) -> Self:
        return self.filter(created_at__lt=now - KEPT_FOR)


class ImportJob(Owned):
    """A file of applications on its way in: checked by a worker, written in one transaction, kept for a day."""

    OWNER = "candidate"

    class State(models.TextChoices):
        WAITING = "waiting", _("Being read")
        CHECKED = "checked", _("Ready to be looked at")
        CONFIRMED = "confirmed", _("Being entered")
        DONE = "done", _("Entered")
        TAKEN_BACK = "taken_back", _("Taken back")
        FAILED = "failed", _("Could not be read")

    candidate = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="import_jobs")
    name = models.CharField(max_length=120, validators=[validate_one_line])
    content = models.BinaryField()
    # What the person said about it: columns, words for stages, the order of day and month, how it is to be read.
    mapping = models.JSONField(default=dict, blank=True)
    # What was found in it: columns, counts, and as many lines as are shown.
    preview = models.JSONField(default=dict, blank=True)
    # The lines that stay outside with the reasons, as CSV; and what came in.
    left_out = models.BinaryField(default=b"")
    application_ids = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    claim_token = models.UUIDField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    starts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    # When it began to wait for a worker, and when one was last done with it.
    waits_since = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = ImportJobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="import_progress_in_per_cent"),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=["waiting", "checked", "confirmed", "done", "taken_back", "failed"],
                ),
                name="import_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(claim_token__isnull=True, claimed_until__isnull=True)
                | models.Q(claim_token__isnull=False, claimed_until__isnull=False),
                name="import_claim_with_its_lease",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def brings_doubles(self) -> bool:
        return bool(self.mapping.get("brings_doubles"))

    @property
    def left_out_count(self) -> int:
        return int(self.preview.get("known", 0)) + int(self.preview.get("refused", 0))

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.CONFIRMED)

    def waits_long(self, now: datetime) -> bool:
        """Whether no worker has come for it although one looks every few seconds."""
        return self.is_under_way and self.claim_token is None and now - self.waits_since > LONG_WAIT

    def read_again(self, mapping: dict[str, Any], now: datetime) -> None:
        """Have it checked anew, understood as the person says; of a page that is older than the file, nothing."""
        self._move(self.State.CHECKED, to=self.State.WAITING, mapping=mapping, waits_since=now, progress=0)

    def confirm(self, now: datetime) -> None:
        self._move(self.State.CHECKED, to=self.State.CONFIRMED, waits_since=now, progress=0)

    def take_back(self, now: datetime) -> int:
        """Delete what came in by it, except for jobs that have a round by now; how many those are."""
        rounds = Round.objects.present().filter(application=models.OuterRef("pk"))
        jobs = Application.objects.owned_by(self.candidate).filter(~models.Exists(rounds), pk__in=self.application_ids)
        count: int = Application.objects.filter(pk__in=list(jobs.values_list("pk", flat=True))).update(deleted_at=now)
        self._move(self.State.DONE, to=self.State.TAKEN_BACK)
        return count

    def _move(self, state: str, *, to: str, **values: Any) -> None:
        """Only from that state: a page may be older than the file that it shows."""
        ImportJob.objects.filter(pk=self.pk, state=state).update(state=to, **values)
