"""When is a reminder due? One row for every sentence of the rules; adding a bug means adding a row.

Times are wall clock in Berlin unless the row says otherwise; `day` is 1 December 2026, a Tuesday.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from followups.quiet import QuietHours
from followups.rules import (
    FIRST,
    LAST_CALL,
    ONCE,
    PREPARE,
    SECOND,
    THANK_YOU,
    TIMELINE_PASSED,
    DayAhead,
    Meeting,
    RoundFacts,
    Statement,
    people_owed,
    reminders_due,
    reminders_missed,
    reminders_planned,
    why_unwanted,
)
from stories.readiness import Missing

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 12, 1)
ANA, BO, CY = 1, 2, 3


def at(text, zone=BERLIN):
    """“14:30” on the day itself, or “3 14:30” on the third, or a full “2026-03-29 14:30”; in UTC."""
    day, _, clock = text.rpartition(" ")
    if "-" not in day:
        day = f"2026-12-{int(day or 1):02}"
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=zone).astimezone(UTC)


def met(ends, *people, day=DAY, zone=BERLIN):
    return Meeting(day, at(ends, zone), frozenset(people or {ANA}))


def quiet(start="21:00", end="08:00", zone=BERLIN):
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end), zone)


def facts(*meetings, zone=BERLIN, logged="2026-11-20 12:00", **others):
    return RoundFacts(zone=zone, logged_at=at(logged), meetings=meetings, quiet=others.pop("quiet", None), **others)


def shown(dues, zone=BERLIN):
    return [
        (
            due.step,
            f"{due.due_at.astimezone(zone):%-d %H:%M}",
            f"{due.expires_at.astimezone(zone):%-d %H:%M}",
            due.wording,
        )
        for due in dues
    ]


SENT_FIRST = {(THANK_YOU, FIRST, DAY): at("17:00")}

THANK_YOUS = [
    # id, facts, now, expected (step, due, until, wording)
    (
        "first is two hours after the day's last end, last call four hours before the mark",
        facts(met("15:00")),
        at("12:00"),
        [(FIRST, "1 17:00", "2 15:00", FIRST), (LAST_CALL, "2 11:00", "2 15:00", LAST_CALL)],
    ),
    (
        "back-to-back: first waits for the last end, the earliest mark rules until and last call",
        facts(met("10:00", ANA), met("11:00", BO), met("17:00", CY)),
        at("12:00"),
        [(FIRST, "1 19:00", "2 10:00", FIRST), (LAST_CALL, "2 06:00", "2 10:00", LAST_CALL)],
    ),
    (
        "interviews without people count for the day's last end",
        facts(met("15:00"), Meeting(DAY, at("18:00"), frozenset())),
        at("12:00"),
        [(FIRST, "1 20:00", "2 15:00", FIRST), (LAST_CALL, "2 11:00", "2 15:00", LAST_CALL)],
    ),
    (
        "people already thanked still count for the day's last end, but not for the mark",
        facts(met("10:00", ANA), met("15:00", BO), met("18:00", CY), settled=frozenset({ANA, CY})),
        at("12:00"),
        [(FIRST, "1 20:00", "2 15:00", FIRST), (LAST_CALL, "2 11:00", "2 15:00", LAST_CALL)],
    ),
    (
        "a day too long: first is two hours after the earliest end still owed",
        facts(met("00:30", ANA), met("23:00", BO)),
        at("00:40"),
        [(FIRST, "1 02:30", "2 00:30", FIRST), (LAST_CALL, "1 23:00", "2 00:30", LAST_CALL)],
    ),
    (
        "last call is never earlier than the day's last end",
        facts(met("00:30", ANA), met("22:00", BO), sent={(THANK_YOU, FIRST, DAY): at("02:30")}),
        at("12:00"),
        [(LAST_CALL, "1 22:00", "2 00:30", LAST_CALL)],
    ),
    (
        "a mark before the day's last end has no last call; the next mark has",
        facts(met("00:30", ANA), met("2 01:00", BO)),
        at("12:00"),
        [(FIRST, "1 02:30", "2 00:30", FIRST), (LAST_CALL, "2 21:00", "3 01:00", LAST_CALL)],
    ),
    (
        "an interview over midnight belongs to the day it began",
        facts(met("2 00:30", ANA)),
        at("12:00"),
        [(FIRST, "2 02:30", "3 00:30", FIRST), (LAST_CALL, "2 20:30", "3 00:30", LAST_CALL)],
    ),
    (
        "once the first is sent only the last call is left",
        facts(met("15:00"), sent=SENT_FIRST),
        at("20:00"),
        [(LAST_CALL, "2 11:00", "2 15:00", LAST_CALL)],
    ),
    (
        "a mark that has passed no longer steers",
        facts(met("10:00", ANA), met("15:00", BO), sent=SENT_FIRST),
        at("2 10:00"),
        [(LAST_CALL, "2 11:00", "2 15:00", LAST_CALL)],
    ),
    (
        "both due together: the last call goes, the first comes back late only if that one never leaves",
        facts(met("15:00"), logged="2 12:00"),
        at("2 12:00"),
        [(LAST_CALL, "2 11:00", "2 15:00", LAST_CALL), (FIRST, "2 15:00", "4 15:00", "late")],
    ),
    (
        "last call sent: nothing more for that day",
        facts(met("15:00"), sent={(THANK_YOU, LAST_CALL, DAY): at("2 11:00")}),
        at("2 12:00"),
        [],
    ),
    (
        "after the marks, neither sent: one late mail, until 72 hours",
        facts(met("15:00"), logged="2 16:00"),
        at("2 16:00"),
        [(FIRST, "2 15:00", "4 15:00", "late")],
    ),
    (
        "late lasts until nobody is younger than 72 hours",
        facts(met("15:00", ANA), met("16:00", BO)),
        at("4 15:59"),
        [(FIRST, "2 16:00", "4 16:00", "late")],
    ),
    ("until is exclusive", facts(met("15:00", ANA), met("16:00", BO)), at("4 16:00"), []),
    ("first sent: nothing late", facts(met("15:00"), sent=SENT_FIRST), at("2 16:00"), []),
    ("all thanked: nothing", facts(met("15:00"), settled=frozenset({ANA})), at("18:00"), []),
    ("nobody on the agenda: nothing", facts(Meeting(DAY, at("15:00"), frozenset())), at("18:00"), []),
    ("cancelled: nothing", facts(met("15:00"), is_cancelled=True), at("18:00"), []),
    ("deleted: nothing", facts(met("15:00"), is_deleted=True), at("18:00"), []),
    ("switched off: nothing", facts(met("15:00"), switched_on=frozenset({TIMELINE_PASSED})), at("18:00"), []),
    ("the address is not confirmed: nothing", facts(met("15:00"), is_reachable=False), at("18:00"), []),
    (
        "two days in one round: each its own, a person met on both counts on the last",
        facts(met("15:00", ANA, BO), met("2 11:00", BO, day=date(2026, 12, 2))),
        at("12:00"),
        [
            (FIRST, "1 17:00", "2 15:00", FIRST),
            (LAST_CALL, "2 11:00", "2 15:00", LAST_CALL),
            (FIRST, "2 13:00", "3 11:00", FIRST),
            (LAST_CALL, "3 07:00", "3 11:00", LAST_CALL),
        ],
    ),
    # Snoozed
    (
        "a snooze is a lower bound for due, key unchanged",
        facts(met("15:00"), snoozed_until={THANK_YOU: at("20:00")}),
        at("16:00"),
        [(FIRST, "1 20:00", "2 15:00", FIRST), (LAST_CALL, "2 11:00", "2 15:00", LAST_CALL)],
    ),
    (
        "at most the mark less 60 minutes",
        facts(met("15:00"), snoozed_until={THANK_YOU: at("2 18:00")}, sent=SENT_FIRST),
        at("20:00"),
        [(LAST_CALL, "2 14:00", "2 15:00", LAST_CALL)],
    ),
    (
        "a snooze that ends in quiet hours waits for their end",
        facts(met("15:00"), snoozed_until={THANK_YOU: at("22:00")}, quiet=quiet()),
        at("16:00"),
        [(FIRST, "2 08:00", "2 15:00", FIRST), (LAST_CALL, "2 11:00", "2 15:00", LAST_CALL)],
    ),
    # Quiet hours, 21:00 to 08:00
    (
        "first and last call that quiet hours move together are one, the last call",
        facts(met("10:00", ANA), met("20:00", BO), quiet=quiet()),
        at("12:00"),
        [(LAST_CALL, "2 08:00", "2 10:00", LAST_CALL), (FIRST, "2 20:00", "4 20:00", "late")],
    ),
    (
        "out of quiet hours with less than an hour to the mark: half an hour before they begin",
        facts(met("08:45", ANA), quiet=quiet(), sent=SENT_FIRST),
        at("12:00"),
        [(LAST_CALL, "1 20:30", "2 08:45", LAST_CALL)],
    ),
    (
        "exactly an hour to the mark is enough",
        facts(met("09:00", ANA), quiet=quiet(), sent=SENT_FIRST),
        at("12:00"),
        [(LAST_CALL, "2 08:00", "2 09:00", LAST_CALL)],
    ),
    (
        "no room before them because the day ended inside: at its due instant, worded as the last call, no second",
        facts(met("08:30", ANA), met("22:00", BO), quiet=quiet()),
        at("12:00"),
        [(FIRST, "2 00:00", "2 08:30", LAST_CALL)],
    ),
    (
        "logged inside with too little left: at once, worded as the last call",
        facts(met("08:30", ANA), quiet=quiet(), logged="23:00"),
        at("23:00"),
        [(FIRST, "1 10:30", "2 08:30", LAST_CALL)],
    ),
    (
        "and no second in that stretch",
        facts(met("08:30", ANA), quiet=quiet(), logged="23:00", sent={(THANK_YOU, FIRST, DAY): at("23:00")}),
        at("23:05"),
        [],
    ),
    (
        "due while it is quiet: moved to the end, by the same function with now",
        facts(met("15:00"), quiet=quiet()),
        at("23:30"),
        [(FIRST, "2 08:00", "2 15:00", FIRST), (LAST_CALL, "2 11:00", "2 15:00", LAST_CALL)],
    ),
    (
        "late waits for the end of quiet hours",
        facts(met("23:00"), quiet=quiet(), logged="3 00:10"),
        at("3 00:10"),
        [(FIRST, "3 08:00", "4 23:00", "late")],
    ),
    (
        "21:00:00 is quiet",
        facts(met("19:00"), quiet=quiet()),
        at("12:00"),
        [(FIRST, "2 08:00", "2 19:00", FIRST), (LAST_CALL, "2 15:00", "2 19:00", LAST_CALL)],
    ),
    (
        "08:00:00 is not",
        facts(met("12:00"), quiet=quiet(), sent=SENT_FIRST),
        at("20:00"),
        [(LAST_CALL, "2 08:00", "2 12:00", LAST_CALL)],
    ),
    (
        "quiet hours are the candidate's wall clock, wherever the round is",
        facts(met("15:00"), quiet=quiet(zone=ZoneInfo("Pacific/Tongatapu"))),
        at("12:00"),
        [(FIRST, "1 20:00", "2 15:00", FIRST), (LAST_CALL, "2 08:30", "2 15:00", LAST_CALL)],
    ),
]


@pytest.mark.parametrize(
    ("case", "now", "expected"), [row[1:] for row in THANK_YOUS], ids=[row[0] for row in THANK_YOUS]
)
def test_thank_you(case, now, expected):
    assert shown(reminders_planned(case, now)) == expected


def test_exactly_due_is_due_and_one_second_early_is_not():
    case = facts(met("15:00"))

    assert shown(reminders_due(case, at("17:00"))) == [(FIRST, "1 17:00", "2 15:00", FIRST)]
    assert reminders_due(case, at("17:00") - timedelta(seconds=1)) == []


NEW_YORK, TONGA = ZoneInfo("America/New_York"), ZoneInfo("Pacific/Tongatapu")

CLOCK_CHANGES = [
    # id, zone, end of the interview, first due, last call due, mark (all in that zone)
    (
        "spring forward: 24 real hours",
        BERLIN,
        "2026-03-28 15:00",
        "2026-03-28 17:00",
        "2026-03-29 12:00",
        "2026-03-29 16:00",
    ),
    (
        "fall back: 24 real hours",
        BERLIN,
        "2026-10-24 15:00",
        "2026-10-24 17:00",
        "2026-10-25 10:00",
        "2026-10-25 14:00",
    ),
    ("leap day", NEW_YORK, "2028-02-28 15:00", "2028-02-28 17:00", "2028-02-29 11:00", "2028-02-29 15:00"),
    ("UTC+13", TONGA, "2026-12-31 23:00", "2027-01-01 01:00", "2027-01-01 19:00", "2027-01-01 23:00"),
]


@pytest.mark.parametrize(
    ("zone", "end", "first", "last_call", "mark"),
    [row[1:] for row in CLOCK_CHANGES],
    ids=[row[0] for row in CLOCK_CHANGES],
)
def test_the_24_hours_are_real_hours(zone, end, first, last_call, mark):
    day = at(end, zone).astimezone(zone).date()
    case = facts(met(end, day=day, zone=zone), zone=zone)

    planned = reminders_planned(case, at(end, zone))

    assert [due.due_at for due in planned] == [at(first, zone), at(last_call, zone)]
    assert {due.expires_at for due in planned} == {at(mark, zone)}


def stated(reply_by, **fields):
    return Statement(date.fromisoformat(f"2026-12-{reply_by:02}"), **fields)


FOLLOW_UPS = [
    # id, facts, now, expected
    (
        "09:00 on the next business day, again five business days later, each for 14 days",
        facts(statement=stated(2), country="DE"),
        at("1 12:00"),
        [(FIRST, "3 09:00", "17 09:00", FIRST), (SECOND, "10 09:00", "24 09:00", SECOND)],
    ),
    (
        "Friday's silence is Monday's question",
        facts(statement=stated(4), country="DE"),
        at("1 12:00"),
        [(FIRST, "7 09:00", "21 09:00", FIRST), (SECOND, "14 09:00", "28 09:00", SECOND)],
    ),
    (
        "without a country Saturday and Sunday only",
        facts(statement=stated(24)),
        at("1 12:00"),
        [(FIRST, "25 09:00", "8 09:00", FIRST), (SECOND, "1 09:00", "15 09:00", SECOND)],
    ),
    (
        "public holidays of the candidate's country are no business days",
        facts(statement=stated(24), country="DE"),
        at("1 12:00"),
        [(FIRST, "28 09:00", "11 09:00", FIRST), (SECOND, "5 09:00", "19 09:00", SECOND)],
    ),
    (
        "and those of the state or region, if set",
        facts(statement=stated(31), country="DE", subdivision="BY"),
        at("1 12:00"),
        [(FIRST, "4 09:00", "18 09:00", FIRST), (SECOND, "12 09:00", "26 09:00", SECOND)],
    ),
    (
        "both due when recorded: only the second",
        facts(statement=stated(2), country="DE"),
        at("10 09:00"),
        [(SECOND, "10 09:00", "24 09:00", SECOND)],
    ),
    (
        "asked again: only the second, five business days after that",
        facts(statement=stated(2, asked_again_at=at("3 16:00")), country="DE"),
        at("3 16:00"),
        [(SECOND, "10 09:00", "24 09:00", SECOND)],
    ),
    (
        "asked again late in the evening counts on the candidate's own date",
        facts(statement=stated(2, asked_again_at=at("3 23:30")), country="DE"),
        at("4 16:00"),
        [(SECOND, "10 09:00", "24 09:00", SECOND)],
    ),
    (
        "first sent: the second is left",
        facts(statement=stated(2), country="DE", sent={(TIMELINE_PASSED, FIRST, date(2026, 12, 2)): at("3 09:00")}),
        at("4 12:00"),
        [(SECOND, "10 09:00", "24 09:00", SECOND)],
    ),
    (
        "second sent: nothing",
        facts(statement=stated(2), country="DE", sent={(TIMELINE_PASSED, SECOND, date(2026, 12, 2)): at("10 09:00")}),
        at("11 12:00"),
        [],
    ),
    (
        "until 14 times 24 hours after its own due, exclusive",
        facts(statement=stated(2), country="DE"),
        at("24 09:00"),
        [],
    ),
    (
        "quiet hours move it to any later time",
        facts(statement=stated(2), country="DE", quiet=quiet("19:00", "11:00")),
        at("1 12:00"),
        [(FIRST, "3 11:00", "17 09:00", FIRST), (SECOND, "10 11:00", "24 09:00", SECOND)],
    ),
    (
        "first and second that quiet hours move together are one, the second",
        facts(statement=stated(2), country="DE", quiet=quiet("06:00", "12:00")),
        at("10 09:30"),
        [(SECOND, "10 12:00", "24 09:00", SECOND)],
    ),
    (
        "a snooze puts the follow-up off",
        facts(statement=stated(2), country="DE", snoozed_until={TIMELINE_PASSED: at("4 10:00")}),
        at("3 09:30"),
        [(FIRST, "4 10:00", "17 09:00", FIRST), (SECOND, "10 09:00", "24 09:00", SECOND)],
    ),
    ("answered: nothing", facts(statement=stated(2, is_answered=True)), at("4 12:00"), []),
    ("the application is decided: nothing", facts(statement=stated(2), is_decided=True), at("4 12:00"), []),
    ("a later round is logged: nothing", facts(statement=stated(2), has_later_round=True), at("4 12:00"), []),
    ("called off: nothing", facts(statement=stated(2), is_cancelled=True), at("4 12:00"), []),
    ("switched off: nothing", facts(statement=stated(2), switched_on=frozenset({THANK_YOU})), at("4 12:00"), []),
    ("no timeline: nothing", facts(), at("4 12:00"), []),
]


@pytest.mark.parametrize(
    ("case", "now", "expected"), [row[1:] for row in FOLLOW_UPS], ids=[row[0] for row in FOLLOW_UPS]
)
def test_timeline_passed(case, now, expected):
    assert shown(reminders_planned(case, now)) == expected


def test_nine_o_clock_is_wall_clock_across_a_clock_change():
    case = facts(statement=Statement(date(2026, 3, 27)), country="DE")

    first = reminders_planned(case, at("2026-03-27 12:00"))[0]

    assert first.due_at == datetime(2026, 3, 30, 7, 0, tzinfo=UTC)


def test_the_key_of_a_timeline_is_its_reply_by():
    assert {due.about_on for due in reminders_planned(facts(statement=stated(2)), at("1 12:00"))} == {
        date(2026, 12, 2)
    }


def test_a_move_within_the_day_keeps_the_key_and_another_day_has_another():
    earlier, later, moved = (
        reminders_planned(facts(case), at("09:00"))[0]
        for case in (met("15:00"), met("17:30"), met("3 15:00", day=date(2026, 12, 3)))
    )

    assert earlier.key == later.key != moved.key


def test_the_key_depends_neither_on_the_candidates_zone_nor_on_holidays_nor_on_the_actual_end():
    keys = {
        tuple(due.key for due in reminders_planned(case, at("09:00")))
        for case in (
            facts(met("15:00")),
            facts(met("15:40"), country="DE"),
            facts(met("15:00"), zone=TONGA),
        )
    }

    assert len(keys) == 1


def test_a_mail_names_everybody_owed_whose_end_is_less_than_72_hours_ago():
    case = facts(
        met("15:00", ANA), met("3 10:00", BO, day=date(2026, 12, 3)), met("4 20:00", CY, day=date(2026, 12, 4))
    )

    assert [owed.person for owed in people_owed(case, at("4 14:59"))] == [ANA, BO]
    assert [owed.person for owed in people_owed(case, at("4 15:00"))] == [BO]


def test_a_last_call_that_nobody_could_send_is_missed_while_the_late_mail_is_still_wanted():
    case = facts(met("15:00"))

    missed = reminders_missed(case, since=at("2 10:00"), now=at("2 16:00"))

    assert [due.step for due in missed] == [LAST_CALL]
    assert [due.wording for due in reminders_due(case, at("2 16:00"))] == ["late"]


def test_a_mail_whose_use_had_passed_before_the_round_was_logged_is_not_missed():
    case = facts(met("15:00"), logged="2 15:30")

    assert reminders_missed(case, since=at("2 10:00"), now=at("2 16:00")) == []


def test_everything_missed_over_a_long_absence_is_entered():
    case = facts(met("15:00"), statement=stated(2), country="DE")

    missed = reminders_missed(case, since=at("1 15:30"), now=at("2027-02-01 12:00"))

    assert [(due.kind, due.step) for due in missed] == [
        (THANK_YOU, FIRST),
        (THANK_YOU, LAST_CALL),
        (TIMELINE_PASSED, FIRST),
        (TIMELINE_PASSED, SECOND),
    ]


def ahead(starts="10 14:00", *, zone=BERLIN, fixed="2026-11-20 12:00", changed="", missing=("questions",), asked=True):
    """A round that begins on 10 December at 14:00, and lacks a question."""
    starts_at = at(starts, zone)
    return DayAhead(
        starts_at=starts_at,
        on=starts_at.astimezone(zone).date(),
        fixed_at=at(fixed),
        changed_at=at(changed or fixed),
        is_asked_for=asked,
        missing=tuple(Missing(code) for code in missing) if missing is not None else None,
    )


PREPARES = [
    # id, facts, now, expected (due, until); the round begins on Thursday 10 December at 14:00 unless it says otherwise
    ("18:00 two days before, until the start", facts(day_ahead=ahead()), at("1 12:00"), [("8 18:00", "10 14:00")]),
    ("shortly before the start still wanted", facts(day_ahead=ahead()), at("10 13:59"), [("8 18:00", "10 14:00")]),
    ("until is exclusive: nothing at the start", facts(day_ahead=ahead()), at("10 14:00"), []),
    ("nothing is missing", facts(day_ahead=ahead(missing=())), at("1 12:00"), []),
    ("nobody looked at what is missing", facts(day_ahead=ahead(missing=None)), at("1 12:00"), []),
    ("a first round with one person, or a job turned down", facts(day_ahead=ahead(asked=False)), at("1 12:00"), []),
    ("no day ahead", facts(), at("1 12:00"), []),
    ("switched off", facts(day_ahead=ahead(), switched_on=frozenset({THANK_YOU})), at("1 12:00"), []),
    ("called off", facts(day_ahead=ahead(), is_cancelled=True), at("1 12:00"), []),
    ("an offer does not stop it", facts(day_ahead=ahead(), is_decided=True), at("1 12:00"), [("8 18:00", "10 14:00")]),
    (
        "the date is that of the start in the candidate's zone",
        facts(day_ahead=ahead("10 22:00", zone=ZoneInfo("America/New_York"))),
        at("1 12:00"),
        [("9 18:00", "11 04:00")],
    ),
    (
        "entered at 18:00 sharp is not after it",
        facts(day_ahead=ahead(fixed="8 18:00")),
        at("8 18:00"),
        [("8 18:00", "10 14:00")],
    ),
    (
        "entered after that: 18:00 the day before",
        facts(day_ahead=ahead(fixed="8 18:01")),
        at("8 18:05"),
        [("9 18:00", "10 14:00")],
    ),
    (
        "entered two hours before that: two hours to come to rest",
        facts(day_ahead=ahead(fixed="9 17:00")),
        at("9 17:00"),
        [("9 18:00", "10 14:00")],
    ),
    ("entered when that has passed too: none", facts(day_ahead=ahead(fixed="9 18:00")), at("9 18:00"), []),
    ("entered on the day itself: none", facts(day_ahead=ahead(fixed="10 09:00")), at("10 09:05"), []),
    (
        "changed before it was due: as planned",
        facts(day_ahead=ahead(changed="8 17:59")),
        at("8 18:00"),
        [("8 18:00", "10 14:00")],
    ),
    (
        "changed after it was due: two hours after the last change",
        facts(day_ahead=ahead(changed="9 10:00")),
        at("9 10:01"),
        [("9 12:00", "10 14:00")],
    ),
    (
        "changed less than two hours before the start: too late",
        facts(day_ahead=ahead(changed="10 12:00")),
        at("10 12:01"),
        [],
    ),
    (
        "18:00 lies in quiet hours: at their end",
        facts(day_ahead=ahead(), quiet=quiet("17:00", "08:00")),
        at("1 12:00"),
        [("9 08:00", "10 14:00")],
    ),
    (
        "due, and it is quiet now: at their end",
        facts(day_ahead=ahead(), quiet=quiet()),
        at("8 22:00"),
        [("9 08:00", "10 14:00")],
    ),
    (
        "quiet hours would push it past the start: 30 minutes before they begin",
        facts(day_ahead=ahead("10 07:30", fixed="8 20:00"), quiet=quiet("17:00", "08:00")),
        at("9 12:00"),
        [("9 16:30", "10 07:30")],
    ),
    (
        "and if that is past, not at all",
        facts(day_ahead=ahead("10 07:30", fixed="8 20:00"), quiet=quiet("17:00", "08:00")),
        at("9 17:00"),
        [],
    ),
    (
        "known only after that moment: not at all",
        facts(day_ahead=ahead("10 07:30", fixed="9 16:40"), quiet=quiet("17:00", "08:00")),
        at("9 16:45"),
        [],
    ),
    (
        "two hours after a change lie in quiet hours that last past the start: not at all",
        facts(day_ahead=ahead("10 07:00", changed="9 20:00"), quiet=quiet()),
        at("9 20:05"),
        [],
    ),
    (
        "put off: not before that",
        facts(day_ahead=ahead(), snoozed_until={PREPARE: at("9 09:00")}),
        at("1 12:00"),
        [("9 09:00", "10 14:00")],
    ),
    (
        "sent: once",
        facts(day_ahead=ahead(), sent={(PREPARE, ONCE, date(2026, 12, 10)): at("8 18:00")}),
        at("9 12:00"),
        [],
    ),
    (
        "moved to another day after it was sent: again",
        facts(day_ahead=ahead("17 14:00"), sent={(PREPARE, ONCE, date(2026, 12, 10)): at("8 18:00")}),
        at("9 12:00"),
        [("15 18:00", "17 14:00")],
    ),
    (
        "18:00 is wall clock across a clock change",
        facts(day_ahead=ahead("2026-03-30 14:00", fixed="2026-03-01 12:00"), logged="2026-03-01 12:00"),
        at("2026-03-20 12:00"),
        [("28 18:00", "30 14:00")],
    ),
    (
        "over the end of February in a leap year",
        facts(day_ahead=ahead("2028-03-01 09:00")),
        at("2028-02-01 12:00"),
        [("28 18:00", "1 09:00")],
    ),
    (
        "where the clock is thirteen hours ahead",
        facts(day_ahead=ahead("10 09:00", zone=TONGA), zone=TONGA),
        at("1 12:00"),
        [("8 18:00", "10 09:00")],
    ),
]


@pytest.mark.parametrize(("case", "now", "expected"), [row[1:] for row in PREPARES], ids=[row[0] for row in PREPARES])
def test_before_the_day(case, now, expected):
    due = [row for row in reminders_planned(case, now) if row.kind == PREPARE]

    assert [
        (f"{row.due_at.astimezone(case.zone):%-d %H:%M}", f"{row.expires_at.astimezone(case.zone):%-d %H:%M}")
        for row in due
    ] == expected
    assert all(row.about_on == case.day_ahead.on and row.step == ONCE for row in due)


def test_a_day_that_came_while_nobody_looked_is_missed():
    case = facts(day_ahead=ahead())

    missed = reminders_missed(case, since=at("8 17:00"), now=at("10 15:00"))

    assert [(due.kind, due.about_on) for due in missed] == [(PREPARE, date(2026, 12, 10))]


def test_a_start_later_on_the_same_day_keeps_the_key_of_the_mail_before_it():
    one, other = (
        reminders_planned(facts(day_ahead=ahead(starts)), at("1 12:00"))[0] for starts in ("10 09:00", "10 16:00")
    )

    assert one.key == other.key == (PREPARE, ONCE, date(2026, 12, 10))


FIRST_KEY, SECOND_KEY = (THANK_YOU, FIRST, DAY), (TIMELINE_PASSED, SECOND, date(2026, 12, 2))
PREPARE_KEY = (PREPARE, ONCE, date(2026, 12, 10))
TIMELINE_FIRST_KEY = (TIMELINE_PASSED, FIRST, date(2026, 12, 2))
REASONS = [
    ("deleted", FIRST_KEY, facts(met("15:00"), is_deleted=True)),
    ("cancelled", FIRST_KEY, facts(met("15:00"), is_cancelled=True)),
    ("unconfirmed", FIRST_KEY, facts(met("15:00"), is_reachable=False)),
    ("switched_off", FIRST_KEY, facts(met("15:00"), switched_on=frozenset())),
    ("moved", FIRST_KEY, facts(met("3 15:00", day=date(2026, 12, 3)))),
    ("thanked", FIRST_KEY, facts(met("15:00"), settled=frozenset({ANA}))),
    ("superseded", FIRST_KEY, facts(met("15:00"), sent={(THANK_YOU, LAST_CALL, DAY): at("2 11:00")})),
    ("answered", SECOND_KEY, facts(statement=stated(2, is_answered=True))),
    ("moved", SECOND_KEY, facts(statement=stated(9))),
    ("superseded", TIMELINE_FIRST_KEY, facts(statement=stated(2, asked_again_at=at("3 16:00")))),
    (None, FIRST_KEY, facts(met("15:00"))),
    ("prepared", PREPARE_KEY, facts(day_ahead=ahead(missing=()))),
    ("moved", PREPARE_KEY, facts(day_ahead=ahead("11 14:00"))),
    ("moved", PREPARE_KEY, facts()),
    ("answered", PREPARE_KEY, facts(day_ahead=ahead(asked=False))),
    ("switched_off", PREPARE_KEY, facts(day_ahead=ahead(), switched_on=frozenset())),
    ("cancelled", PREPARE_KEY, facts(day_ahead=ahead(), is_cancelled=True)),
    (None, PREPARE_KEY, facts(day_ahead=ahead())),
    (None, PREPARE_KEY, facts(day_ahead=ahead(missing=None))),
]


@pytest.mark.parametrize(("reason", "key", "case"), REASONS)
def test_why_a_mail_is_not_wanted_any_more(reason, key, case):
    assert why_unwanted(case, key) == reason
