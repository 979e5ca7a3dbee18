"""What the figures count, where it happens: a batch keeps its counts in memory and writes them down at its end.

That is one statement more for a batch, and none for a mail. It can fail without harm to any mail; a worker that is
killed takes the counts of its batch along. The ledger is the truth, these are for curves and alarms.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.db import Error

from followups.models import DeliveryTally, Reminder

log = logging.getLogger(__name__)

type Counts = defaultdict[str, float]

_batch: ContextVar[Counts | None] = ContextVar("batch", default=None)

# What may become of a row, as the delivery names it, and where it is counted; anything else is not.
COUNTED = {
    "sent": "sent",
    "missed": "missed",
    "rescued": "rescued",
    "unanswered": "unanswered",
    "doubled": "doubled",
    Reminder.Reason.ADDRESS: "failed_address",
    Reminder.Reason.REFUSED: "failed_refused",
    Reminder.Reason.UNCERTAIN: "failed_uncertain",
    Reminder.Reason.POISON: "failed_poison",
}
SPANS = (30, 60, 180, 600, 3600)


@contextmanager
def counted() -> Iterator[None]:
    """Whatever is counted inside is written down at the end, however that comes."""
    counts: Counts = defaultdict(float)
    token = _batch.set(counts)
    try:
        yield
    finally:
        _batch.reset(token)
        _write(counts)


def count(what: str, number: int = 1) -> None:
    """Outside of a batch nothing is counted."""
    counts = _batch.get()
    if counts is not None and what in COUNTED:
        counts[COUNTED[what]] += number


def count_sent(row: Reminder, now: datetime) -> None:
    """How long it took, and whether an earlier attempt may have arrived: it had reached the wire when we read it."""
    if row.wire_started_at:
        count("doubled")
    counts = _batch.get()
    if counts is not None and row.wanted_at:
        took = max(now - row.wanted_at, timedelta()).total_seconds()
        counts[next((f"within_{span}" for span in SPANS if took <= span), "longer")] += 1
        counts["seconds"] += took


def _write(counts: Counts) -> None:
    if not counts:
        return
    try:
        DeliveryTally.add(counts)
    except Error:
        log.warning("what became of a batch could not be counted")
