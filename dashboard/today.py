"""All that Today shows, in two queries; `dashboard.next_step` picks what comes first."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.pages import PAGE
from dashboard.board import Tab, stage_tabs
from dashboard.countdown import countdown
from dashboard.listed import Listed
from dashboard.today_rows import rows_of_today
from followups.models import ThankYouNote, Timeline
from followups.preparation import preparations_of
from interviews.models import Application, Assignment, Round
from stories.readiness import Missing, Preparation, missing_of
from stories.readiness_words import sentence_of

SAID_AT_MOST = 2
URGENT = frozenset({"link", "address", "unnamed"})


@dataclass(frozen=True, slots=True)
class Coming:
    """A round that is still ahead or going on; without `starts_at` it has no time yet."""

    round: Round
    starts_at: datetime | None
    countdown: str
    missing: list[Missing]  # worst first
    names: list[str]

    @property
    def worst(self) -> list[str]:
        return [sentence_of(missing) for missing in self.missing[:SAID_AT_MOST]]

    @property
    def urgent(self) -> list[str]:
        """What one cannot do without on the day."""
        return [sentence_of(missing) for missing in self.missing if missing.code in URGENT]


@dataclass(frozen=True, slots=True)
class Today:
    now: datetime
    on: date
    owed: Listed[Any]  # as followups.owed lists them
    coming: Listed[Coming]
    waiting: Listed[Timeline]
    without_a_day: Round | None
    assignments: list[Assignment]
    stages: list[Tab]
    opened: list[ThankYouNote]  # in a mail program; whether they were sent, only the candidate knows
    talks: list[Any]  # the conversations of the coming weeks

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
    found = rows_of_today(candidate, now, job)
    rounds = [*found["ahead"], *found["without_time"]][:PAGE]
    facts = preparations_of(rounds, now)
    return Today(
        now=now,
        on=timezone.localdate(now),
        owed=Listed.of(found["owed"]),
        coming=Listed(
            [_coming(round, facts[round.pk], now) for round in rounds],
            Listed.of(found["ahead"]).total + Listed.of(found["without_time"]).total,
        ),
        waiting=Listed.of(found["waiting"]),
        without_a_day=next(iter(found["without_a_day"]), None),
        assignments=found["assignments"],
        stages=stage_tabs(dict(found["stages"])),
        opened=found["opened"],
        talks=found["talks"],
    )


def _coming(round: Any, facts: Preparation, now: datetime) -> Coming:
    return Coming(
        round=round,
        starts_at=round.next_at,
        countdown=countdown(round.next_at, now) if round.next_at else "",
        missing=missing_of(facts, now),
        names=[seat.name for seat in facts.seats],
    )
