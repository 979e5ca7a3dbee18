"""Figures for oneself: how soon one thanks. A round or all of them; the database says how long each note took."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby, pairwise
from statistics import median
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from accounts.ownership import OwnedQuerySet
from followups.models import ThankYouNote
from followups.owed import THANK_WITHIN, standing_seats
from interviews.models import Round

HOUR = timedelta(hours=1)
WITHIN = (2 * HOUR, 6 * HOUR, 12 * HOUR, THANK_WITHIN)
MOST_ROUNDS = 12
SHOWN_OF_ROUND = ("round__number", "round__kind", "round__application__company", "round__application__role_title")
# More say no more about a habit, and older ones less.
MOST_NOTES = 200


@dataclass(frozen=True, slots=True)
class Promptness:
    """How soon the notes of a round, or of all, were sent after the end of that person's last conversation."""

    total: int
    in_time: int
    median_hours: float
    round: Round | None = None

    @property
    def share(self) -> int:
        """In whole per cent."""
        return round(100 * self.in_time / self.total)


def promptness_of(notes: Iterable[Any]) -> tuple[Promptness | None, list[Promptness]]:
    """Of the `sent_notes` over all, and round by round, the latest round first; None before the first note."""
    sent = sorted((note for note in notes if note.ended), key=lambda note: (-note.round_id, note.pk))
    by_round = [
        _promptness(of_round, of_round[0].round)
        for _round_id, group in groupby(sent, key=lambda note: note.round_id)
        if (of_round := list(group))
    ]
    return (_promptness(sent) if sent else None), by_round[:MOST_ROUNDS]


def soonness_of(notes: Iterable[Any]) -> list[int]:
    """How many were sent within each of `WITHIN`, and how many after that."""
    took = [_took(note) for note in notes if note.ended]
    counts = [sum(span <= within for span in took) for within in WITHIN]
    return [upto - before for before, upto in pairwise([0, *counts, len(took)])]


def sent_notes(candidate: Any) -> OwnedQuerySet:
    """The latest, each with when that person’s last conversation had `ended`, None where all were called off."""
    # In the order of the index on what is settled.
    settled = ThankYouNote.objects.owned_by(candidate).settled()
    latest = settled.order_by(Coalesce("sent_at", "skipped_at").desc(), "-pk")
    notes: OwnedQuerySet = (
        with_end(latest.filter(sent_at__isnull=False, round__status=Round.Status.SCHEDULED))
        .select_related("round__application")
        .only("sent_at", *SHOWN_OF_ROUND)
    )
    return notes[:MOST_NOTES]


def with_end(notes: OwnedQuerySet) -> OwnedQuerySet:
    last_end = (
        standing_seats()
        .filter(interviewer=OuterRef("interviewer"), interview__round=OuterRef("round"))
        .order_by("-ended")
        .values("ended")[:1]
    )
    ended: OwnedQuerySet = notes.annotate(ended=Subquery(last_end))
    return ended


def _took(note: Any) -> timedelta:
    """A note sent before the conversation had ended took no time."""
    took: timedelta = note.sent_at - note.ended
    return max(took, timedelta())


def _promptness(notes: Iterable[Any], of: Round | None = None) -> Promptness:
    took = [_took(note) for note in notes]
    in_time = sum(span <= THANK_WITHIN for span in took)
    return Promptness(len(took), in_time, median(span / HOUR for span in took), of)
