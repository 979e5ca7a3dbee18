"""What a worker writes into a row that it holds. All of it is conditional on its token: False is “no longer ours”.

What each mail needs is written with statements that are put together once (followups/statements.py).
"""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet, UUIDField

from accounts.prepared import Given, GivenMoment
from followups.counting import count
from followups.dossiers import Dossier
from followups.models import Reminder
from followups.obstacles import Outline, blanks_filled, nothing_stops
from followups.statements import Update

log = logging.getLogger(__name__)

TOKEN, PK = Given("token", UUIDField()), Given("pk")
NOW, UNTIL = GivenMoment("now"), GivenMoment("until")


def lease() -> timedelta:
    return timedelta(seconds=settings.REMINDER_LEASE)


def note_start(row: Reminder, now: datetime) -> bool:
    return _noted(row, "start", _start().run(token=row.claim_token, pk=row.pk, until=now + lease()))


def touch(row: Reminder, dossier: Dossier, people: Collection[int], now: datetime) -> bool:
    """The last look: mark the row as on the wire if it is still ours and nothing stops it, in one statement."""
    statement, blanks = _last_look(Outline.of(row, dossier, people)), blanks_filled(row, dossier, people)
    return bool(statement.run(token=row.claim_token, pk=row.pk, now=now, until=now + lease(), **blanks))


def note_sent(row: Reminder, now: datetime) -> bool:
    return _noted(row, "sent", _sent().run(token=row.claim_token, pk=row.pk, now=now))


def change(row: Reminder, what: str, **fields: Any) -> bool:
    """Anything else: rare enough for the ORM to write it each time."""
    return _noted(row, what, Reminder.objects.held_by(row.claim_token).filter(pk=row.pk).update(**fields))


def _noted(row: Reminder, what: str, changed: int) -> bool:
    """If nothing was changed its lease ran out, and whoever holds it decides."""
    if changed:
        count(what)
    else:
        log.warning("reminder %s: lease lost before %s", row.pk, what)
    return bool(changed)


def _held() -> QuerySet[Any]:
    held: QuerySet[Any] = Reminder.objects.held_by(TOKEN).filter(pk=PK)
    return held


@cache
def _start() -> Update:
    return Update(_held(), starts=F("starts") + 1, claimed_until=UNTIL)


@lru_cache(maxsize=500)
def _last_look(outline: Outline) -> Update:
    stands = _held().filter(nothing_stops(outline))
    return Update(stands, attempts=F("attempts") + 1, wire_started_at=NOW, claimed_until=UNTIL)


@cache
def _sent() -> Update:
    return Update(_held(), sent_at=NOW, claim_token=None, claimed_until=None, starts=0)
