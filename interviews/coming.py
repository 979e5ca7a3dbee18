"""The round that comes next: of a candidate, or of one of their jobs. From a job's pages it is one step to it."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from interviews.models import Application, Interview, Round

# No conversation goes on for so long.
LONGEST = timedelta(days=31)


def next_round(candidate: User, now: datetime, application: Application | None = None) -> Round | None:
    """With its application; None where no conversation with a time is ahead. One query."""
    coming = coming_interviews(candidate, now)
    if application is not None:
        coming = coming.filter(round__application=application)
    first = coming.select_related("round__application").first()
    return first.round if first else None


def coming_interviews(candidate: Any, now: Any) -> QuerySet[Interview]:
    """The conversations that are not over yet and were not called off, the next one first."""
    # Without the second condition PostgreSQL would read on from the very first one that the candidate ever had.
    ahead = Interview.objects.owned_by(candidate).filter(ends_at__gt=now, starts_at__gt=now - LONGEST)
    held: QuerySet[Interview] = ahead.filter(status=Interview.Status.SCHEDULED, round__status=Round.Status.SCHEDULED)
    return held.order_by("starts_at", "pk")
