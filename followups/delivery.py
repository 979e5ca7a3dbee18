"""From the ledger to the mail server. None is lost; at most one is doubled for a crash or lost reply.

Which crash does what: before the wire is touched, the lease runs out and another worker sends the mail; between the
server's 250 and our commit, the mail goes out once more under the same Message-ID. Nothing else can double it.
"""

import logging
import random
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from followups.clock import Clock
from followups.counting import count, count_sent, counted
from followups.dossiers import Dossier, load_dossiers
from followups.held_rows import change, lease, note_sent, note_start, touch
from followups.mails import Mail, compose
from followups.models import DeliveryHealth, Reminder
from followups.obstacles import is_still_missing
from followups.outcomes import Outcome
from followups.planning import BATCH
from followups.rules import Due, reminders_planned, why_unwanted
from followups.stopping import is_asked_to_stop
from followups.wire import MailServerAwayError, Wire

log = logging.getLogger(__name__)

MOST_STARTS = 5
MOST_UNCERTAIN = 2
PROBE_EVERY = timedelta(seconds=60)
RETRY_MINUTES = (1, 5, 15, 30, 60)


@counted()
def deliver_due(clock: Clock) -> None:
    """Claim what is due, the nearest deadline first, and deliver it row by row over one connection.

    1. While the mail server is away, one worker a minute tries the door; the others go home.
    2. Claim up to 50 rows under a token of our own, with a lease.
    3. Load the facts of all of them at once, then deliver each; every row commits before the next is touched.
    4. Stop taking rows when the lease nears its end or the worker is asked to end, and give back those not touched.
    """
    health, token = DeliveryHealth.current(), uuid.uuid4()
    if health.outage_since and not _win_probe(clock()):
        return
    try:
        with Wire() as wire:
            if health.outage_since:
                wire.open()
            _deliver_batch(token, wire, clock)
            # Not sooner: a provider that answers may still refuse us.
            if health.outage_since:
                DeliveryHealth.end_outage()
    except MailServerAwayError as error:
        _note_outage(str(error), clock())
    give_back(token)


def _deliver_batch(token: uuid.UUID, wire: Wire, clock: Clock) -> None:
    stop_at = clock() + lease() - timedelta(seconds=settings.SMTP_WORST_CASE)
    rows = claim(token, clock(), BATCH)
    dossiers = load_dossiers({row.round_id for row in rows}, clock())
    for row in rows:
        if clock() >= stop_at or is_asked_to_stop():
            break
        if row.round_id in dossiers:
            _deliver(row, dossiers[row.round_id], wire, clock)
        elif not _is_poison(row, clock()) and note_start(row, clock()):
            _try_again_later(row, clock())


def claim(token: uuid.UUID, now: datetime, limit: int) -> list[Reminder]:
    """Take up to `limit` claimable rows for this worker alone, and read them back by their token.

    The UPDATE repeats the whole predicate: of two workers that read the same rows, the second changes none of them.
    SKIP LOCKED only spares them the wait; SQLite ignores it.
    """
    with transaction.atomic():
        nearest = Reminder.objects.claimable(now).order_by("expires_at").select_for_update(skip_locked=True)
        holders = dict(nearest.values_list("pk", "claim_token")[:limit])
        Reminder.objects.claimable(now).filter(pk__in=holders).update(claim_token=token, claimed_until=now + lease())
    rows = list(Reminder.objects.held_by(token).order_by("expires_at"))
    if rescued := sum(holders.get(row.pk) is not None for row in rows):
        log.warning("reminders taken over from a worker that never ended them: %s", rescued)
        count("rescued", rescued)
    return rows


def give_back(token: uuid.UUID) -> None:
    """Open again whatever this worker still holds; what it delivered has no token any more."""
    Reminder.objects.held_by(token).update(claim_token=None, claimed_until=None)


def _deliver(row: Reminder, dossier: Dossier, wire: Wire, clock: Clock) -> None:
    """Bring one row as far as it goes: closed with a reason, put off, or handed over and closed as sent.

    Raises MailServerAwayError before anything of the row was changed for good.
    """
    now = clock()
    due = next((due for due in reminders_planned(dossier.facts, now) if due.key == row.key), None)
    if due is None:
        close_skipped(row, why_unwanted(dossier.facts, row.key) or Reminder.Reason.MISSED, now)
    elif due.due_at > now:
        put_off(row, due.due_at, due)
    elif dossier.candidate.address_failed_at:
        close_failed(row, Reminder.Reason.ADDRESS, now)
    elif not _is_poison(row, now):
        wire.open()
        _send(row, dossier, due, wire, clock)


def _is_poison(row: Reminder, now: datetime) -> bool:
    """Whether the row was started too often; then it is closed, and loudly."""
    if row.starts < MOST_STARTS:
        return False
    log.error("reminder %s failed: it ended its worker or could not be put together %s times", row.pk, row.starts)
    close_failed(row, Reminder.Reason.POISON, now)
    return True


def _send(row: Reminder, dossier: Dossier, due: Due, wire: Wire, clock: Clock) -> None:
    # Before its own work begins, so that a row which ends its worker is found.
    if not note_start(row, clock()):
        return
    try:
        mail = compose(dossier, due, row, clock())
    except Exception:
        log.exception("reminder %s could not be rendered", row.pk)
        _try_again_later(row, clock())
        return
    if not touch_wire(row, dossier, mail, clock()):
        return
    settle(row, wire.send(mail.message), clock())


def _try_again_later(row: Reminder, now: datetime) -> None:
    _release(row, next_attempt_at=now + _delay(row.starts))


def touch_wire(row: Reminder, dossier: Dossier, mail: Mail, now: datetime) -> bool:
    """The last look before the server hears of it, in one statement: still ours, and still nothing that stops it.

    False means: not to be sent. Either the lease was lost, and the row is somebody else's, or a fact has changed
    since the dossier was read, and the row is opened again to be judged anew.
    """
    touched = _touch(row, dossier, mail, now)
    if not touched and _release(row, next_attempt_at=now, starts=0):
        log.info("reminder %s is judged anew: a fact changed before the wire", row.pk)
    return touched


def _touch(row: Reminder, dossier: Dossier, mail: Mail, now: datetime) -> bool:
    """What is missing before a day is too much for one statement: it is read once more before the touch is committed.

    Else the statement is the whole transaction, without two more trips to the database.
    """
    if not mail.missing:
        return touch(row, dossier, mail.people, now)
    with transaction.atomic():
        touched = touch(row, dossier, mail.people, now) and is_still_missing(row, mail.missing, now)
        transaction.set_rollback(not touched)
    return touched


def settle(row: Reminder, outcome: Outcome, now: datetime) -> None:
    """Write down what the mail server's answer means for the row."""
    if outcome == Outcome.UNCERTAIN:
        count("unanswered")
    match outcome:
        case Outcome.SENT:
            close_sent(row, now)
        case Outcome.LATER:
            # `attempts` was raised at the wire, after the row was read.
            _release(row, next_attempt_at=now + _delay(row.attempts), starts=0, wire_started_at=None)
        case Outcome.UNCERTAIN if row.uncertain >= MOST_UNCERTAIN:
            log.error("reminder %s failed: the mail server never confirmed it", row.pk)
            close_failed(row, Reminder.Reason.UNCERTAIN, now)
        case Outcome.UNCERTAIN:
            _release(row, next_attempt_at=now + _delay(row.attempts), starts=0, uncertain=F("uncertain") + 1)
        case Outcome.ADDRESS:
            if close_failed(row, Reminder.Reason.ADDRESS, now, wire_started_at=None):
                row.candidate.mark_address_failed(now)
        case Outcome.REFUSED:
            log.error("reminder %s failed: the mail server refuses it for good", row.pk)
            close_failed(row, Reminder.Reason.REFUSED, now, wire_started_at=None)
        case Outcome.UNSENDABLE:
            log.error("reminder %s failed: it cannot be written as a mail", row.pk)
            close_failed(row, Reminder.Reason.POISON, now, wire_started_at=None)
        case Outcome.OUTAGE:
            _release(row, next_attempt_at=now, starts=0, wire_started_at=None, attempts=F("attempts") - 1)
            raise MailServerAwayError("refused at the door")


def close_sent(row: Reminder, now: datetime) -> None:
    """Close the row as sent, and with it, in the same transaction, the step that this one makes superfluous."""
    is_later_step = row.step in (Reminder.Step.LAST_CALL, Reminder.Step.SECOND)
    is_ours = _close_both_steps(row, now) if is_later_step else note_sent(row, now)
    if is_ours:
        count_sent(row, now)


def _close_both_steps(row: Reminder, now: datetime) -> bool:
    with transaction.atomic():
        is_ours = note_sent(row, now)
        if is_ours:
            _supersede_first(row, now)
    return is_ours


def _supersede_first(row: Reminder, now: datetime) -> None:
    """Enter the earlier step as superseded; one that is in another worker's hands is stopped at the wire instead."""
    first = {"round_id": row.round_id, "kind": row.kind, "step": Reminder.Step.FIRST, "about_on": row.about_on}
    closing = {"skipped_at": now, "reason": Reminder.Reason.SUPERSEDED}
    Reminder.objects.unclosed().filter(**first, claim_token=None).update(**closing)
    times = {"due_at": row.due_at, "expires_at": row.expires_at, "next_attempt_at": row.due_at}
    entry = Reminder(**first, **closing, **times, candidate_id=row.candidate_id)
    Reminder.objects.bulk_create([entry], ignore_conflicts=True)


def close_skipped(row: Reminder, reason: str, now: datetime) -> bool:
    return change(row, reason, skipped_at=now, reason=reason, claim_token=None, claimed_until=None)


def close_failed(row: Reminder, reason: str, now: datetime, **fields: object) -> bool:
    return change(row, reason, failed_at=now, reason=reason, claim_token=None, claimed_until=None, **fields)


def put_off(row: Reminder, until: datetime, due: Due) -> bool:
    """Back to open with the rule's own times: the same mail is wanted, later."""
    return _release(row, next_attempt_at=until, wanted_at=until, due_at=due.due_at, expires_at=due.expires_at)


def _release(row: Reminder, **fields: object) -> bool:
    return change(row, "release", claim_token=None, claimed_until=None, **fields)


def _delay(tries: int) -> timedelta:
    minutes = RETRY_MINUTES[min(tries, len(RETRY_MINUTES) - 1)]
    return timedelta(minutes=minutes * random.uniform(0.8, 1.2))  # noqa: S311


def _win_probe(now: datetime) -> bool:
    """Whether this worker is the one to try the mail server this minute."""
    return bool(
        DeliveryHealth.objects.filter(Q(next_probe_at__lte=now), outage_since__isnull=False).update(
            next_probe_at=now + PROBE_EVERY
        )
    )


def _note_outage(what: str, now: datetime) -> None:
    log.warning("the mail server is away (%s); one probe a minute until it is back", what)
    DeliveryHealth.begin_outage(now, now + PROBE_EVERY)
