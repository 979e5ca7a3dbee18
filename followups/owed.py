"""Who is still owed a thank-you, asked of the database for pages; rules.people_owed says the same of loaded facts."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.ownership import OwnedQuerySet
from accounts.pages import first_rows
from followups.models import ThankYouNote
from interviews.models import Participation, Round

THANK_WITHIN = timedelta(hours=24)
# What a list says of somebody who is owed a thank-you.
LISTED = ("interviewer", "name", "job_title", "round", "company", "mark", "recruiter_asked_at", "rows_in_all")


def live_participations() -> OwnedQuerySet:
    """People on an agenda that stands: nothing deleted or called off, nobody marked as not met; with their `ended`."""
    live: OwnedQuerySet = standing_seats().present().filter(interview__round__status=Round.Status.SCHEDULED)
    return live


def people_owed(candidate: User, now: datetime) -> OwnedQuerySet:
    """What is owed by one candidate."""
    return everybody_owed(now).filter(interview__round__application__candidate=candidate)


def everybody_owed(now: datetime) -> OwnedQuerySet:
    """Those of `everybody_to_thank` whose last interview has ended (docs/reminders.md)."""
    owed: OwnedQuerySet = everybody_to_thank().filter(ended__lte=now)
    return owed


def everybody_to_thank() -> OwnedQuerySet:
    """One row a person and round without a note sent or skipped: their last interview in it, held or to come,
    annotated `ended`, `mark` and `recruiter_asked_at`, the nearest mark first.
    """
    # The same person and round as outside: that nothing of those is deleted need not be asked twice.
    later = (
        standing_seats()
        .filter(interviewer=OuterRef("interviewer"), interview__round=OuterRef("interview__round"))
        .filter(Q(ended__gt=OuterRef("ended")) | Q(ended=OuterRef("ended"), pk__gt=OuterRef("pk")))
    )
    notes = ThankYouNote.objects.filter(round=OuterRef("interview__round"), interviewer=OuterRef("interviewer"))
    settled = notes.exclude(sent_at__isnull=True, skipped_at__isnull=True)
    to_thank: OwnedQuerySet = (
        live_participations()
        .filter(~Exists(later), ~Exists(settled))
        .annotate(mark=F("ended") + THANK_WITHIN, recruiter_asked_at=Subquery(notes.values("recruiter_asked_at")[:1]))
        .select_related("interviewer", "interview__round__application")
        .order_by("mark", "pk")
    )
    return to_thank


def first_listed(owed: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The first of them as tuples with the names of LISTED: five objects for each cost a page a millisecond."""
    named = owed.annotate(
        name=F("interviewer__name"),
        job_title=F("interviewer__job_title"),
        round=F("interview__round"),
        company=F("interview__round__application__company"),
    )
    return first_rows(named).values_list(*LISTED, named=True)


def standing_seats() -> OwnedQuerySet:
    """With their `ended`."""
    seats: OwnedQuerySet = Participation.objects.standing().annotate(
        ended=Coalesce("interview__ended_at", "interview__ends_at")
    )
    return seats
