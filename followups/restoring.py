"""After a backup was brought back the ledger does not know what was sent since; none of that may be sent again."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import batched

from django.db import transaction

from followups.dossiers import Dossier, load_dossiers
from followups.models import DeliveryHealth, NextLook, Reminder
from followups.planning import AT_ONCE, entry
from followups.rules import Due, reminders_planned

A_LONG_TIME = timedelta(days=365)


def hold_back(now: datetime, database: str) -> None:
    """Let no worker deliver anything from this database until `close_gap` has been over it."""
    held = {"outage_since": now, "next_probe_at": now + A_LONG_TIME}
    DeliveryHealth.objects.using(database).update_or_create(pk=1, defaults=held)


@transaction.atomic
def close_gap(since: datetime, until: datetime, now: datetime) -> int:
    """Close what fell due from `since`, the last sweep that the backup knows, to `until`, the last of the old product.

    Each such mail may have gone out, so it is entered as “restored” and shown; what falls due later goes out as ever.
    Returns how many there are.
    """
    closing = {"skipped_at": now, "reason": Reminder.Reason.RESTORED}
    waiting = Reminder.objects.unclosed().filter(next_attempt_at__lte=until)
    closed: int = waiting.update(**closing, claim_token=None, claimed_until=None)
    # Whatever fell due in the gap had its round looked at by then.
    for round_ids in batched(NextLook.objects.due(until).values_list("pk", flat=True).order_by("pk"), AT_ONCE):
        closed += _enter(load_dossiers(round_ids, since).values(), since, until, closing)
    DeliveryHealth.mark_swept(until)
    DeliveryHealth.end_outage()
    return closed


def _enter(dossiers: Iterable[Dossier], since: datetime, until: datetime, closing: dict[str, object]) -> int:
    reopened, rows = [], []
    for dossier in dossiers:
        for due in _fell_due(dossier, since, until):
            known = dossier.ledger.get(due.key)
            if known is None:
                rows.append(entry(dossier, due, since, **closing))
            elif known.is_reopenable:
                reopened.append(known.pk)
    Reminder.objects.bulk_create(rows)
    Reminder.objects.filter(pk__in=reopened).update(**closing, failed_at=None)
    return len(rows) + len(reopened)


def _fell_due(dossier: Dossier, since: datetime, until: datetime) -> Iterator[Due]:
    """What the rules wanted at the beginning of the gap or want at its end, and had due by then; each once."""
    wanted = {due.key: due for moment in (until, since) for due in reminders_planned(dossier.facts, moment)}
    yield from (due for due in wanted.values() if due.due_at <= until and due.due_at < due.expires_at)
