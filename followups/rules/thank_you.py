"""The thank-you reminders: a first and a last call for each interview day of a round, or one late mail."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from followups.rules.facts import FIRST, LAST_CALL, LATE, THANK_WITHIN, THANK_YOU, Due, Owed, RoundFacts
from followups.rules.moments import out_of_quiet, quiet_stretch

FIRST_AFTER = timedelta(hours=2)
LAST_CALL_BEFORE = timedelta(hours=4)
LATE_UNTIL = timedelta(hours=72)
LEAST_USE = timedelta(minutes=60)


def thank_yous(facts: RoundFacts, now: datetime) -> Iterator[Due]:
    owed = everybody_owed(facts)
    for day in sorted({person.day for person in owed}):
        yield from _thank_yous_of(facts, day, [person for person in owed if person.day == day], now)


def people_owed(facts: RoundFacts, now: datetime) -> list[Owed]:
    """Everybody whom a mail of this round names at `now`: held, not thanked, less than 72 hours ago."""
    return [owed for owed in everybody_owed(facts) if owed.end <= now < owed.end + LATE_UNTIL]


def everybody_owed(facts: RoundFacts) -> list[Owed]:
    """Everybody without a note sent or skipped, by the last interview that they take part in, held or to come."""
    last: dict[int, Owed] = {}
    for meeting in sorted(facts.meetings, key=lambda meeting: meeting.end):
        for person in meeting.people - facts.settled:
            last[person] = Owed(person, meeting.end, meeting.day)
    return sorted(last.values(), key=lambda owed: (owed.end, owed.person))


def why_no_thank_you(facts: RoundFacts, about_on: date) -> str | None:
    if all(meeting.day != about_on for meeting in facts.meetings):
        return "moved"
    return None if any(owed.day == about_on for owed in everybody_owed(facts)) else "thanked"


def _thank_yous_of(facts: RoundFacts, day: date, owed: list[Owed], now: datetime) -> Iterator[Due]:
    """The steps of one interview day: the first, and the last call unless it would wake the person a second time."""
    first = _first(facts, day, owed, now)
    last_call = _last_call(facts, day, owed, now)
    if last_call and _is_second_in_a_stretch(facts, first, last_call, now):
        last_call = None
    if first and last_call and last_call.due_at <= max(now, first.due_at):
        # Both due together: the last call says it all, and the first comes back, late, only if that one never left.
        first = _late(facts, day, owed, now)
    yield from (due for due in (first, last_call) if due)


def _first(facts: RoundFacts, day: date, owed: list[Owed], now: datetime) -> Due | None:
    if (THANK_YOU, LAST_CALL, day) in facts.sent:
        return None
    marks = [person.mark for person in owed if person.mark > now]
    if not marks:
        return _late(facts, day, owed, now)
    mark, reference = min(marks), _last_end(facts, day)
    if reference + FIRST_AFTER >= mark:
        reference = mark - THANK_WITHIN
    due_at = _before_mark(facts, reference + FIRST_AFTER, reference, mark, now)
    wording = LAST_CALL if quiet_stretch(facts, max(due_at, now)) else FIRST
    return Due(THANK_YOU, FIRST, day, due_at, mark, wording)


def _last_call(facts: RoundFacts, day: date, owed: list[Owed], now: datetime) -> Due | None:
    day_end = _last_end(facts, day)
    marks = [person.mark for person in owed if person.mark > max(now, day_end)]
    if not marks or (THANK_YOU, LAST_CALL, day) in facts.sent:
        return None
    mark = min(marks)
    due_at = _before_mark(facts, max(mark - LAST_CALL_BEFORE, day_end), day_end, mark, now)
    return Due(THANK_YOU, LAST_CALL, day, due_at, mark, LAST_CALL)


def _late(facts: RoundFacts, day: date, owed: list[Owed], now: datetime) -> Due | None:
    if (THANK_YOU, FIRST, day) in facts.sent:
        return None
    last_mark = max(person.mark for person in owed)
    expires_at = max(person.end for person in owed) + LATE_UNTIL
    last_useful = expires_at - timedelta(microseconds=1)
    due_at = out_of_quiet(facts, THANK_YOU, last_mark, last_mark, last_useful, now)
    return Due(THANK_YOU, FIRST, day, due_at, expires_at, LATE)


def _before_mark(facts: RoundFacts, raw: datetime, floor: datetime, mark: datetime, now: datetime) -> datetime:
    """When a step goes out that has to leave at least an hour to its mark, if quiet hours allow it at all."""
    return out_of_quiet(facts, THANK_YOU, raw, floor, mark - LEAST_USE, now)


def _is_second_in_a_stretch(facts: RoundFacts, first: Due | None, last_call: Due, now: datetime) -> bool:
    """Whether the last call would be the second mail inside one quiet stretch."""
    stretch = quiet_stretch(facts, last_call.due_at)
    if stretch is None:
        return False
    first_sent_at = facts.sent.get((THANK_YOU, FIRST, last_call.about_on))
    if first_sent_at:
        return quiet_stretch(facts, first_sent_at) == stretch
    return first is not None and last_call.due_at > now and quiet_stretch(facts, max(first.due_at, now)) == stretch


def _last_end(facts: RoundFacts, day: date) -> datetime:
    return max(meeting.end for meeting in facts.meetings if meeting.day == day)
