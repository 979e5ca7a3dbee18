"""The cards of the board: a page of applications, each with its last round and what is open. Called by views.board."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, Min, OuterRef, QuerySet, Value, When
from django.utils import timezone

from accounts.models import User
from dashboard.countdown import countdown
from followups.models import Timeline
from followups.owed import people_owed
from followups.recipients import LONG_PAST
from followups.waiting import open_statements
from interviews.models import Application, Round
from interviews.models.agenda import first_starts

Stage = Application.Stage
# What can still become something stands first.
ORDER = [
    Stage.INTERVIEWING,
    Stage.OFFER,
    Stage.APPLIED,
    Stage.ACCEPTED,
    Stage.NO_REPLY,
    Stage.REJECTED,
    Stage.WITHDRAWN,
]


@dataclass(frozen=True, slots=True)
class Card:
    """One job. `round` carries its first start as `starts_at`; `nearest` is the first 24-hour mark still owed."""

    application: Application
    round: Any = None
    countdown: str = ""
    owed: int = 0
    nearest: datetime | None = None
    timeline: Timeline | None = None
    has_passed: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    stage: str
    label: str
    total: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Column:
    stage: str
    label: str
    total: int
    cards: list[Card]


def applications_of(candidate: User, stage: str) -> QuerySet[Application]:
    """In the order of the board; of one stage if there is such a stage."""
    rank = Case(
        *[When(stage=name, then=Value(position)) for position, name in enumerate(ORDER)],
        output_field=IntegerField(),
    )
    applications: QuerySet[Application] = Application.objects.owned_by(candidate)
    if stage in Stage.values:
        applications = applications.filter(stage=stage)
    return applications.order_by(rank, "-pk")


def totals_of(candidate: User) -> dict[str, int]:
    """How many applications there are in each stage that has any."""
    return dict(stage_rows(candidate))


def stage_rows(candidate: User) -> QuerySet[Application, tuple[str, int]]:
    applications: QuerySet[Application] = Application.objects.owned_by(candidate).order_by()
    return applications.values_list("stage").annotate(Count("pk"))


def stage_tabs(totals: dict[str, int], chosen: str = "") -> list[Tab]:
    """A tab for each stage that has any, and for the chosen one even if it is empty."""
    return [
        Tab(stage, str(stage.label), totals.get(stage, 0), stage == chosen)
        for stage in ORDER
        if stage in totals or stage == chosen
    ]


def columns_of(
    candidate: User, applications: Iterable[Application], totals: dict[str, int], now: datetime
) -> list[Column]:
    """The page's cards by stage, in three queries however many there are."""
    cards = _cards(candidate, list(applications), now)
    return [
        Column(stage, str(Stage(stage).label), totals[stage], list(of_stage))
        for stage, of_stage in groupby(cards, lambda card: card.application.stage)
    ]


def _cards(candidate: User, applications: list[Application], now: datetime) -> list[Card]:
    rounds, owed = _last_rounds(applications), _owed(candidate, applications, now)
    statements = open_statements(candidate).filter(round__application__in=applications)
    timelines = {timeline.round.application_id: timeline for timeline in statements}
    today = timezone.localdate(now)
    return [
        _card(row, rounds.get(row.pk), owed.get(row.pk, {}), timelines.get(row.pk), now, today) for row in applications
    ]


def _card(
    application: Application,
    round: Any,
    owed: dict[str, Any],
    timeline: Timeline | None,
    now: datetime,
    today: date,
) -> Card:
    is_ahead = round and round.starts_at and round.starts_at > now and not round.is_cancelled
    return Card(
        application=application,
        round=round,
        countdown=countdown(round.starts_at, now) if is_ahead else "",
        owed=owed.get("people", 0),
        nearest=owed.get("nearest"),
        timeline=timeline,
        has_passed=timeline is not None and timeline.reply_by < today,
    )


def _last_rounds(applications: list[Application]) -> dict[int, Round]:
    later = Round.objects.present().filter(application=OuterRef("application"), number__gt=OuterRef("number"))
    last = Round.objects.present().filter(~Exists(later), application__in=applications)
    return {round.application_id: round for round in last.annotate(starts_at=first_starts())}


def _owed(candidate: User, applications: list[Application], now: datetime) -> dict[int, dict[str, Any]]:
    rows = people_owed(candidate, now).filter(interview__round__application__in=applications, mark__gt=now - LONG_PAST)
    counted = rows.order_by().values("interview__round__application").annotate(people=Count("pk"), nearest=Min("mark"))
    return {row["interview__round__application"]: row for row in counted}
