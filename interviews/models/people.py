"""The people a candidate meets: one row a person, however many rounds they turn up in."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Undoable
from accounts.text import validate_one_line, validate_plain_text
from interviews.models.application import Application

TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame", "dipl-ing", "ing", "herr", "frau"})


class Interviewer(Undoable):
    OWNER = "application__candidate"
    HIDDEN_BY = ("deleted_at", "application__deleted_at")

    class Relation(models.TextChoices):
        RECRUITER = "recruiter", _("Recruiter")
        HIRING_MANAGER = "hiring_manager", _("Hiring manager, your future boss")
        TEAM_MEMBER = "team_member", _("Team member, a future colleague")
        SKIP_LEVEL = "skip_level", _("Your boss’s boss (skip-level)")
        CROSS_FUNCTIONAL = "cross_functional", _("Somebody from another team")
        OTHER = "other", _("Somebody else")

    application = models.ForeignKey(Application, models.CASCADE, related_name="interviewers")
    name = models.CharField(_("name"), max_length=120, validators=[validate_one_line])
    job_title = models.CharField(_("job title"), max_length=120, blank=True, validators=[validate_one_line])
    relation = models.CharField(_("who are they?"), max_length=20, choices=Relation, default=Relation.TEAM_MEMBER)
    email = models.EmailField(_("e-mail"), blank=True)
    profile_url = models.URLField(_("profile link"), max_length=500, blank=True)
    notes = models.TextField(_("notes"), max_length=10_000, blank=True, validators=[validate_plain_text])

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    relation__in=[
                        "recruiter",
                        "hiring_manager",
                        "team_member",
                        "skip_level",
                        "cross_functional",
                        "other",
                    ]
                ),
                name="interviewer_relation_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def mark_deleted(self, now: datetime) -> None:
        super().mark_deleted(now)
        self.tell_calendars()

    def restore(self, now: datetime) -> None:
        super().restore(now)
        self.tell_calendars()

    def tell_calendars(self) -> None:
        """Their name or title changed, or whether they take part."""
        self.interviews.tell_calendars()

    @property
    def relation_said(self) -> str:
        """Who they are to the candidate; a title says more than what everybody is taken for at first."""
        is_a_guess = self.relation == self.Relation.TEAM_MEMBER and self.job_title
        return "" if is_a_guess else str(self.get_relation_display())

    @property
    def first_name(self) -> str:
        """What one would call them: “Constanze” of “Dr. Constanze Ehrlich”."""
        words = [word for word in self.name.split() if word.casefold().rstrip(".") not in TITLES]
        return words[0] if words else self.name
