"""What stops a mail between the decision to send it and the wire, as conditions on the ledger row itself.

All but what is missing before a day are EXISTS subqueries: a join would let PostgreSQL recheck stale rows after
waiting for a lock. What the mail was written from is left blank in them, so that one statement serves many mails.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Self

from django.db.models import BigIntegerField, DateField, DateTimeField, Exists, Field, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.prepared import Given, GivenMoment
from followups.dossiers import NOTHING_TO_PREPARE, Dossier
from followups.models import Reminder, ReminderPreferences, Snooze, ThankYouNote, Timeline
from followups.owed import standing_seats
from followups.preparation import missing_by_round
from followups.rules import FIRST, LAST_CALL, PREPARE, SECOND, THANK_YOU
from interviews.models import Application, Interview, Interviewer, Round
from stories.readiness import Missing

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
SNOOZED_UNTIL = GivenMoment("snoozed_until")
STARTS_AT = GivenMoment("starts_at")
APPLICATION = Given("application")
NUMBER = Given("number")
TIMELINE = Given("timeline")
REPLY_BY = Given("reply_by", DateField())
ASKED_AGAIN_AT = GivenMoment("asked_again_at")


@dataclass(frozen=True, slots=True)
class Outline:
    """What mails have in common whose last look is the same but for its blanks."""

    kind: str
    is_first: bool
    people: int
    ends: int

    @classmethod
    def of(cls, row: Reminder, dossier: Dossier, people: Collection[int]) -> Self:
        return cls(row.kind, row.step == FIRST, len(people), len(_ends(dossier)))


def blanks_filled(row: Reminder, dossier: Dossier, people: Collection[int]) -> dict[str, Any]:
    """What the mail says and the rule went by; `people` are those whom it names."""
    facts, timeline = dossier.facts, dossier.timeline
    return {
        "snoozed_until": facts.snoozed_until.get(row.kind, NEVER),
        "starts_at": facts.day_ahead.starts_at if facts.day_ahead else NEVER,
        "application": dossier.round.application_id,
        "number": dossier.round.number,
        "timeline": timeline.pk if timeline else 0,
        "reply_by": timeline.reply_by if timeline else date.min,
        "asked_again_at": (timeline and timeline.asked_again_at) or NEVER,
        **{f"person_{number}": pk for number, pk in enumerate(people)},
        **{f"end_{number}": end for number, end in enumerate(_ends(dossier))},
    }


def nothing_stops(outline: Outline) -> Q:
    """True of the row while everything that the mail says still holds."""
    stands = _can_be_mailed(outline.kind) & _not_put_off(outline.kind)
    if outline.kind == PREPARE:
        return stands & _still_ahead()
    if outline.kind == THANK_YOU:
        return stands & _all_still_owed(outline) & _no_later_step_sent(outline, LAST_CALL)
    return stands & _still_unanswered() & _no_later_step_sent(outline, SECOND)


def is_still_missing(row: Reminder, missing: Collection[Missing], now: datetime) -> bool:
    """Whether everything that a mail before the day names is still to do; true of every other mail."""
    if row.kind != PREPARE:
        return True
    return set(missing) <= set(missing_by_round([row.round_id], now).get(row.round_id, ()))


def _still_ahead() -> Q:
    """The round still begins when the mail says, and the job was not turned down meanwhile."""
    held = Interview.objects.present().filter(round=OuterRef("round"), status=Interview.Status.SCHEDULED)
    over = Application.objects.filter(pk=APPLICATION, stage__in=NOTHING_TO_PREPARE)
    begins = Q(Exists(held.filter(starts_at=STARTS_AT))) & ~Q(Exists(held.filter(starts_at__lt=STARTS_AT)))
    return begins & ~Q(Exists(over))


def _can_be_mailed(kind: str) -> Q:
    round_stands = Round.objects.present().filter(pk=OuterRef("round"), status=Round.Status.SCHEDULED)
    reachable = User.objects.filter(pk=OuterRef("candidate"), is_active=True, address_failed_at__isnull=True)
    switched_off = ReminderPreferences.objects.filter(candidate=OuterRef("candidate"), **{kind: False})
    return Q(Exists(round_stands)) & Q(Exists(reachable)) & ~Q(Exists(switched_off))


def _not_put_off(kind: str) -> Q:
    """Nobody has pressed "remind me later" since the dossier was read."""
    return ~Q(Exists(Snooze.objects.filter(round=OuterRef("round"), kind=kind).exclude(until=SNOOZED_UNTIL)))


def _all_still_owed(outline: Outline) -> Q:
    """Nobody named was thanked, skipped, marked as not met, removed or moved since the dossier was read."""
    people = _blanks("person", outline.people, BigIntegerField())
    settled = ThankYouNote.objects.filter(round=OuterRef("round"), interviewer__pk__in=people)
    settled = settled.exclude(sent_at=None, skipped_at=None)
    moved = _seats(OuterRef("round")).filter(interviewer__pk__in=people)
    moved = moved.exclude(ended__in=_blanks("end", outline.ends, DateTimeField()))
    still_met = _seats(OuterRef(OuterRef("round"))).filter(interviewer=OuterRef("pk"))
    gone = Interviewer.objects.filter(~Exists(still_met), pk__in=people)
    return ~Q(Exists(settled)) & ~Q(Exists(moved)) & ~Q(Exists(gone))


def _seats(round: OuterRef) -> QuerySet[Any]:
    """On the agenda of a round; that the round itself stands is asked apart (`_can_be_mailed`)."""
    seats: QuerySet[Any] = standing_seats().filter(interviewer__deleted_at=None, interview__round=round)
    return seats


def _still_unanswered() -> Q:
    """The statement that the mail quotes is still the last one and unanswered, and nothing else is an answer."""
    statements = Timeline.objects.filter(round=OuterRef("round"))
    live = statements.alias(asked=Coalesce("asked_again_at", NEVER)).filter(
        pk=TIMELINE, answered_at__isnull=True, asked=ASKED_AGAIN_AT, reply_by=REPLY_BY
    )
    decided = Application.objects.filter(pk=APPLICATION, stage__in=Application.DECIDED)
    later = Round.objects.present().filter(application=APPLICATION, number__gt=NUMBER)
    return Q(Exists(live)) & ~Q(Exists(statements.filter(pk__gt=TIMELINE))) & ~Q(Exists(decided)) & ~Q(Exists(later))


def _no_later_step_sent(outline: Outline, later_step: str) -> Q:
    if not outline.is_first:
        return Q()
    later = Reminder.objects.filter(
        round=OuterRef("round"),
        kind=outline.kind,
        step=later_step,
        about_on=OuterRef("about_on"),
        sent_at__isnull=False,
    )
    return ~Q(Exists(later))


def _ends(dossier: Dossier) -> list[datetime]:
    return sorted({meeting.end for meeting in dossier.facts.meetings})


def _blanks(name: str, count: int, field: "Field[Any, Any]") -> list[Any]:
    return [Given(f"{name}_{number}", field) for number in range(count)]
