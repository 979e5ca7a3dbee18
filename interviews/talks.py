"""The conversations of many rounds as plain facts, for whoever counts them and shows none."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from interviews.models import Interview


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody in a conversation; `met` is None as long as nobody has said."""

    person: int
    name: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation that was not called off; `end` is the actual one where it is known."""

    end: datetime
    length: timedelta
    people: tuple[Sitter, ...]


def talk_rows(rounds: Any) -> QuerySet[Interview, tuple[Any, ...]]:
    """In the order of the agenda a row for each person, and one for a conversation with nobody in it."""
    held = Interview.objects.present().filter(round__in=rounds, status=Interview.Status.SCHEDULED)
    rows: QuerySet[Interview, tuple[Any, ...]] = (
        held.annotate(end=Coalesce("ended_at", "ends_at"))
        .order_by("starts_at", "pk", "participations__pk")
        .values_list(
            "round",
            "pk",
            "starts_at",
            "ends_at",
            "end",
            "participations__interviewer",
            "participations__interviewer__name",
            "participations__met",
            "participations__interviewer__deleted_at",
        )
    )
    return rows


def talks_by_round(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Talk]]:
    """The conversations of `talk_rows`, in their order."""
    found: dict[int, list[Talk]] = defaultdict(list)
    for (round, _pk, starts_at, ends_at, end), seats in groupby(rows, lambda row: row[:5]):
        people = (Sitter(*seat[5:8]) for seat in seats if seat[5] and seat[8] is None)
        found[round].append(Talk(end, ends_at - starts_at, tuple(people)))
    return found
