"""What Celery runs. Messages say “look” and carry no fact, so a lost or doubled one costs a tick at most."""

import logging
import time
from datetime import timedelta

from celery import Task, shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from followups import delivery, planning
from followups.clock import ClockSkewError, database_clock, read_clocks
from followups.models import DeliveryHealth
from followups.watch.alarm import raise_or_lift
from followups.watch.standing import standing_at

log = logging.getLogger(__name__)

MOST_CHANCES = 3
# Seconds that a worker with a wrong clock stands back, so that another one takes the tick.
STANDS_BACK = 2


@shared_task
def sweep_reminders(chances: int = MOST_CHANCES) -> None:
    """Plan, hint for what is due beyond one batch, and deliver that batch: no mail depends on a hint being taken.

    Of ticks that piled up, or of several beats, one is enough.
    """
    try:
        clock = database_clock()
    except ClockSkewError as error:
        log.error("nothing was planned: %s", error)
        _leave_to_another(chances)
        return
    now = clock()
    if DeliveryHealth.is_swept_between(now - timedelta(seconds=settings.REMINDER_TICK / 2), now):
        return
    batches = planning.plan(now)
    _publish(deliver_due, times=batches - 1)
    if batches:
        delivery.deliver_due(clock)


@shared_task
def deliver_due() -> None:
    try:
        delivery.deliver_due(database_clock())
    except ClockSkewError as error:
        log.error("nothing was sent: %s", error)
        # Else it would take one hint after the other away from those that can send.
        time.sleep(STANDS_BACK)


@shared_task
def watch_reminders() -> None:
    """Apart from the sweep: one that fails each time must be heard of. If nothing runs at all, the command watches."""
    now, _ahead = read_clocks()
    raise_or_lift(standing_at(now))


def _leave_to_another(chances: int) -> None:
    """Redis serves whoever waits longest, which can be the same worker each time: without this it takes every tick."""
    if chances:
        _publish(sweep_reminders, chances - 1)
        time.sleep(STANDS_BACK)


def _publish(task: Task, *arguments: int, times: int = 1) -> None:
    try:
        for _ in range(times):
            task.apply_async(arguments, retry=False)
    except OperationalError:
        log.warning("the broker is away; the next tick tries again")
