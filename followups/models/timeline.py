"""When they said they would reply. Each statement is a row; the one recorded last is live."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned
from accounts.text import validate_one_line
from followups.models.reminder import Reminder
from interviews.models import Interviewer, Round


class Timeline(Owned):
    OWNER = "round__application__candidate"
    HIDDEN_BY = ("round__deleted_at", "round__application__deleted_at")

    round = models.ForeignKey(Round, models.CASCADE, related_name="timelines")
    phrase = models.CharField(_("what they said"), max_length=200, blank=True, validators=[validate_one_line])
    stated_by = models.ForeignKey(
        Interviewer, models.SET_NULL, null=True, blank=True, related_name="timelines", verbose_name=_("who said it")
    )
    stated_on = models.DateField(_("said on"))
    reply_by = models.DateField(_("they’ll reply by"))
    is_undated = models.BooleanField(default=False, db_default=False)
    asked_again_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("what they answered"), max_length=500, blank=True, validators=[validate_one_line])
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reply_by__gte=models.F("stated_on")), name="reply_by_not_before_stated_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.phrase}"

    @property
    def names_no_day(self) -> bool:
        """Whatever they said: then `reply_by` is ours."""
        return self.is_undated or not self.phrase

    def wake_mail(self) -> None:
        """What was put off is the mail about an earlier day, not the one about this."""
        self.round.snoozes.filter(kind=Reminder.Kind.TIMELINE_PASSED).delete()

    def mark_answered(self, now: datetime, answer: str = "") -> None:
        self.answered_at, self.answer = now, answer
        self.save(update_fields=["answered_at", "answer"])

    def mark_unanswered(self) -> None:
        """What was noted as their answer is kept, for when it is one after all."""
        self.answered_at = None
        self.save(update_fields=["answered_at"])

    def mark_not_asked_again(self) -> None:
        self.asked_again_at = None
        self.save(update_fields=["asked_again_at"])

    def mark_asked_again(self, now: datetime) -> None:
        self.asked_again_at = now
        self.save(update_fields=["asked_again_at"])
