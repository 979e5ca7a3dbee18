"""The round that comes next: of a candidate, or of one of their jobs. From a job's pages it is one step to it."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from interviews.models import Application, Interview, Round


def next_round(candidate: User, now: datetime, application: Application | None = None) -> Round | None:
    """With its application; None where no conversation with a time is ahead. One query."""
    coming = coming_interviews(candidate, now)
    if application is not None:
        coming = coming.filter(round__application=application)
    first = coming.select_related("round__application").first()
    return first.round if first else None


def coming_interviews(candidate: Any, now: Any) -> QuerySet[Interview]:
    """The conversations that are not over yet and were not called off, the next one first."""
    # Worded as the index on the end of what is held has it.
    ahead = Interview.objects.owned_by(candidate).annotate(over_at=Coalesce("ended_at", "ends_at"))
    held: QuerySet[Interview] = ahead.filter(
        over_at__gt=now, status=Interview.Status.SCHEDULED, round__status=Round.Status.SCHEDULED
    )
    return held.order_by("starts_at", "pk")
