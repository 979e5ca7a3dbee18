"""What will be mailed to a candidate, and when: the rules themselves, read for pages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, DateTimeField, Exists, F, Min, OuterRef, When
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.pages import PAGE
from accounts.prepared import Given, GivenMoment
from accounts.together import Querysets, Together
from followups.dossiers import Dossier, load_dossiers
from followups.models import Reminder
from followups.rules import LATE, LATE_UNTIL, THANK_YOU, TIMELINE_PASSED, Due, everybody_owed, reminders_planned
from followups.waiting import open_statements
from interviews.models import Interview, Round

ONE_WEEK = timedelta(days=7)  # five business days
TO_LOOK_AT = {"round__next_look__at__isnull": False}


@dataclass(frozen=True, slots=True)
class ComingMail:
    """A mail that goes out at `due_at` unless something is done first; `names` are those it will remind of."""

    round: Round
    kind: str
    step: str
    due_at: datetime
    names: tuple[str, ...]

    @property
    def kind_label(self) -> str:
        return str(Reminder.Kind(self.kind).label)


def coming_mails(candidate: User, now: datetime) -> list[ComingMail]:
    """What the rules want as things stand, a page of it, the nearest first."""
    found = _next_rounds(candidate=candidate.pk, held_since=now - LATE_UNTIL)
    rounds = {pk for rows in found.values() for (pk,) in rows}
    return _coming_from(load_dossiers(rounds, now).values(), now)[:PAGE]


def coming_mails_of(dossier: Dossier, now: datetime) -> list[ComingMail]:
    """What the rules want for this one round, the nearest first; also while the address is still to be confirmed."""
    return _coming_from([replace(dossier, facts=replace(dossier.facts, is_reachable=True))], now)


def will_follow_up(round: Round, now: datetime) -> bool:
    """Whether a mail about the day that they named is still to come."""
    dossier = load_dossiers([round.pk], now)[round.pk]
    return any(mail.kind == TIMELINE_PASSED for mail in coming_mails_of(dossier, now))


@Together
def _next_rounds() -> Querysets:
    """Of those of which a mail may still come: a page by the end of their conversations, and a page by the day on
    which we write about the answer.
    """
    candidate: Any = Given("candidate")
    standing = Interview.objects.owned_by(candidate).filter(
        status=Interview.Status.SCHEDULED, round__status=Round.Status.SCHEDULED, **TO_LOOK_AT
    )
    held = standing.alias(end=Coalesce("ended_at", "ends_at")).filter(end__gt=GivenMoment("held_since"))
    awaited = open_statements(candidate).filter(**TO_LOOK_AT)
    return {
        "held": held.values("round").annotate(first=Min("end")).order_by("first").values_list("round")[:PAGE],
        "awaited": awaited.order_by(_written_on()).values_list("round")[:PAGE],
    }


def _written_on() -> Case:
    """Near enough for an order: the rules know the country's holidays."""
    mailed = Reminder.objects.filter(
        round=OuterRef("round"), kind=TIMELINE_PASSED, about_on=OuterRef("reply_by"), sent_at__isnull=False
    )
    return Case(
        When(asked_again_at__isnull=False, then=F("asked_again_at") + ONE_WEEK),
        When(Exists(mailed), then=F("reply_by") + ONE_WEEK),
        default=F("reply_by"),
        output_field=DateTimeField(),
    )


def _coming_from(dossiers: Iterable[Dossier], now: datetime) -> list[ComingMail]:
    mails = [
        _coming(dossier, due)
        for dossier in dossiers
        for due in reminders_planned(dossier.facts, now)
        if _is_to_come(dossier, due, now)
    ]
    return sorted(mails, key=lambda mail: mail.due_at)


def _is_to_come(dossier: Dossier, due: Due, now: datetime) -> bool:
    """Left out: what was entered and closed, and the late mail that is sent only should the last call fail."""
    row = dossier.ledger.get(due.key)
    is_closed = row is not None and row.is_closed and not row.is_reopenable
    return not is_closed and not (due.wording == LATE and due.due_at > now)


def _coming(dossier: Dossier, due: Due) -> ComingMail:
    return ComingMail(dossier.round, due.kind, due.step, due.due_at, _names(dossier, due))


def _names(dossier: Dossier, due: Due) -> tuple[str, ...]:
    if due.kind != THANK_YOU:
        return ()
    owed = (one for one in everybody_owed(dossier.facts) if one.day == due.about_on)
    return tuple(dossier.people[one.person].name for one in owed)
