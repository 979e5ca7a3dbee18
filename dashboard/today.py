"""All that Today shows, gathered in a fixed number of queries; `dashboard.next_step` picks what comes first."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from dashboard.board import Tab, stage_tabs, totals_of
from dashboard.countdown import countdown
from dashboard.openings import still_to_do
from followups.models import Timeline
from followups.owed import people_owed
from followups.recipients import LONG_PAST
from followups.waiting import open_statements, rounds_without_a_day
from interviews.agenda import with_agenda
from interviews.assignments import open_assignments
from interviews.models import Application, Assignment, Interview, Round
from stories.readiness_words import ToDo

AT_MOST = 25
# So long after a round it still makes sense to ask whether they named a day.
DAY_STILL_KNOWN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Listed[T]:
    """The first rows of a list, and how many there are in all."""

    rows: list[T]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class Coming:
    """A round that is still ahead or going on; without `starts_at` it has no time yet."""

    round: Round
    starts_at: datetime | None
    countdown: str
    openings: list[ToDo]  # worst first
    names: list[str]


@dataclass(frozen=True, slots=True)
class Today:
    now: datetime
    on: date
    owed: Listed[Any]  # participations with their `mark`
    coming: Listed[Coming]
    waiting: Listed[Timeline]
    without_a_day: Round | None
    assignments: list[Assignment]
    stages: list[Tab]

    @property
    def passed(self) -> list[Timeline]:
        return [timeline for timeline in self.waiting.rows if timeline.reply_by < self.on]

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is owed, ahead or awaited."""
        return not (self.owed.rows or self.coming.rows or self.waiting.rows or self.without_a_day)

    @property
    def is_called_back(self) -> bool:
        """Whether a second or later round lies ahead."""
        return any(coming.round.number > 1 for coming in self.coming.rows)


def today_of(candidate: User, now: datetime, job: Application | None = None) -> Today:
    """All of it, or what concerns one job; `on` and the countdowns are by the clock of the active time zone."""
    coming = _counted(with_agenda(_about(job, _coming_rounds(candidate, now), "application")))
    to_do = still_to_do(coming.rows, now)
    asked_late = rounds_without_a_day(candidate, now).filter(interviews__ends_at__gt=now - DAY_STILL_KNOWN)
    return Today(
        now=now,
        on=timezone.localdate(now),
        owed=_counted(_about(job, _owed(candidate, now), "interview__round__application")),
        coming=Listed([_coming(round, to_do.get(round.pk, []), now) for round in coming.rows], coming.total),
        waiting=_counted(_about(job, open_statements(candidate), "round__application")),
        without_a_day=_about(job, asked_late, "application").order_by("-pk").first(),
        assignments=list(_about(job, open_assignments(candidate), "round__application")[:AT_MOST]),
        stages=stage_tabs(totals_of(candidate)),
    )


def _owed(candidate: User, now: datetime) -> QuerySet[Any]:
    """Whoever can still be thanked in time comes before those whose 24 hours have passed."""
    late = Case(When(mark__lte=now, then=Value(1)), default=Value(0))
    return people_owed(candidate, now).filter(mark__gt=now - LONG_PAST).order_by(late, "mark", "pk")


def _about(job: Application | None, rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    return rows.filter(**{path: job}) if job else rows


def _counted(rows: QuerySet[Any]) -> Listed[Any]:
    """The total comes along with each row, so that it takes no query of its own."""
    listed = list(rows.annotate(total=Window(Count("pk")))[:AT_MOST])
    return Listed(listed, listed[0].total if listed else 0)


def _coming_rounds(candidate: User, now: datetime) -> QuerySet[Round]:
    """Rounds with a conversation that is not over, the next first; then those of open jobs that have no time yet.

    `next_at` is the start of the next conversation, or of the one going on.
    """
    planned = Interview.objects.present().filter(round=OuterRef("pk"), status=Interview.Status.SCHEDULED)
    ahead = planned.alias(end=Coalesce("ended_at", "ends_at")).filter(end__gt=now).order_by("starts_at")
    later = Round.objects.present().filter(application=OuterRef("application"), number__gt=OuterRef("number"))
    rounds: QuerySet[Round] = Round.objects.owned_by(candidate).filter(status=Round.Status.SCHEDULED)
    return (
        rounds.annotate(next_at=Subquery(ahead.values("starts_at")[:1]))
        .filter(
            Q(next_at__isnull=False)
            | (~Exists(planned) & ~Exists(later) & ~Q(application__stage__in=Application.DECIDED))
        )
        .order_by(F("next_at").asc(nulls_last=True), "pk")
    )


def _coming(round: Any, openings: list[ToDo], now: datetime) -> Coming:
    """Of a round as annotated above, with its agenda."""
    ahead = [row for row in round.held if row.end > now]
    people = {person.interviewer: None for row in ahead for person in row.participations.all()}
    return Coming(
        round=round,
        starts_at=round.next_at,
        countdown=countdown(round.next_at, now) if round.next_at else "",
        openings=openings,
        names=[person.name for person in people],
    )
