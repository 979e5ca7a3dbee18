"""When to ask the rules again about a round: no mail of it falls due before that, as long as no fact changes. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from followups.rules import (
    LATE_UNTIL,
    PREPARE,
    THANK_WITHIN,
    THANK_YOU,
    TIMELINE_PASSED,
    Due,
    RoundFacts,
    reminders_planned,
)
from stories.readiness import Missing

# For what no table tells: new public holidays, zones that change their rules.
AT_THE_LATEST = timedelta(hours=6)
NEXT_SWEEP = timedelta(microseconds=1)
ANYTHING = (Missing("anything"),)


def next_look(facts: RoundFacts, now: datetime) -> datetime | None:
    """A moment after `now`; None if nothing can fall due any more.

    Whether mails are switched on and the address is confirmed plays no part: a change of that concerns all rounds of
    a candidate, and those that are over need not be looked at for it.
    """
    if facts.is_deleted or facts.is_cancelled:
        return None
    wanted = _wanted_if_anything_is_missing(facts, now)
    if _is_ready_on_time(facts, wanted, now):
        return now + NEXT_SWEEP
    ahead = [moment for moment in _moments(facts, wanted) if moment > now]
    return min(*ahead, now + AT_THE_LATEST, _quiet_until(facts, now)) if ahead else None


def _wanted_if_anything_is_missing(facts: RoundFacts, now: datetime) -> list[Due]:
    day = facts.day_ahead
    return reminders_planned(
        replace(
            facts,
            is_reachable=True,
            switched_on=frozenset({THANK_YOU, TIMELINE_PASSED, PREPARE}),
            day_ahead=replace(day, missing=ANYTHING) if day and day.missing is not None else None,
        ),
        now,
    )


def _is_ready_on_time(facts: RoundFacts, wanted: list[Due], now: datetime) -> bool:
    """Nothing is missing, and the mail about the day would be due: what goes missing from now on is told at once."""
    if not facts.is_reachable or PREPARE not in facts.switched_on:
        return False
    is_ready = bool(facts.day_ahead and not facts.day_ahead.missing)
    return is_ready and any(due.kind == PREPARE and due.due_at <= now for due in wanted)


def _moments(facts: RoundFacts, wanted: list[Due]) -> Iterator[datetime]:
    """Whenever a mail falls due or is of no more use, or the rules begin to see a conversation in another way."""
    for due in wanted:
        yield from (due.due_at, due.expires_at)
    for meeting in facts.meetings:
        yield from (meeting.end, meeting.end + THANK_WITHIN, meeting.end + LATE_UNTIL)
    if facts.day_ahead:
        yield facts.day_ahead.starts_at


def _quiet_until(facts: RoundFacts, now: datetime) -> datetime:
    stretch = facts.quiet.stretch_at(now) if facts.quiet else None
    return stretch.end if stretch else now + AT_THE_LATEST
