"""The page on thank-yous: whom one still owes a note, whom one has owed it for long, and what became of the rest."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet

from accounts.models import User
from accounts.ownership import OwnedQuerySet
from accounts.pages import PAGE, first_page, first_rows, page_of
from accounts.prepared import Given, GivenMoment
from accounts.together import Together
from followups.models import ThankYouNote
from followups.models.notes import SENT_CAN_BE_UNDONE
from followups.owed import THANK_WITHIN, people_owed
from followups.recipients import LONG_PAST

# Whoever was met before that is left to the page of their round.
FORGOTTEN = timedelta(weeks=8)
SETTLED = 10
SHOWN_OF_PEOPLE = (
    "interview__round__number",
    "interview__round__application__company",
    "interviewer__name",
    "interviewer__job_title",
)
SHOWN_OF_NOTES = ("interviewer__name", "round__number", "round__application__company")


@dataclass(frozen=True, slots=True)
class Owing:
    """The first pages of whom one owes a note, the notes that one is asked about, and those settled last."""

    owed: "Page[Any]"
    long_past: "Page[Any]"
    opened: list[ThankYouNote]
    settled: list[ThankYouNote]


def owing(candidate: User, now: datetime) -> Owing:
    """One statement."""
    found = _owing(candidate=candidate.pk, now=now, undone_since=now - SENT_CAN_BE_UNDONE, **_spans(now))
    return Owing(first_page(found["owed"]), first_page(found["long_past"]), found["opened"], found["settled"])


def owed_page(candidate: User, now: datetime, number: str) -> "Page[Any]":
    return page_of(_still_to_thank(candidate, now, long_past_until(now)), number)


def long_past_page(candidate: User, now: datetime, number: str) -> "Page[Any]":
    return page_of(_long_past(candidate, now, **_spans(now)), number)


def next_owed(candidate: User, now: datetime) -> Any:
    """Whose mark is the nearest; None if nobody is owed a note."""
    return _still_to_thank(candidate, now, long_past_until(now)).first()


def long_past_until(now: datetime) -> datetime:
    """Whoever was last met until then is not counted as still to thank."""
    return now - THANK_WITHIN - LONG_PAST


@Together
def _owing() -> dict[str, QuerySet[Any]]:
    candidate: Any = Given("candidate")
    now = GivenMoment("now")
    past_until, past_since = GivenMoment("past_until"), GivenMoment("past_since")
    notes = ThankYouNote.objects.owned_by(candidate)
    settled = notes.lately_settled(GivenMoment("undone_since"))
    return {
        "owed": first_rows(_still_to_thank(candidate, now, past_until)),
        "long_past": first_rows(_long_past(candidate, now, past_until, past_since)),
        "opened": notes.opened().only("opened_at", *SHOWN_OF_NOTES)[:PAGE],
        "settled": settled.only("sent_at", "skipped_at", "skip_reason", "channel", *SHOWN_OF_NOTES)[:SETTLED],
    }


def _still_to_thank(candidate: Any, now: Any, past_until: Any) -> OwnedQuerySet:
    """The nearest mark first."""
    return _shown(people_owed(candidate, now).filter(ended__gt=past_until))


def _long_past(candidate: Any, now: Any, past_until: Any, past_since: Any) -> OwnedQuerySet:
    """Those whose time passed more than a week ago, the latest first.

    With a beginning, so that the index on the ends of interviews leads to the few that may be owed.
    """
    owed = people_owed(candidate, now).filter(ended__lte=past_until, ended__gt=past_since)
    return _shown(owed).order_by("-mark", "pk")


def _spans(now: datetime) -> dict[str, datetime]:
    return {"past_until": long_past_until(now), "past_since": now - FORGOTTEN}


def _shown(owed: OwnedQuerySet) -> OwnedQuerySet:
    shown: OwnedQuerySet = owed.only("met", *SHOWN_OF_PEOPLE)
    return shown
