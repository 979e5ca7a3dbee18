"""Thank-yous month by month, by the month of the conversation; the database counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from accounts.models import User
from followups.figures import with_end
from followups.models import ThankYouNote
from followups.owed import THANK_WITHIN, people_owed
from interviews.models import Round

FEWEST, MOST = 6, 12
LOOKED_BACK = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Month:
    """`unsent` are those whose 24 hours have passed without a note."""

    first: date
    in_time: int = 0
    late: int = 0
    unsent: int = 0

    @property
    def total(self) -> int:
        return self.in_time + self.late + self.unsent


def months_of(candidate: User, now: datetime) -> list[Month]:
    """The last six months, or as many as there is something of, up to twelve. Two queries."""
    today = timezone.localdate(now)
    return list(_filled(sent_by_month(candidate, now), unsent_by_month(candidate, now), today))


def sent_by_month(candidate: User, now: datetime) -> Any:
    notes = with_end(ThankYouNote.objects.owned_by(candidate))
    counted = notes.filter(sent_at__gte=now - LOOKED_BACK, round__status=Round.Status.SCHEDULED, ended__isnull=False)
    in_time = Count("pk", filter=Q(sent_at__lte=F("ended") + THANK_WITHIN))
    return _by_month(counted).annotate(in_time=in_time, total=Count("pk")).values_list("month", "in_time", "total")


def unsent_by_month(candidate: User, now: datetime) -> Any:
    unsent = people_owed(candidate, now).filter(ended__gte=now - LOOKED_BACK, mark__lte=now)
    return _by_month(unsent).annotate(total=Count("pk")).values_list("month", "total")


def _by_month(rows: Any) -> Any:
    """By the clock of the active time zone."""
    return rows.order_by().annotate(month=TruncMonth("ended")).values("month")


def _filled(sent: Iterable[Any], unsent: Iterable[Any], today: date) -> Iterator[Month]:
    thanked = {timezone.localdate(month): (in_time, total - in_time) for month, in_time, total in sent}
    missed = {timezone.localdate(month): total for month, total in unsent}
    last = [_earlier(today, months) for months in range(MOST)]
    known = [position for position, first in enumerate(last) if first in thanked or first in missed]
    for first in reversed(last[: max([FEWEST, *(position + 1 for position in known)])]):
        in_time, late = thanked.get(first, (0, 0))
        yield Month(first, in_time, late, missed.get(first, 0))


def _earlier(day: date, months: int) -> date:
    """The first day of the month so many months before."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, 1)
