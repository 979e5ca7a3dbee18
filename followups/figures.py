"""Figures for oneself: how soon one thanks. A round or all of them; the database says how long each note took."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from statistics import median

from django.db.models import DurationField, ExpressionWrapper, F, OuterRef, Subquery

from accounts.models import User
from accounts.ownership import OwnedQuerySet
from followups.models import ThankYouNote
from followups.owed import THANK_WITHIN, live_participations
from interviews.models import Round

HOUR = timedelta(hours=1)
MOST_ROUNDS = 12


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


def promptness(candidate: User) -> tuple[Promptness | None, list[Promptness]]:
    """Over all notes sent, and round by round, the latest round first; None before the first note. One query."""
    notes = list(_sent_notes(candidate))
    by_round = [
        _promptness(of_round, of_round[0].round)
        for _round_id, group in groupby(notes, key=lambda note: note.round_id)
        if (of_round := list(group))
    ]
    return (_promptness(notes) if notes else None), by_round[:MOST_ROUNDS]


def _sent_notes(candidate: User) -> OwnedQuerySet:
    """Each with `took`; a note sent before the conversation had ended took no time."""
    last_end = (
        live_participations()
        .filter(interviewer=OuterRef("interviewer"), interview__round=OuterRef("round"))
        .order_by("-ended")
        .values("ended")[:1]
    )
    notes: OwnedQuerySet = (
        ThankYouNote.objects.owned_by(candidate)
        .filter(sent_at__isnull=False)
        .annotate(ended=Subquery(last_end))
        .filter(ended__isnull=False)
        .annotate(took=ExpressionWrapper(F("sent_at") - F("ended"), output_field=DurationField()))
        .select_related("round__application")
        .only("round__number", "round__kind", "round__application__company", "round__application__role_title")
        .order_by("-round_id", "pk")
    )
    return notes


def _promptness(notes: Iterable[ThankYouNote], of: Round | None = None) -> Promptness:
    took = [max(note.took, timedelta()) for note in notes]  # type: ignore[attr-defined]
    in_time = sum(span <= THANK_WITHIN for span in took)
    return Promptness(len(took), in_time, median(span / HOUR for span in took), of)
