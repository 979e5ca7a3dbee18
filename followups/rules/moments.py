"""What a snooze and the quiet hours do to the moment at which a step falls due."""

from datetime import datetime

from followups.quiet import Stretch, postpone, settle
from followups.rules.facts import RoundFacts


def out_of_quiet(
    facts: RoundFacts, kind: str, raw: datetime, floor: datetime, last_useful: datetime, now: datetime
) -> datetime:
    """`raw`, not before a snooze as far as that leaves the mail of use, and out of quiet hours."""
    return awake(facts, put_off(facts, kind, raw, last_useful), floor, last_useful, now)


def awake(facts: RoundFacts, raw: datetime, floor: datetime, last_useful: datetime, now: datetime) -> datetime:
    """`raw`, out of quiet hours."""
    due_at = settle(raw, max(floor, facts.logged_at), last_useful, facts.quiet)
    return postpone(due_at, now, last_useful, facts.quiet)


def put_off(facts: RoundFacts, kind: str, raw: datetime, last_useful: datetime) -> datetime:
    """`raw`, or the end of a snooze if that is later, but for a snooze never later than `last_useful`."""
    return max(raw, min(facts.snoozed_until.get(kind, raw), last_useful))


def quiet_stretch(facts: RoundFacts, instant: datetime) -> Stretch | None:
    return facts.quiet.stretch_at(instant) if facts.quiet else None
