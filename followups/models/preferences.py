"""Which reminders a candidate wants, and when none may arrive."""

from datetime import time
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

QUIET_START = time(21)
QUIET_END = time(8)


class ReminderPreferences(models.Model):
    """A candidate without a row has the defaults."""

    SWITCHES: ClassVar[tuple[str, ...]] = ("thank_you", "timeline_passed", "prepare")

    candidate = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="reminder_preferences"
    )
    thank_you = models.BooleanField(_("Thank-you reminders"), default=True)
    timeline_passed = models.BooleanField(_("“They said they’d reply by now” reminders"), default=True)
    prepare = models.BooleanField(_("“Before the day” reminders"), default=True)
    has_quiet_hours = models.BooleanField(_("Keep quiet hours"), default=True)
    quiet_start = models.TimeField(_("from"), default=QUIET_START)
    quiet_end = models.TimeField(_("until"), default=QUIET_END)

    class Meta:
        verbose_name_plural = "reminder preferences"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(quiet_start=models.F("quiet_end")), name="quiet_hours_start_is_not_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id}"

    @property
    def switched_off(self) -> list[str]:
        """What the candidate wants none of, as it is called in the preferences."""
        fields = [field for field in self._meta.fields if field.name in self.SWITCHES]
        return [str(field.verbose_name) for field in fields if not getattr(self, field.name)]
