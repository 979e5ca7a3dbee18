"""What stops a mail between the decision to send it and the wire, as conditions on the ledger row itself.

All but what is missing before a day are EXISTS subqueries: a join would let PostgreSQL recheck stale rows after
waiting for a lock.
"""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from followups.dossiers import NOTHING_TO_PREPARE, Dossier
from followups.models import Reminder, ReminderPreferences, Snooze, ThankYouNote, Timeline
from followups.owed import live_participations
from followups.preparation import missing_by_round
from followups.rules import FIRST, LAST_CALL, PREPARE, SECOND, THANK_YOU
from interviews.models import Application, Interview, Interviewer, Round
from stories.readiness import Missing


def nothing_stops(row: Reminder, dossier: Dossier, people: Collection[int]) -> Q:
    """True of the row while everything that the mail says still holds; `people` are those whom it names."""
    stands = _can_be_mailed(row) & _not_put_off(row, dossier)
    if row.kind == PREPARE:
        return stands & _still_ahead(dossier)
    if row.kind == THANK_YOU:
        return stands & _all_still_owed(dossier, people) & _no_later_step_sent(row, LAST_CALL)
    return stands & _still_unanswered(dossier) & _no_later_step_sent(row, SECOND)


def is_still_missing(row: Reminder, missing: Collection[Missing], now: datetime) -> bool:
    """Whether everything that a mail before the day names is still to do; true of every other mail."""
    if row.kind != PREPARE:
        return True
    return set(missing) <= set(missing_by_round([row.round_id], now).get(row.round_id, ()))


def _still_ahead(dossier: Dossier) -> Q:
    """The round still begins when the mail says, and the job was not turned down meanwhile."""
    day = dossier.facts.day_ahead
    if day is None:
        return Q(pk__in=[])
    held = Interview.objects.present().filter(round=dossier.round, status=Interview.Status.SCHEDULED)
    over = Application.objects.filter(pk=dossier.round.application_id, stage__in=NOTHING_TO_PREPARE)
    begins = Q(Exists(held.filter(starts_at=day.starts_at))) & ~Q(Exists(held.filter(starts_at__lt=day.starts_at)))
    return begins & ~Q(Exists(over))


def _can_be_mailed(row: Reminder) -> Q:
    round_stands = Round.objects.present().filter(pk=OuterRef("round"), status=Round.Status.SCHEDULED)
    reachable = User.objects.filter(pk=OuterRef("candidate"), is_active=True, address_failed_at__isnull=True)
    switched_off = ReminderPreferences.objects.filter(candidate=OuterRef("candidate"), **{row.kind: False})
    return Q(Exists(round_stands)) & Q(Exists(reachable)) & ~Q(Exists(switched_off))


def _not_put_off(row: Reminder, dossier: Dossier) -> Q:
    """Nobody has pressed "remind me later" since the dossier was read."""
    known = dossier.facts.snoozed_until.get(row.kind)
    return ~Q(Exists(Snooze.objects.filter(round=row.round_id, kind=row.kind).exclude(until=known)))


def _all_still_owed(dossier: Dossier, people: Collection[int]) -> Q:
    """Nobody named was thanked, skipped, marked as not met, removed or moved since the dossier was read."""
    settled = ThankYouNote.objects.settled().filter(round=OuterRef("round"), interviewer__in=people)
    met = live_participations().filter(interview__round=OuterRef("round"), interviewer__in=people)
    moved = met.exclude(ended__in=[meeting.end for meeting in dossier.facts.meetings])
    still_met = live_participations().filter(interviewer=OuterRef("pk"), interview__round=OuterRef(OuterRef("round")))
    gone = Interviewer.objects.filter(~Exists(still_met), pk__in=people)
    return ~Q(Exists(settled)) & ~Q(Exists(moved)) & ~Q(Exists(gone))


def _still_unanswered(dossier: Dossier) -> Q:
    """The statement that the mail quotes is still the last one and unanswered, and nothing else is an answer."""
    timeline, round = dossier.timeline, dossier.round
    if timeline is None:
        return Q(pk__in=[])
    statements = Timeline.objects.filter(round=round)
    live = statements.filter(
        pk=timeline.pk, answered_at__isnull=True, asked_again_at=timeline.asked_again_at, reply_by=timeline.reply_by
    )
    decided = Application.objects.filter(pk=round.application_id, stage__in=Application.DECIDED)
    later = Round.objects.present().filter(application=round.application_id, number__gt=round.number)
    return (
        Q(Exists(live)) & ~Q(Exists(statements.filter(pk__gt=timeline.pk))) & ~Q(Exists(decided)) & ~Q(Exists(later))
    )


def _no_later_step_sent(row: Reminder, later_step: str) -> Q:
    if row.step != FIRST:
        return Q()
    later = Reminder.objects.filter(
        round=row.round_id, kind=row.kind, step=later_step, about_on=row.about_on, sent_at__isnull=False
    )
    return ~Q(Exists(later))
