"""From facts to the ledger: a query narrows down to rounds that may have something due, the rule decides, rows follow.

Nothing is planned ahead, so nothing has to be cancelled; planning twice, or in five workers at once, adds nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import batched
from math import ceil
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from followups.counting import count, counted
from followups.dossiers import NOTHING_TO_PREPARE, Dossier, load_dossiers
from followups.models import DeliveryHealth, Reminder, ReminderPreferences, ThankYouNote, Timeline
from followups.rules import LATE_UNTIL, TIMELINE_USE, Due, reminders_due, reminders_missed
from interviews.models import Application, Interview, Participation, Round

AT_ONCE = 500
BATCH = 50  # rows that one delivery claims
# Five business days and the longest run of holidays that could lie between them, on top of the mail's own use.
TIMELINE_WINDOW = TIMELINE_USE + timedelta(days=31)
# 18:00 two days before is at most 54 hours ahead; the rest is for clock changes.
PREPARE_WINDOW = timedelta(hours=56)


@counted()
def plan(now: datetime) -> int:
    """Enter what has fallen due since the last sweep, and as missed what has passed its use unseen meanwhile.

    Returns how many batches wait to be delivered.
    """
    since = min(DeliveryHealth.current().swept_at or now, now)
    for round_ids in batched(rounds_to_look_at(since, now), AT_ONCE):
        _enter(load_dossiers(round_ids, since).values(), since, now)
    DeliveryHealth.mark_swept(now)
    return ceil(Reminder.objects.claimable(now).count() / BATCH)


def rounds_to_look_at(since: datetime, now: datetime) -> Iterator[int]:
    """A superset of the rounds for which the rules may want a mail, each once."""
    queries = (_rounds_with_thanks_owed, _rounds_with_a_timeline, _rounds_ahead)
    return iter(sorted({pk for query in queries for pk in query(since, now)}))


def _rounds_with_thanks_owed(since: datetime, now: datetime) -> Iterable[int]:
    """Rounds with an interview that ended inside the last 72 hours and a person in it without a settled note."""
    settled = ThankYouNote.objects.settled().filter(
        round=OuterRef("interview__round"), interviewer=OuterRef("interviewer")
    )
    owed = Participation.objects.present().filter(~Q(met=False), ~Exists(settled), interview=OuterRef("pk"))
    ids: Iterable[int] = (
        Interview.objects.present()
        .alias(ended=Coalesce("ended_at", "ends_at"))
        .filter(
            Exists(owed),
            status=Interview.Status.SCHEDULED,
            round__status=Round.Status.SCHEDULED,
            ended__gt=since - LATE_UNTIL,
            ended__lte=now,
        )
        .values_list("round", flat=True)
    )
    return ids


def _rounds_with_a_timeline(since: datetime, now: datetime) -> Iterable[int]:
    """Rounds whose live timeline has passed unanswered and whose last mail was not sent yet."""
    window_start = since - TIMELINE_WINDOW
    newer = Timeline.objects.filter(round=OuterRef("round"), pk__gt=OuterRef("pk"))
    second_sent = Reminder.objects.filter(
        round=OuterRef("round"),
        kind=Reminder.Kind.TIMELINE_PASSED,
        step=Reminder.Step.SECOND,
        about_on=OuterRef("reply_by"),
        sent_at__isnull=False,
    )
    ids: Iterable[int] = (
        Timeline.objects.present()
        .filter(
            Q(reply_by__gte=window_start.date()) | Q(asked_again_at__gte=window_start),
            ~Exists(newer),
            ~Exists(second_sent),
            answered_at__isnull=True,
            reply_by__lt=now.date() + timedelta(days=1),
            round__status=Round.Status.SCHEDULED,
        )
        .exclude(round__application__stage__in=Application.DECIDED)
        .values_list("round", flat=True)
    )
    return ids


def _rounds_ahead(since: datetime, now: datetime) -> Iterable[int]:
    """Rounds that begin within three days and whose mail before the day was neither sent nor switched off."""
    sent = Reminder.objects.filter(
        round=OuterRef("round"), kind=Reminder.Kind.PREPARE, expires_at=OuterRef("starts_at"), sent_at__isnull=False
    )
    switched_off = ReminderPreferences.objects.filter(
        candidate=OuterRef("round__application__candidate"), prepare=False
    )
    earlier = Interview.objects.filter(
        round=OuterRef("round"),
        deleted_at__isnull=True,
        status=Interview.Status.SCHEDULED,
        starts_at__lt=OuterRef("starts_at"),
    )
    ids: Iterable[int] = (
        Interview.objects.present()
        .filter(
            ~Exists(earlier),
            ~Exists(sent),
            ~Exists(switched_off),
            status=Interview.Status.SCHEDULED,
            round__status=Round.Status.SCHEDULED,
            starts_at__gt=since,
            starts_at__lte=now + PREPARE_WINDOW,
        )
        .exclude(round__application__stage__in=NOTHING_TO_PREPARE)
        .values_list("round", flat=True)
    )
    return ids


def _enter(dossiers: Iterable[Dossier], since: datetime, now: datetime) -> None:
    rows = []
    for dossier in dossiers:
        for due in reminders_due(dossier.facts, now):
            if due.key not in dossier.ledger:
                rows.append(entry(dossier, due, since))
            elif dossier.ledger[due.key].is_reopenable:
                reopen(dossier.ledger[due.key], times_of(due, since))
            elif due.due_at < dossier.ledger[due.key].due_at:
                _bring_forward(dossier.ledger[due.key], times_of(due, since))
        rows += [
            entry(dossier, due, since, skipped_at=now, reason=Reminder.Reason.MISSED)
            for due in reminders_missed(dossier.facts, since, now)
            if due.key not in dossier.ledger
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
