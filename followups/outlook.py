"""What will be mailed to a candidate, and when: the rules themselves, read for pages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from accounts.models import User
from followups.dossiers import Dossier, load_dossiers
from followups.models import Reminder
from followups.rules import LATE, LATE_UNTIL, THANK_YOU, Due, reminders_planned
from interviews.models import Interview, Round


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


def coming_mails(candidate: User, now: datetime, *, most: int = 25) -> list[ComingMail]:
    """What the rules want as things stand, the nearest first, from the candidate's `most` nearest rounds."""
    rounds = (
        Round.objects.owned_by(candidate)
        .filter(
            Q(timelines__answered_at__isnull=True, timelines__isnull=False)
            | Q(
                interviews__ends_at__gt=now - LATE_UNTIL,
                interviews__deleted_at__isnull=True,
                interviews__status=Interview.Status.SCHEDULED,
            ),
            status=Round.Status.SCHEDULED,
        )
        .order_by("-pk")
        .values_list("pk", flat=True)
        .distinct()
    )
    return _coming_from(load_dossiers(list(rounds[:most]), now).values(), now)[:most]


def coming_mails_of(dossier: Dossier, now: datetime) -> list[ComingMail]:
    """What the rules want for this one round, the nearest first; also while the address is still to be confirmed."""
    return _coming_from([replace(dossier, facts=replace(dossier.facts, is_reachable=True))], now)


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
    ids = {person for meeting in dossier.facts.meetings if meeting.day == due.about_on for person in meeting.people}
    return tuple(dossier.people[person].name for person in sorted(ids - dossier.facts.settled))
