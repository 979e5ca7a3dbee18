"""A round: what an employer calls a stage, one or more interviews on one or more days."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Undoable
from accounts.text import validate_one_line, validate_plain_text
from accounts.zones import validate_time_zone
from interviews.models.application import Application

LAST_NUMBER = 20
ORDINALS = (_("First"), _("Second"), _("Third"), _("Fourth"), _("Fifth"), _("Sixth"))

if TYPE_CHECKING:
    from interviews.models.agenda import Interview


class Round(Undoable):
    OWNER = "application__candidate"
    HIDDEN_BY = ("deleted_at", "application__deleted_at")

    class Kind(models.TextChoices):
        SCREEN = "screen", _("Phone or recruiter screen")
        HIRING_MANAGER = "hiring_manager", _("Hiring manager")
        TECHNICAL = "technical", _("Technical")
        CASE_STUDY = "case_study", _("Case study or work sample")
        BEHAVIOURAL = "behavioural", _("Behavioural")
        ONSITE = "onsite", _("Onsite: several conversations")
        FINAL = "final", _("Final")
        OTHER = "other", _("Something else")

    class Format(models.TextChoices):
        ONSITE = "onsite", _("In person")
        VIDEO = "video", _("Video call")
        PHONE = "phone", _("Phone call")

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        CANCELLED = "cancelled", _("Called off")

    application = models.ForeignKey(Application, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("which round is it?"), default=2)
    kind = models.CharField(_("what kind of round"), max_length=16, choices=Kind, default=Kind.ONSITE)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.SCHEDULED)
    format = models.CharField(_("where"), max_length=8, choices=Format, default=Format.VIDEO)
    location = models.CharField(_("address"), max_length=300, blank=True, validators=[validate_one_line])
    meeting_url = models.URLField(_("meeting link"), max_length=500, blank=True)
    time_zone = models.CharField(_("time zone of the round"), max_length=64, validators=[validate_time_zone])
    notes = models.TextField(_("notes"), max_length=10_000, blank=True, validators=[validate_plain_text])
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    # The panel about what changes in round two was read; the recruiter was asked who, how long and what to bring.
    primer_dismissed_at = models.DateTimeField(null=True, blank=True, editable=False)
    recruiter_asked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["application", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "number"],
                condition=models.Q(deleted_at__isnull=True),
                name="round_number_once_per_application",
                violation_error_message=_("This job already has a round with that number. Pick the next one."),
            ),
            models.CheckConstraint(condition=models.Q(number__range=(1, 20)), name="round_number_1_to_20"),
            models.CheckConstraint(
                condition=models.Q(status__in=["scheduled", "cancelled"]), name="round_status_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application.company}, {self.title}"

    @property
    def title(self) -> str:
        return title_of(self.number)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def zone_label(self) -> str:
        return self.time_zone.replace("_", " ")

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    def cancel(self) -> None:
        self.status = self.Status.CANCELLED
        self.save(update_fields=["status", "changed_at"])
        self.tell_calendars()

    def hold_after_all(self) -> None:
        self.status = self.Status.SCHEDULED
        self.save(update_fields=["status", "changed_at"])
        self.tell_calendars()

    def tell_calendars(self) -> None:
        """Something changed that stands beside each of its conversations: number, place, link or status."""
        self.interviews.tell_calendars()

    def restore(self, now: datetime) -> None:
        """Bring the round back, under the next free number if its own was taken meanwhile."""
        self.number = self.free_number() or self.number
        self.deleted_at = None
        self.save(update_fields=["deleted_at", "number"])
        self.tell_calendars()

    def free_number(self) -> int | None:
        """Its own if no other round of the job has it, else the next one up, else the next one down."""
        others = self.application.rounds.filter(deleted_at__isnull=True).exclude(pk=self.pk)
        taken = set(others.values_list("number", flat=True))
        numbers = (*range(self.number, LAST_NUMBER + 1), *range(self.number - 1, 0, -1))
        return next((number for number in numbers if number not in taken), None)

    @property
    def held(self) -> "list[Interview]":
        """The interviews that were not called off; without a query where the round was fetched by `with_agenda`."""
        return [interview for interview in self.interviews.all() if not interview.is_cancelled]

    def why_not_awaited(self) -> str:
        """Why no answer to it is awaited any more, or "" while one is."""
        if self.is_cancelled:
            return gettext("This round was called off.")
        if self.application.is_decided:
            return gettext("The job is decided.")
        return gettext("A later round is logged.") if self.has_later_round else ""

    @cached_property
    def has_later_round(self) -> bool:
        return bool(self.application.rounds.present().filter(number__gt=self.number).exists())

    def has_ended(self, now: datetime) -> bool:
        """Whether every interview of the agenda that was not called off has ended; False for an empty agenda."""
        return bool(self.held) and all(interview.end <= now for interview in self.held)


def title_of(number: int) -> str:
    """“Second interview (round 2)”, as a candidate would say it."""
    if number > len(ORDINALS):
        return _("Interview round %(number)d") % {"number": number}
    return _("%(ordinal)s interview (round %(number)d)") % {"ordinal": ORDINALS[number - 1], "number": number}
