"""From facts to the ledger: the database knows which rounds to look at, the rule decides, rows follow.

No mail is planned ahead, so none has to be cancelled; planning twice, or in five workers at once, adds nothing.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.db import transaction

from followups.counting import count, counted
from followups.dossiers import Dossier, load_dossiers
from followups.looking import next_look
from followups.models import DeliveryHealth, NextLook, Reminder
from followups.rules import Due, reminders_due, reminders_missed

log = logging.getLogger(__name__)

AT_ONCE = 200  # rounds that are looked at in one transaction: a page that changes one of them waits for it
BATCH = 50  # rows that one delivery claims
UNREADABLE = timedelta(minutes=10)


@counted()
def plan(now: datetime) -> int:
    """Enter what has fallen due since the last sweep, and as missed what has passed its use unseen meanwhile.

    Returns how many batches wait to be delivered.
    """
    since = min(DeliveryHealth.current().swept_at or now, now)
    while _look_at_some(since, now):
        pass
    DeliveryHealth.mark_swept(now)
    return ceil(Reminder.objects.claimable(now).count() / BATCH)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the rules say about one round."""

    dossier: Dossier
    due: list[Due]
    missed: list[Due]
    look_again_at: datetime | None


def _look_at_some(since: datetime, now: datetime) -> int:
    """Look at the rounds that have waited longest; returns how many there were.

    Their rows stay locked meanwhile. A fact that has changed by then is read. One that changes later waits for us and
    then asks for another look. Where a change is not committed yet it holds the lock, and the next sweep looks.
    """
    with transaction.atomic():
        due = NextLook.objects.due(now).order_by("at").select_for_update(skip_locked=True)
        looks = {look.round_id: look for look in due[:AT_ONCE]}
        if not looks:
            return 0
        dossiers = load_dossiers(looks.keys(), since).values()
        found = [said for dossier in dossiers if (said := _ask(dossier, since, now))]
        _enter(found, since, now)
        for look in looks.values():
            look.at = now + UNREADABLE
        for said in found:
            looks[said.dossier.round.pk].at = said.look_again_at
        NextLook.objects.put_off(list(looks.values()))
    return len(looks)


def _ask(dossier: Dossier, since: datetime, now: datetime) -> _Found | None:
    """One that no rule can read must not hold up everybody else's."""
    try:
        return _Found(
            dossier,
            reminders_due(dossier.facts, now),
            reminders_missed(dossier.facts, since, now),
            next_look(dossier.facts, now),
        )
    except Exception:
        log.exception("round %s cannot be judged", dossier.round.pk)
        return None


def _enter(found: Iterable[_Found], since: datetime, now: datetime) -> None:
    rows = []
    for said in found:
        ledger = said.dossier.ledger
        for due in said.due:
            if due.key not in ledger:
                rows.append(entry(said.dossier, due, since))
            elif ledger[due.key].is_reopenable:
                reopen(ledger[due.key], times_of(due, since))
            elif due.due_at < ledger[due.key].due_at:
                _bring_forward(ledger[due.key], times_of(due, since))
        rows += [
            entry(said.dossier, due, since, skipped_at=now, reason=Reminder.Reason.MISSED)
            for due in said.missed
            if due.key not in ledger
        ]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    _count_missed(rows)


def _count_missed(rows: list[Reminder]) -> None:
    """Of several sweeps at once each row is entered by one, and its own Message-ID says by which."""
    if missed := [row.message_id for row in rows if row.skipped_at]:
        count("missed", Reminder.objects.filter(message_id__in=missed).count())


def entry(dossier: Dossier, due: Due, since: datetime, **closing: Any) -> Reminder:
    """A row of the ledger, not yet saved; open unless `closing` says otherwise."""
    return Reminder(
        candidate=dossier.candidate,
        round=dossier.round,
        kind=due.kind,
        step=due.step,
        about_on=due.about_on,
        **times_of(due, since),
        **closing,
    )


def times_of(due: Due, since: datetime) -> dict[str, datetime]:
    """A fact that was entered late makes no mail late: what the last sweep did not know of is wanted since then."""
    wanted_at = max(due.due_at, since)
    return {
        "due_at": due.due_at,
        "expires_at": due.expires_at,
        "next_attempt_at": wanted_at,
        "wanted_at": wanted_at,
    }


def _bring_forward(row: Reminder, times: dict[str, datetime]) -> None:
    """A mail that was put off is wanted earlier again: at once, unless it is in a worker's hands or was tried."""
    waiting = Reminder.objects.unclosed().filter(pk=row.pk, claim_token=None, attempts=0, due_at=row.due_at)
    waiting.update(**times)


def reopen(row: Reminder, times: dict[str, datetime]) -> bool:
    """Open the row again, unless somebody closed it otherwise since it was read."""
    closed_as_read = Reminder.objects.filter(
        pk=row.pk, skipped_at=row.skipped_at, failed_at=row.failed_at, reason=row.reason, wire_started_at=None
    )
    return bool(closed_as_read.update(skipped_at=None, failed_at=None, reason="", starts=0, **times))
