"""Which reminders are wanted, and when: pure rules over plain facts, `now` an argument.

Planning and delivery ask here before they write or send; pages ask here what will be sent when. Instants are
aware and in UTC, durations real hours, calendar days in the zone that each rule names.
"""

from datetime import datetime

from followups.rules.facts import (
    FIRST,
    LAST_CALL,
    LATE,
    ONCE,
    PREPARE,
    SECOND,
    THANK_WITHIN,
    THANK_YOU,
    TIMELINE_PASSED,
    DayAhead,
    Due,
    Key,
    Meeting,
    Owed,
    RoundFacts,
    Statement,
)
from followups.rules.prepare import preparations, why_no_preparation
from followups.rules.thank_you import (
    FIRST_AFTER,
    LATE_UNTIL,
    everybody_owed,
    people_owed,
    thank_yous,
    why_no_thank_you,
)
from followups.rules.timeline import TIMELINE_USE, follow_ups, why_no_follow_up

__all__ = [
    "FIRST",
    "FIRST_AFTER",
    "LAST_CALL",
    "LATE",
    "LATE_UNTIL",
    "ONCE",
    "PREPARE",
    "SECOND",
    "THANK_WITHIN",
    "THANK_YOU",
    "TIMELINE_PASSED",
    "TIMELINE_USE",
    "DayAhead",
    "Due",
    "Key",
    "Meeting",
    "Owed",
    "RoundFacts",
    "Statement",
    "everybody_owed",
    "people_owed",
    "reminders_due",
    "reminders_missed",
    "reminders_planned",
    "why_unwanted",
]

RULES = {THANK_YOU: thank_yous, TIMELINE_PASSED: follow_ups, PREPARE: preparations}


def reminders_due(facts: RoundFacts, now: datetime) -> list[Due]:
    """The mails to send at `now`."""
    return [due for due in reminders_planned(facts, now) if due.due_at <= now]


def reminders_planned(facts: RoundFacts, now: datetime) -> list[Due]:
    """The mails that are wanted as the facts stand, due at `now` or later, the nearest first."""
    if facts.is_deleted or facts.is_cancelled or not facts.is_reachable:
        return []
    wanted = [due for kind, rule in RULES.items() if kind in facts.switched_on for due in rule(facts, now)]
    return sorted(
        (due for due in wanted if due.expires_at > now and due.key not in facts.sent), key=lambda due: due.due_at
    )


def reminders_missed(facts: RoundFacts, since: datetime, now: datetime) -> list[Due]:
    """The mails that were wanted when the last sweep ran and whose use has passed since: entered, never sent."""
    still_wanted = {due.key for due in reminders_planned(facts, now)}
    return [
        due
        for due in reminders_planned(facts, since)
        if due.expires_at <= now and due.expires_at > facts.logged_at and due.key not in still_wanted
    ]


def why_unwanted(facts: RoundFacts, key: Key) -> str | None:
    """The reason why nobody wants this mail any more, as Reminder.Reason names it; None if only time has passed."""
    kind, step, about_on = key
    if facts.is_deleted:
        return "deleted"
    if facts.is_cancelled:
        return "cancelled"
    if not facts.is_reachable:
        return "unconfirmed"
    if kind not in facts.switched_on:
        return "switched_off"
    later_step = {FIRST: LAST_CALL if kind == THANK_YOU else SECOND}.get(step)
    if later_step and (kind, later_step, about_on) in facts.sent:
        return "superseded"
    if kind == PREPARE:
        return why_no_preparation(facts, about_on)
    return why_no_thank_you(facts, about_on) if kind == THANK_YOU else why_no_follow_up(facts, step, about_on)
