"""One job at one company, and the skills that its description names."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import OneOfAKind, Undoable
from accounts.text import validate_one_line, validate_plain_text

# Of one candidate: more than anybody applies for, and an end to what one account can fill the tables with.
MOST_APPLICATIONS = 20_000


class Application(Undoable):
    OWNER = "candidate"
    HIDDEN_BY = ("deleted_at",)

    class Stage(models.TextChoices):
        APPLIED = "applied", _("Applied")
        INTERVIEWING = "interviewing", _("Interviewing")
        OFFER = "offer", _("Offer")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        NO_REPLY = "no_reply", _("No reply")

    # In these nothing is awaited from the employer any more (docs/reminders.md).
    DECIDED: ClassVar[frozenset[str]] = frozenset({"offer", "accepted", "rejected", "withdrawn", "no_reply"})
    OPEN: ClassVar[tuple[str, ...]] = ("applied", "interviewing")

    candidate = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="applications")
    company = models.CharField(_("company"), max_length=120, validators=[validate_one_line])
    role_title = models.CharField(_("role"), max_length=120, blank=True, validators=[validate_one_line])
    job_url = models.URLField(_("link to the job"), max_length=500, blank=True)
    job_description = models.TextField(
        _("job description"), max_length=50_000, blank=True, validators=[validate_plain_text]
    )
    applied_on = models.DateField(_("applied on"), null=True, blank=True)
    notes = models.TextField(_("notes"), max_length=10_000, blank=True, validators=[validate_plain_text])
    stage = models.CharField(_("stage"), max_length=16, choices=Stage, default=Stage.INTERVIEWING)
    created_at = models.DateTimeField(auto_now_add=True)
    # When it came with the example (dashboard/example.py). Never changed: no mail is about it, and it goes with that.
    example_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["company", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    stage__in=["applied", "interviewing", "offer", "accepted", "rejected", "withdrawn", "no_reply"]
                ),
                name="application_stage_known",
            ),
        ]
        indexes = [
            # dashboard.today_rows: what is ahead and awaited in the few jobs of many that are not decided.
            models.Index(
                fields=["candidate"],
                name="application_open",
                condition=models.Q(stage__in=["applied", "interviewing"], deleted_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company}, {self.role_title}" if self.role_title else self.company

    @property
    def is_example(self) -> bool:
        return self.example_at is not None

    @property
    def is_decided(self) -> bool:
        return self.stage in self.DECIDED

    def move(self, stage: str, *, to: str) -> None:
        """Only from that stage; in another it stays."""
        if self.stage == stage:
            self.stage = to
            self.save(update_fields=["stage"])


class Skill(OneOfAKind):
    """A skill that the job asks for."""

    OWNER = "application__candidate"
    HIDDEN_BY = ("deleted_at", "application__deleted_at")
    SAME = ("application", "name")

    application = models.ForeignKey(Application, models.CASCADE, related_name="skills")
    name = models.CharField(_("skill"), max_length=80, validators=[validate_one_line])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "name"], condition=models.Q(deleted_at=None), name="skill_once_per_application"
            ),
        ]

    def __str__(self) -> str:
        return self.name
