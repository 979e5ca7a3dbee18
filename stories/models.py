"""STAR stories, and whom each was told to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned, Undoable
from accounts.text import validate_one_line, validate_plain_text
from interviews.models import Interview, Interviewer


class Story(Undoable):
    """One STAR story: situation, task, action, result."""

    OWNER = "candidate"
    HIDDEN_BY = ("deleted_at",)

    class Theme(models.TextChoices):
        PRESSURE = "pressure", _("Solving a problem under pressure")
        LEADERSHIP = "leadership", _("Leadership and collaboration")
        FAILURE = "failure", _("A failure, and what I learnt")

    PARTS: ClassVar[tuple[str, ...]] = ("situation", "task", "action", "result")

    candidate = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="stories")
    title = models.CharField(_("title"), max_length=120, validators=[validate_one_line])
    situation = models.TextField(_("situation"), max_length=5_000, blank=True, validators=[validate_plain_text])
    task = models.TextField(_("task"), max_length=5_000, blank=True, validators=[validate_plain_text])
    action = models.TextField(_("action"), max_length=5_000, blank=True, validators=[validate_plain_text])
    result = models.TextField(_("result"), max_length=5_000, blank=True, validators=[validate_plain_text])
    themes = models.JSONField(_("what it shows"), default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title", "pk"]
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The name of each of the four parts, and what is written there."""
        fields = [field for field in self._meta.fields if field.name in self.PARTS]
        return [(str(field.verbose_name), getattr(self, field.name)) for field in fields]

    @property
    def theme_labels(self) -> list[str]:
        return [str(theme.label) for theme in self.Theme if theme in self.themes]


class Telling(Owned):
    """A story as it was told in one interview to one person."""

    OWNER = "story__candidate"
    HIDDEN_BY = (
        "story__deleted_at",
        "interview__deleted_at",
        "interviewer__deleted_at",
        "interview__round__deleted_at",
        "interview__round__application__deleted_at",
    )

    story = models.ForeignKey(Story, models.CASCADE, related_name="tellings")
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="tellings")
    interviewer = models.ForeignKey(Interviewer, models.CASCADE, related_name="tellings")
    told_at = models.DateTimeField(_("told"))

    class Meta:
        ordering = ["told_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["story", "interview", "interviewer"], name="story_told_once_to_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.story}: {self.interviewer}"
