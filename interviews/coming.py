"""The round that comes next: of a candidate, or of one of their jobs. From a job's pages it is one step to it."""

from datetime import datetime

from accounts.models import User
from interviews.models import Application, Interview, Round


def next_round(candidate: User, now: datetime, application: Application | None = None) -> Round | None:
    """With its application; None where no conversation with a time is ahead. One query."""
    coming = Interview.objects.owned_by(candidate).filter(
        status=Interview.Status.SCHEDULED, round__status=Round.Status.SCHEDULED, ends_at__gt=now
    )
    if application is not None:
        coming = coming.filter(round__application=application)
    first = coming.select_related("round__application").order_by("starts_at", "pk").first()
    return first.round if first else None
