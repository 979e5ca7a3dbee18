"""The lists of the page on thank-yous: whom one still owes a note, the time left, and whom one has owed it for long."""

from datetime import datetime, timedelta
from typing import Any

from accounts.models import User
from accounts.ownership import OwnedQuerySet
from followups.models import ThankYouNote
from followups.owed import THANK_WITHIN, people_owed
from followups.recipients import LONG_PAST

# Whoever was met before that is left to the page of their round.
FORGOTTEN = timedelta(weeks=8)
SHOWN_OF_PEOPLE = (
    "interview__round__number",
    "interview__round__application__company",
    "interviewer__name",
    "interviewer__job_title",
)
SHOWN_OF_NOTES = ("interviewer__name", "round__number", "round__application__company")


def still_to_thank(candidate: User, now: datetime) -> OwnedQuerySet:
    """The nearest mark first."""
    return _shown(people_owed(candidate, now), ended__gt=now - THANK_WITHIN - LONG_PAST)


def long_past(candidate: User, now: datetime) -> OwnedQuerySet:
    """Those whose time passed more than a week ago, the latest first."""
    owed = people_owed(candidate, now).filter(ended__lte=now - THANK_WITHIN - LONG_PAST)
    return _shown(owed, ended__gt=now - FORGOTTEN).order_by("-mark", "pk")


def opened(candidate: User) -> OwnedQuerySet:
    notes: OwnedQuerySet = ThankYouNote.objects.owned_by(candidate).opened().only("opened_at", *SHOWN_OF_NOTES)
    return notes


def lately_settled(candidate: User, now: datetime) -> OwnedQuerySet:
    notes = ThankYouNote.objects.owned_by(candidate).lately_settled(now)
    shown: OwnedQuerySet = notes.only("sent_at", "skipped_at", "skip_reason", "channel", *SHOWN_OF_NOTES)
    return shown


def _shown(owed: OwnedQuerySet, **recent: Any) -> OwnedQuerySet:
    """A span of time, so that the index on the ends of interviews leads to the few that may be owed."""
    shown: OwnedQuerySet = owed.filter(**recent).only("met", *SHOWN_OF_PEOPLE)
    return shown
