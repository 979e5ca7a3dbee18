"""Not now: the moments to which a mail about a round can be put off, and what the rules make of each. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from followups.business_days import add_business_days
from followups.quiet import wall_instant
from followups.rules import TIMELINE_PASSED, Due, RoundFacts, reminders_planned

EVENING, MORNING = time(18), time(9)


@dataclass(frozen=True, slots=True)
class Later:
    """A moment to choose: what it is called, the moment itself, and when the mail would then come."""

    code: str
    label: str
    until: datetime
    due: Due

    @property
    def due_at(self) -> datetime:
        return self.due.due_at

    @property
    def is_shortened(self) -> bool:
        """The mail comes earlier than asked for, because later it would be of no more use."""
        return self.due_at < self.until


def next_mail(facts: RoundFacts, kind: str, now: datetime) -> Due | None:
    """The next mail of a kind about this round as the facts stand."""
    return next((due for due in reminders_planned(facts, now) if due.kind == kind), None)


def unsnoozed(facts: RoundFacts, kind: str) -> RoundFacts:
    others = {other: until for other, until in facts.snoozed_until.items() if other != kind}
    return replace(facts, snoozed_until=others)


def moments(facts: RoundFacts, kind: str, now: datetime) -> list[Later]:
    """The moments that put the next mail off, one for each that makes a difference, the earliest first."""
    plain = next_mail(unsnoozed(facts, kind), kind, now)
    if plain is None:
        return []
    chosen: dict[datetime, Later] = {}
    for code, label, until in sorted(_moments(facts, kind, plain, now), key=lambda moment: moment[2]):
        snoozed = replace(facts, snoozed_until={**facts.snoozed_until, kind: until})
        due = next_mail(snoozed, kind, now)
        if due and due.due_at > max(plain.due_at, now):
            chosen.setdefault(due.due_at, Later(code, label, until, due))
    return [chosen[due_at] for due_at in sorted(chosen)]


def _moments(facts: RoundFacts, kind: str, plain: Due, now: datetime) -> Iterator[tuple[str, str, datetime]]:
    today = now.astimezone(facts.zone).date()
    tomorrow = today + timedelta(days=1)
    if kind != TIMELINE_PASSED:
        planned = max(plain.due_at, now)
        yield "hour", _("In an hour"), now + timedelta(hours=1)
        yield "three_hours", _("In three hours"), now + timedelta(hours=3)
        yield "evening", _("This evening"), wall_instant(today, EVENING, facts.zone)
        yield "hour_more", _("An hour later than planned"), planned + timedelta(hours=1)
        yield "two_hours_more", _("Two hours later than planned"), planned + timedelta(hours=2)
    else:
        where = (facts.country, facts.subdivision)
        two_days = add_business_days(today, 2, *where)
        yield "two_days", _("In two working days"), wall_instant(two_days, MORNING, facts.zone)
        yield "week", _("In a week"), wall_instant(today + timedelta(days=7), MORNING, facts.zone)
    yield "morning", _("Tomorrow morning"), wall_instant(tomorrow, MORNING, facts.zone)
