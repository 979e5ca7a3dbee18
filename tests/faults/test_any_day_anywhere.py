"""Fault 17: whole rounds as they may happen, in any zone and over clock changes, and every mail judged as it goes out.

A round is lived through: interviews are moved, end later than planned, people are thanked, and whenever the rules call
something due it is sent within a tick. What the judge asks comes from the rules in words (docs/reminders.md) and from
the wall clock, minute by minute; of the product's code it uses none. What holds for one instant stands in
tests/followups/test_rules_hold.py.
"""

import dataclasses
import warnings
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
import pytest

from followups.looking import next_look
from followups.quiet import QuietHours
from followups.rules import Meeting, RoundFacts, Statement, reminders_due

pytestmark = [pytest.mark.faults, pytest.mark.fault(17)]

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Africa/Casablanca",
    "America/Santiago",
    "Asia/Tehran",
    "Pacific/Chatham",
    "UTC",
]
PLACES = [("", ""), ("DE", "BY"), ("US", "CA"), ("AE", ""), ("JP", ""), ("IL", ""), ("IN", ""), ("GB", "SCT")]
# Around them clocks change somewhere.
DAYS = [
    date(2026, 3, 7),
    date(2026, 3, 28),
    date(2026, 4, 4),
    date(2026, 10, 3),
    date(2026, 10, 24),
    date(2026, 10, 31),
]


def a_moment(chance):
    day = chance.choice(DAYS) if chance.random() < 0.6 else date(2026, 1, 1) + chance.randrange(500) * DAY
    return datetime.combine(day, time(), UTC) + chance.randrange(48 * 60) * MINUTE


def a_round(chance):
    zone, round_zone = (ZoneInfo(chance.choice(ZONES)) for _ in "12")
    start, meetings = a_moment(chance), []
    for _ in range(chance.randint(1, 4)):
        starts_at = start + chance.randrange(30 * 60) * MINUTE
        ends_at = starts_at + chance.randint(15, 180) * MINUTE + chance.randrange(60) * timedelta(seconds=1)
        people = frozenset(chance.sample(range(1, 5), chance.randint(0, 3)))
        meetings.append(Meeting(starts_at.astimezone(round_zone).date(), ends_at, people))
    country, subdivision = chance.choice(PLACES)
    return RoundFacts(
        zone=zone,
        logged_at=start + chance.choice([-48, -48, -1, 6, 20, 30]) * HOUR,
        meetings=tuple(meetings),
        statement=Statement(start.date() + chance.randrange(8) * DAY) if chance.random() < 0.5 else None,
        quiet=quiet_hours(chance, zone) if chance.random() < 0.8 else None,
        country=country,
        subdivision=subdivision,
    )


def quiet_hours(chance, zone):
    start, length = chance.randrange(96) * 15, chance.randint(1, 64) * 15
    end = (start + length) % (24 * 60)
    return QuietHours(time(start // 60, start % 60), time(end // 60, end % 60), zone)


def happenings(chance, facts):
    """What the candidate records on the way, each with its moment: (when, facts as they were → facts as they are)."""
    ends = sorted(meeting.end for meeting in facts.meetings)
    happened = [(ends[0] + chance.randrange(60 * 60) * MINUTE, thanked(chance.randint(1, 4)))]
    if chance.random() < 0.3:
        happened.append((ends[0] - 5 * HOUR, moved(chance.choice([-1, 1, 2]))))
    if chance.random() < 0.4:
        happened.append((ends[-1] + HOUR, ended_later(chance.randint(5, 55))))
    if chance.random() < 0.3:
        happened.append((ends[-1] + chance.randrange(20 * 24) * HOUR, answered))
    return sorted(happened, key=lambda pair: pair[0])


def thanked(person):
    return lambda facts: dataclasses.replace(facts, settled=facts.settled | {person})


def moved(days):
    def move(meeting):
        return dataclasses.replace(meeting, day=meeting.day + days * DAY, end=meeting.end + days * DAY)

    return lambda facts: dataclasses.replace(facts, meetings=tuple(map(move, facts.meetings)))


def ended_later(minutes):
    def end(meeting):
        return dataclasses.replace(meeting, end=meeting.end + minutes * MINUTE)

    return lambda facts: dataclasses.replace(facts, meetings=(*facts.meetings[:-1], end(facts.meetings[-1])))


def answered(facts):
    statement = facts.statement and dataclasses.replace(facts.statement, is_answered=True)
    return dataclasses.replace(facts, statement=statement)


def lived_through(chance, facts):
    """Every mail that goes out, as (its moment, the facts at that moment, what the rules wanted), and how it ended."""
    coming, mails = happenings(chance, facts), []
    now, over = facts.logged_at, max(meeting.end for meeting in facts.meetings) + 40 * DAY
    while now < over:
        while coming and coming[0][0] <= now:
            facts = coming.pop(0)[1](facts)
        for due in reminders_due(facts, now):
            mails.append((now, facts, due))
        facts = dataclasses.replace(facts, sent=facts.sent | {due.key: now for at, _, due in mails if at == now})
        # As the sweep does: a tick after the moment at which it means to look, or after something has happened.
        looks = [next_look(facts, now) or over, *(moment for moment, _ in coming)]
        now = max(min(looks), now + timedelta(seconds=1)) + chance.randrange(30) * timedelta(seconds=1)
    return mails, facts


def owed_on(facts, day):
    """Ends of the last conversations, on that day, of those not thanked."""
    last = {}
    for meeting in sorted(facts.meetings, key=lambda meeting: meeting.end):
        last |= dict.fromkeys(meeting.people - facts.settled, meeting)
    return [meeting.end for meeting in last.values() if meeting.day == day]


def is_quiet(facts, instant):
    if not facts.quiet:
        return False
    start, end, wall = facts.quiet.start, facts.quiet.end, instant.astimezone(facts.zone).time()
    return start <= wall < end if start < end else wall >= start or wall < end


def quiet_until(facts, instant):
    instant = instant.replace(second=0, microsecond=0)
    while is_quiet(facts, instant):
        instant += MINUTE
    return instant


@cache
def days_off(country, subdivision, year):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return holidays.country_holidays(country, subdiv=subdivision or None, years=year)


def works_on(facts, day):
    if not facts.country:
        return day.isoweekday() < 6
    return days_off(facts.country, facts.subdivision, day.year).is_working_day(day)


def business_days_after(facts, day, count):
    while count:
        day += DAY
        count -= works_on(facts, day)
    return day


def judge_thank_you(now, facts, due):
    ends = owed_on(facts, due.about_on)
    named = [end for end in ends if end <= now < end + 72 * HOUR]
    assert named, "nobody to thank"
    ahead = [end + 24 * HOUR for end in named if now < end + 24 * HOUR]
    if due.wording == "late":
        assert not ahead, "late, although a mark is still ahead"
        assert not {step for kind, step, day in facts.sent if kind == "thank_you" and day == due.about_on}
        useful_until = max(ends) + 72 * HOUR
    else:
        assert ahead, "at or after the last mark, and not as late"
        useful_until = min(ahead) - HOUR
    if due.step == "last_call":
        assert now >= max(meeting.end for meeting in facts.meetings if meeting.day == due.about_on)
    if is_quiet(facts, now):
        assert quiet_until(facts, now) > useful_until, "woken, although it could have waited"


def judge_timeline(now, facts, due):
    assert not facts.statement.is_answered
    day = business_days_after(facts, facts.statement.reply_by, 1 if due.step == "first" else 6)
    nine = datetime.combine(day, time(9), facts.zone)
    assert nine <= now < nine + 14 * DAY + HOUR
    assert not is_quiet(facts, now)


JUDGES = {"thank_you": judge_thank_you, "timeline_passed": judge_timeline}


@pytest.mark.parametrize(
    "cases", [pytest.param(300, id="small"), pytest.param(10_000, id="full", marks=pytest.mark.full)]
)
def test_whatever_the_day_and_the_place_no_mail_leaves_its_rules_and_none_is_forgotten(chance, figures, cases):
    count = forgotten = 0
    for _ in range(cases):
        facts = a_round(chance)
        mails, at_last = lived_through(chance, facts)
        for now, at_that_time, due in mails:
            JUDGES[due.kind](now, at_that_time, due)
        told = [due.key for _, _, due in mails]
        assert len(told) == len(set(told)), "twice"
        if facts.logged_at < min(meeting.end for meeting in at_last.meetings):
            days = {meeting.day for meeting in at_last.meetings if owed_on(at_last, meeting.day)}
            forgotten += len(days - {day for kind, _, day in told if kind == "thank_you"})
        count += len(mails)
    figures(rows=count, lost=forgotten)
    assert count > cases
    assert forgotten == 0
