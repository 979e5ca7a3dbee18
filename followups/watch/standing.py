"""How the reminders of everybody stand at one moment, from facts that every process shares. Two queries."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followups.models import DeliveryHealth, Reminder

PATIENCE = timedelta(seconds=180)
HAS_BEEN_TRIED = Q(attempts__gt=0) | Q(uncertain__gt=0) | Q(starts__gt=0)


def patience() -> timedelta:
    """How late is too late; where ticks are rarer than every 90 seconds, two of them."""
    return max(PATIENCE, 2 * timedelta(seconds=settings.REMINDER_TICK))


@dataclass(frozen=True, slots=True)
class Standing:
    now: datetime
    health: DeliveryHealth
    due: int  # and not sent
    oldest_due_at: datetime | None
    late: int
    waiting_for_a_try: int
    abandoned: int

    @property
    def oldest_due_age(self) -> timedelta:
        return self.now - self.oldest_due_at if self.oldest_due_at else timedelta()

    @property
    def swept_ago(self) -> timedelta | None:
        return self.now - self.health.swept_at if self.health.swept_at else None

    @property
    def is_swept(self) -> bool:
        return self.swept_ago is not None and self.swept_ago < patience()

    @property
    def reasons(self) -> list[str]:
        """Why reminders do not go out in time; empty while they do."""
        late = [self._late()] if self.late else []
        unswept = [] if self.is_swept else [self._unswept()]
        return [*late, *unswept]

    @property
    def remarks(self) -> list[str]:
        """What is worth knowing and no reason yet."""
        outage = [self._outage()] if self.health.outage_since and not self.late else []
        waiting = [self._waiting()] if self.waiting_for_a_try else []
        left_behind = [self._left_behind()] if self.abandoned else []
        return [*outage, *waiting, *left_behind]

    def _late(self) -> str:
        late = ngettext(
            "%(number)s reminder is late, by %(seconds)s s",
            "%(number)s reminders are late, the oldest by %(seconds)s s",
            self.late,
        ) % {"number": self.late, "seconds": _seconds(self.oldest_due_age)}
        return f"{late}: {self._outage()}" if self.health.outage_since else late

    def _unswept(self) -> str:
        if self.swept_ago is None:
            return _("nobody has looked for what is due yet; a worker and a beat have to run")
        return _("nobody has looked for what is due for %(seconds)s s; a worker and a beat have to run") % {
            "seconds": _seconds(self.swept_ago)
        }

    def _outage(self) -> str:
        since = self.health.outage_since
        return _("the mail server does not answer since %(since)s") % {"since": moment(since) if since else ""}

    def _waiting(self) -> str:
        return ngettext(
            "%(number)s reminder waits for another try",
            "%(number)s reminders wait for another try",
            self.waiting_for_a_try,
        ) % {"number": self.waiting_for_a_try}

    def _left_behind(self) -> str:
        return ngettext(
            "%(number)s reminder was left behind by a worker; the next tick takes it over",
            "%(number)s reminders were left behind by a worker; the next tick takes them over",
            self.abandoned,
        ) % {"number": self.abandoned}


def moment(at: datetime) -> str:
    """As people who run a site compare it with their logs."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def standing_at(now: datetime) -> Standing:
    """Open rows are few, however long the ledger: only what has fallen due has one. Their partial index finds them."""
    is_due, is_late = Q(next_attempt_at__lte=now), Q(next_attempt_at__lte=now - patience())
    figures = Reminder.objects.unclosed().aggregate(
        due=Count("pk", filter=is_due),
        oldest_due_at=Min("next_attempt_at", filter=is_due),
        late=Count("pk", filter=is_late),
        waiting_for_a_try=Count("pk", filter=HAS_BEEN_TRIED & Q(next_attempt_at__gt=now)),
        abandoned=Count("pk", filter=Q(claimed_until__lte=now)),
    )
    return Standing(now=now, health=DeliveryHealth.current(), **figures)


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
