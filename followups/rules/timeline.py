"""The follow-up when a stated day has passed in silence: once, and once more."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from followups.business_days import add_business_days, next_business_day
from followups.quiet import wall_instant
from followups.rules.facts import FIRST, SECOND, TIMELINE_PASSED, Due, RoundFacts
from followups.rules.moments import out_of_quiet

TIMELINE_AT = time(9)
TIMELINE_USE = timedelta(days=14)
SECOND_AFTER = 5  # business days


def follow_ups(facts: RoundFacts, now: datetime) -> Iterator[Due]:
    statement = facts.statement
    if statement is None or statement.is_answered or facts.is_decided or facts.has_later_round:
        return
    where = (facts.country, facts.subdivision)
    first_on = next_business_day(statement.reply_by, *where)
    asked = statement.asked_again_at
    second_on = add_business_days(asked.astimezone(facts.zone).date() if asked else first_on, SECOND_AFTER, *where)
    second = _follow_up(facts, SECOND, second_on, statement.reply_by, now)
    yield second
    first = _follow_up(facts, FIRST, first_on, statement.reply_by, now)
    is_second_sent = (TIMELINE_PASSED, SECOND, statement.reply_by) in facts.sent
    if not asked and not is_second_sent and second.due_at > max(now, first.due_at):
        yield first


def why_no_follow_up(facts: RoundFacts, step: str, about_on: date) -> str | None:
    statement = facts.statement
    if statement is None or statement.is_answered or facts.is_decided or facts.has_later_round:
        return "answered"
    if statement.reply_by != about_on:
        return "moved"
    return "superseded" if step == FIRST else None


def _follow_up(facts: RoundFacts, step: str, day: date, reply_by: date, now: datetime) -> Due:
    raw = wall_instant(day, TIMELINE_AT, facts.zone)
    expires_at = raw + TIMELINE_USE
    last_useful = expires_at - timedelta(microseconds=1)
    due_at = out_of_quiet(facts, TIMELINE_PASSED, raw, raw, last_useful, now)
    return Due(TIMELINE_PASSED, step, reply_by, due_at, expires_at, step)
