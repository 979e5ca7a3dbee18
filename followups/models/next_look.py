"""When the sweep has to look at a round again: the one table that it searches, so that it costs what is due."""

from datetime import UTC, datetime
from typing import Any, ClassVar, Self

from django.db import models

from interviews.models import Round

# Earlier than any sweep. Written by the database itself whenever a fact changes (followups/fact_triggers.py).
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)


class NextLookQuerySet(models.QuerySet["NextLook"]):
    def due(self, now: datetime) -> Self:
        return self.filter(at__lte=now)

    def put_off(self, looks: list["NextLook"]) -> None:
        """Save `at` of rows that are locked: one statement for all of them."""
        self.bulk_create(looks, update_conflicts=True, unique_fields=["round"], update_fields=["at"])


class NextLook(models.Model):
    """No plan: it says when to ask the rules, never what they will answer, and can be lost without losing a mail.

    There is one for each round, made with it by the database. Without a moment nothing more can fall due unless a
    fact changes.
    """

    round = models.OneToOneField(Round, models.CASCADE, primary_key=True, related_name="next_look")
    at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = NextLookQuerySet.as_manager()

    class Meta:
        indexes = [
            # followups.planning: what is to be looked at by now.
            models.Index(fields=["at"], name="next_look_due", condition=models.Q(at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.at}"
