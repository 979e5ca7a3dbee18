"""Where rounds and applications came from: the invite behind a round, a file on its way in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned
from accounts.text import validate_one_line
from interviews.models.agenda import Interview
from interviews.models.round import Round


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


class ImportJob(Owned):
    """A file of applications on its way in: checked by a worker, written in one transaction, kept for a day."""

    OWNER = "candidate"

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        READING = "reading", _("Being read")
        CHECKED = "checked", _("Ready to be looked at")
        CONFIRMED = "confirmed", _("Waiting to be written")
        WRITING = "writing", _("Being written")
        DONE = "done", _("Done")
        FAILED = "failed", _("Could not be read")

    candidate = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="import_jobs")
    name = models.CharField(max_length=120, validators=[validate_one_line])
    content = models.BinaryField()
    mapping = models.JSONField(default=dict, blank=True)
    # What was found in the file: columns, rows read, duplicates, refused lines with their reasons.
    preview = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    claim_token = models.UUIDField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="import_progress_in_per_cent"),
        ]

    def __str__(self) -> str:
        return self.name
