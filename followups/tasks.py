"""What Celery runs. Messages carry nothing: they say “look”, and a lost or doubled one costs a tick at most."""

import logging

from celery import shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from followups import delivery, planning
from followups.clock import ClockSkewError, database_clock, read_clocks
from followups.watch.alarm import raise_or_lift
from followups.watch.standing import standing_at

log = logging.getLogger(__name__)


@shared_task
def sweep_reminders() -> None:
    """Plan, then hint once for each batch that is due."""
    try:
        hints = planning.plan(database_clock()())
        for _ in range(hints):
            deliver_due.apply_async(expires=settings.REMINDER_TICK, retry=False)
    except OperationalError:
        log.warning("the broker is away; the next tick hints again")
    except ClockSkewError as error:
        log.error("nothing was planned: %s", error)


@shared_task
def deliver_due() -> None:
    try:
        delivery.deliver_due(database_clock())
    except ClockSkewError as error:
        log.error("nothing was sent: %s", error)


@shared_task
def watch_reminders() -> None:
    """Apart from the sweep: one that fails each time must be heard of. If nothing runs at all, the command watches."""
    now, _ahead = read_clocks()
    raise_or_lift(standing_at(now))
