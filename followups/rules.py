"""Which reminders are wanted, and when: pure rules over plain facts, `now` an argument. TIME.md is their source.

Planning and delivery ask here before they write or send; pages ask here what will be sent when. Instants are
aware and in UTC, durations real hours, calendar days in the zone that each rule names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from followups.business_days import add_business_days, next_business_day
from followups.quiet import QuietHours, Stretch, postpone, settle, wall_instant

THANK_WITHIN = timedelta(hours=24)
FIRST_AFTER = timedelta(hours=2)
LAST_CALL_BEFORE = timedelta(hours=4)
LATE_UNTIL = timedelta(hours=72)
LEAST_USE = timedelta(minutes=60)
TIMELINE_AT = time(9)
TIMELINE_USE = timedelta(days=14)
SECOND_AFTER = 5  # business days

THANK_YOU, TIMELINE_PASSED = "thank_you", "timeline_passed"
FIRST, LAST_CALL, SECOND = "first", "last_call", "second"
LATE = "late"  # a wording of the first step, no step of its own

type Key = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interview that was not called off: its local day in the round's zone, its end (actual if known), its people.

    `people` are the ids of those on the agenda and not marked as not met.
    """

    day: date
    end: datetime
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class Statement:
    """The timeline recorded last."""

    reply_by: date
    is_answered: bool = False
    asked_again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """All that decides about the reminders of one round."""

    zone: ZoneInfo  # the candidate's
    logged_at: datetime
    meetings: tuple[Meeting, ...] = ()
    settled: frozenset[int] = frozenset()  # people with a note sent or skipped
    statement: Statement | None = None
    is_deleted: bool = False
    is_cancelled: bool = False
    is_decided: bool = False  # offer, accepted, rejected, withdrawn, no reply
    has_later_round: bool = False
    quiet: QuietHours | None = None
    is_reachable: bool = True  # the address is confirmed, the account active
    switched_on: frozenset[str] = frozenset({THANK_YOU, TIMELINE_PASSED})
    country: str = ""
    subdivision: str = ""
    sent: Mapping[Key, datetime] = field(default_factory=dict)
    snoozed_until: Mapping[str, datetime] = field(default_factory=dict)  # by kind


@dataclass(frozen=True, slots=True)
class Owed:
    """A person not yet thanked: the end of their last interview in the round, and that interview's day."""

    person: int
    end: datetime
    day: date

    @property
    def mark(self) -> datetime:
        return self.end + THANK_WITHIN


@dataclass(frozen=True, slots=True)
class Due:
    """One mail that is wanted: its identity, when it goes out, when it is of no more use (exclusive), its wording."""

    kind: str
    step: str
    about_on: date
    due_at: datetime
    expires_at: datetime
    wording: str

    @property
    def key(self) -> Key:
        return (self.kind, self.step, self.about_on)


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


def people_owed(facts: RoundFacts, now: datetime) -> list[Owed]:
    """Everybody whom a mail of this round names at `now`: held, not thanked, less than 72 hours ago."""
    return [owed for owed in _owed(facts) if owed.end <= now < owed.end + LATE_UNTIL]


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
    return _why_no_thank_you(facts, about_on) if kind == THANK_YOU else _why_no_follow_up(facts, step, about_on)


def _why_no_thank_you(facts: RoundFacts, about_on: date) -> str | None:
    if all(meeting.day != about_on for meeting in facts.meetings):
        return "moved"
    return None if any(owed.day == about_on for owed in _owed(facts)) else "thanked"


def _why_no_follow_up(facts: RoundFacts, step: str, about_on: date) -> str | None:
    statement = facts.statement
    if statement is None or statement.is_answered or facts.is_decided or facts.has_later_round:
        return "answered"
    if statement.reply_by != about_on:
        return "moved"
    return "superseded" if step == FIRST else None


def _thank_yous(facts: RoundFacts, now: datetime) -> Iterator[Due]:
    owed = _owed(facts)
    for day in sorted({person.day for person in owed}):
        yield from _thank_yous_of(facts, day, [person for person in owed if person.day == day], now)


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
    wording = LAST_CALL if _stretch(facts, max(due_at, now)) else FIRST
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
    due_at = _out_of_quiet(facts, THANK_YOU, last_mark, last_mark, last_useful, now)
    return Due(THANK_YOU, FIRST, day, due_at, expires_at, LATE)


def _before_mark(facts: RoundFacts, raw: datetime, floor: datetime, mark: datetime, now: datetime) -> datetime:
    """When a step goes out that has to leave at least an hour to its mark, if quiet hours allow it at all."""
    return _out_of_quiet(facts, THANK_YOU, raw, floor, mark - LEAST_USE, now)


def _out_of_quiet(
    facts: RoundFacts, kind: str, raw: datetime, floor: datetime, last_useful: datetime, now: datetime
) -> datetime:
    """`raw`, not before a snooze as far as that leaves the mail of use, and out of quiet hours."""
    snoozed_until = facts.snoozed_until.get(kind, raw)
    raw = max(raw, min(snoozed_until, last_useful))
    due_at = settle(raw, max(floor, facts.logged_at), last_useful, facts.quiet)
    return postpone(due_at, now, last_useful, facts.quiet)


def _is_second_in_a_stretch(facts: RoundFacts, first: Due | None, last_call: Due, now: datetime) -> bool:
    """Whether the last call would be the second mail inside one quiet stretch."""
    stretch = _stretch(facts, last_call.due_at)
    if stretch is None:
        return False
    first_sent_at = facts.sent.get((THANK_YOU, FIRST, last_call.about_on))
    if first_sent_at:
        return _stretch(facts, first_sent_at) == stretch
    return first is not None and last_call.due_at > now and _stretch(facts, max(first.due_at, now)) == stretch


def _follow_ups(facts: RoundFacts, now: datetime) -> Iterator[Due]:
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


def _follow_up(facts: RoundFacts, step: str, day: date, reply_by: date, now: datetime) -> Due:
    raw = wall_instant(day, TIMELINE_AT, facts.zone)
    expires_at = raw + TIMELINE_USE
    last_useful = expires_at - timedelta(microseconds=1)
    due_at = _out_of_quiet(facts, TIMELINE_PASSED, raw, raw, last_useful, now)
    return Due(TIMELINE_PASSED, step, reply_by, due_at, expires_at, step)


def _owed(facts: RoundFacts) -> list[Owed]:
    """Everybody without a note sent or skipped, by the last interview that they take part in, held or to come."""
    last: dict[int, Owed] = {}
    for meeting in sorted(facts.meetings, key=lambda meeting: meeting.end):
        for person in meeting.people - facts.settled:
            last[person] = Owed(person, meeting.end, meeting.day)
    return sorted(last.values(), key=lambda owed: (owed.end, owed.person))


def _last_end(facts: RoundFacts, day: date) -> datetime:
    return max(meeting.end for meeting in facts.meetings if meeting.day == day)


def _stretch(facts: RoundFacts, instant: datetime) -> Stretch | None:
    return facts.quiet.stretch_at(instant) if facts.quiet else None


RULES = {THANK_YOU: _thank_yous, TIMELINE_PASSED: _follow_ups}
