"""The mail before the day: once, while there is still time to mend what is missing."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from followups.quiet import wall_instant
from followups.rules.facts import ONCE, PREPARE, DayAhead, Due, RoundFacts
from followups.rules.moments import awake, put_off, quiet_stretch

PREPARE_AT = time(18)
DAYS_BEFORE = timedelta(days=2)
LATER_DAYS_BEFORE = timedelta(days=1)
AFTER_A_CHANGE = timedelta(hours=2)
LEAST_USE = timedelta(minutes=60)


def preparations(facts: RoundFacts, now: datetime) -> Iterator[Due]:
    day = facts.day_ahead
    if day is None or not day.is_asked_for or not day.missing:
        return
    planned = _planned(facts, day)
    if planned is None:
        return
    # What goes missing later is told once the round has come to rest.
    is_changed = day.changed_at > planned
    raw = day.changed_at + AFTER_A_CHANGE if is_changed else planned
    floor = raw if is_changed else day.fixed_at
    raw = put_off(facts, PREPARE, raw, day.starts_at - LEAST_USE)
    last_useful = day.starts_at - timedelta(microseconds=1)
    due_at = awake(facts, raw, floor, last_useful, now)
    if due_at < day.starts_at and quiet_stretch(facts, max(due_at, now)) is None:
        yield Due(PREPARE, ONCE, day.on, due_at, day.starts_at, ONCE)


def why_no_preparation(facts: RoundFacts, about_on: date) -> str | None:
    day = facts.day_ahead
    if day is None or day.on != about_on:
        return "moved"
    if not day.is_asked_for:
        return "answered"
    return "prepared" if day.missing == () else None


def _planned(facts: RoundFacts, day: DayAhead) -> datetime | None:
    """18:00 two days before; entered or moved nearer after that, the day before; None if that has passed too."""
    starts_on = day.starts_at.astimezone(facts.zone).date()
    planned = wall_instant(starts_on - DAYS_BEFORE, PREPARE_AT, facts.zone)
    if day.fixed_at > planned:
        planned = wall_instant(starts_on - LATER_DAYS_BEFORE, PREPARE_AT, facts.zone)
        if day.fixed_at >= planned:
            return None
    return planned
