"""Which story is meant for whom, and which was told to whom, in which words, and how it went."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import OneOfAKind, OwnedQuerySet
from accounts.text import validate_plain_text
from interviews.models import Debrief, Interview, Interviewer
from stories.models.story import Story

HIDDEN_BY_MEETING = (
    "interview__deleted_at",
    "interviewer__deleted_at",
    "interview__round__deleted_at",
    "interview__round__application__deleted_at",
)


class TellingQuerySet(OwnedQuerySet):
    def told(self) -> Self:
        return self.filter(told_at__isnull=False)

    def planned(self) -> Self:
        """Meant to be told, and not told yet."""
        return self.filter(told_at__isnull=True)


class Telling(OneOfAKind):
    """A story for one person in one interview: planned, told, or first the one and then the other."""

    OWNER = "story__candidate"
    HIDDEN_BY = ("deleted_at", "story__deleted_at", *HIDDEN_BY_MEETING)
    SAME = ("story", "interview", "interviewer")

    story = models.ForeignKey(Story, models.CASCADE, related_name="tellings")
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="tellings")
    interviewer = models.ForeignKey(Interviewer, models.CASCADE, related_name="tellings")
    planned_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(_("told"), null=True, blank=True)
    # The story as it was on the day, so that a later version can be held against it.
    text = models.TextField(_("as told"), max_length=20_100, blank=True, validators=[validate_plain_text])
    went = models.PositiveSmallIntegerField(_("how it went"), choices=Debrief.Rating, null=True, blank=True)

    objects: ClassVar[Any] = TellingQuerySet.as_manager()

    class Meta:
        ordering = ["told_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "interview", "interviewer"],
                condition=models.Q(deleted_at=None),
                name="story_told_once_to_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(planned_at__isnull=False) | models.Q(told_at__isnull=False),
                name="telling_planned_or_told",
            ),
            models.CheckConstraint(
                condition=models.Q(went__isnull=True) | models.Q(went__range=(1, 4)), name="telling_went_1_to_4"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.story}: {self.interviewer}"

    def mark_told(self, told_at: datetime) -> None:
        """Keep the words of the day with it."""
        self.told_at, self.text = told_at, self.text or self.story.spoken
        self.save()

    def take_back(self, now: datetime) -> None:
        """It was not told after all; a plan to tell it is one again. For a day its words can be had back."""
        self.mark_deleted(now)
        if self.planned_at:
            Telling.objects.create(**self.same, planned_at=self.planned_at)
