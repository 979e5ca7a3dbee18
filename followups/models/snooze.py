"""Not now: until when the candidate wants no mail of one kind about a round."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned
from followups.models.reminder import Reminder
from interviews.models import Round


class Snooze(Owned):
    """A fact like any other: the rules read it as the earliest moment for a mail (docs/reminders.md)."""

    OWNER = "round__application__candidate"
    HIDDEN_BY = ("round__deleted_at", "round__application__deleted_at")

    round = models.ForeignKey(Round, models.CASCADE, related_name="snoozes")
    kind = models.CharField(max_length=16, choices=Reminder.Kind)
    until = models.DateTimeField(_("until"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "kind"], name="one_snooze_per_round_and_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.until:%Y-%m-%d %H:%M}"
