"""How the mails of everybody get on, in figures only: for the people who run the site."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Count, Min
from django.db.models.functions import TruncDate

from followups.models import DeliveryHealth, DeliveryTally, Reminder

DAYS = 14


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What was closed on one day, UTC."""

    day: date
    sent: int
    failed: int
    missed: int


@dataclass(frozen=True, slots=True)
class DeliveryFigures:
    backlog: int
    oldest_due_at: datetime | None
    swept_at: datetime | None
    days: list[DayFigures]
    tally: DeliveryTally


def delivery_figures(now: datetime) -> DeliveryFigures:
    """Six queries, however many mails there are."""
    due = Reminder.objects.unclosed().filter(next_attempt_at__lte=now)
    waiting = due.aggregate(backlog=Count("pk"), oldest_due_at=Min("due_at"))
    return DeliveryFigures(
        backlog=waiting["backlog"],
        oldest_due_at=waiting["oldest_due_at"],
        swept_at=DeliveryHealth.current().swept_at,
        days=_days(now),
        tally=DeliveryTally.current(),
    )


def _days(now: datetime) -> list[DayFigures]:
    """The last two weeks, today first."""
    today = now.astimezone(UTC).date()
    first = today - timedelta(days=DAYS - 1)
    sent, failed = _per_day("sent_at", first), _per_day("failed_at", first)
    missed = _per_day("skipped_at", first, reason=Reminder.Reason.MISSED)
    days = [today - timedelta(days=ago) for ago in range(DAYS)]
    return [DayFigures(day, sent.get(day, 0), failed.get(day, 0), missed.get(day, 0)) for day in days]


def _per_day(moment: str, first: date, **only: str) -> dict[date, int]:
    since = datetime(first.year, first.month, first.day, tzinfo=UTC)
    rows = Reminder.objects.filter(**{f"{moment}__gte": since}, **only).order_by()
    return dict(rows.values_list(TruncDate(moment, tzinfo=UTC)).annotate(number=Count("pk")))
