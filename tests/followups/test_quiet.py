"""Quiet hours on the wall clock of the person who sleeps, clock changes included."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from followups.quiet import LONGEST, QuietHours, length, postpone, settle, wall_instant

BERLIN, LORD_HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")
NIGHT = QuietHours(time(21), time(8), BERLIN)


def utc(text, zone=BERLIN):
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("instant", "is_quiet"),
    [
        ("2026-12-01 20:59:59", False),
        ("2026-12-01 21:00:00", True),
        ("2026-12-02 00:00:00", True),
        ("2026-12-02 07:59:59", True),
        ("2026-12-02 08:00:00", False),
    ],
)
def test_the_stretch_holds_its_start_and_not_its_end(instant, is_quiet):
    assert (NIGHT.stretch_at(utc(instant)) is not None) == is_quiet


def test_a_stretch_over_midnight_began_the_evening_before():
    assert NIGHT.stretch_at(utc("2026-12-02 03:00")) == (utc("2026-12-01 21:00"), utc("2026-12-02 08:00"))


def test_a_stretch_within_one_day():
    noon = QuietHours(time(12), time(14), BERLIN)

    assert noon.stretch_at(utc("2026-12-01 13:00")) == (utc("2026-12-01 12:00"), utc("2026-12-01 14:00"))
    assert noon.stretch_at(utc("2026-12-01 11:59")) is None


WALL = [
    ("an ordinary time", date(2026, 12, 1), time(9), BERLIN, 0, "2026-12-01T08:00:00+00:00"),
    ("jumped over: the instant of the jump", date(2026, 3, 29), time(2, 30), BERLIN, 0, "2026-03-29T01:00:00+00:00"),
    ("twice: the first", date(2026, 10, 25), time(2, 30), BERLIN, 0, "2026-10-25T00:30:00+00:00"),
    ("twice: the second", date(2026, 10, 25), time(2, 30), BERLIN, 1, "2026-10-25T01:30:00+00:00"),
    ("a jump of half an hour", date(2026, 10, 4), time(2, 15), LORD_HOWE, 0, "2026-10-03T15:30:00+00:00"),
    ("UTC+13", date(2027, 1, 1), time(1), ZoneInfo("Pacific/Tongatapu"), 0, "2026-12-31T12:00:00+00:00"),
]


@pytest.mark.parametrize(
    ("day", "wall", "zone", "fold", "expected"), [row[1:] for row in WALL], ids=[r[0] for r in WALL]
)
def test_a_wall_clock_time_as_an_instant(day, wall, zone, fold, expected):
    assert wall_instant(day, wall, zone, fold).isoformat() == expected


def test_a_stretch_that_ends_in_a_jump_ends_at_the_jump():
    night = QuietHours(time(21), time(2, 30), BERLIN)

    assert night.stretch_at(utc("2026-03-29 01:30")).end == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_a_stretch_that_ends_in_a_repeated_hour_has_a_second_part():
    night = QuietHours(time(21), time(2, 30), BERLIN)
    second_two_o_clock = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)

    assert night.stretch_at(second_two_o_clock).end == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_length_counts_over_midnight():
    assert length(time(21), time(8)) == timedelta(hours=11)
    assert length(time(8), time(21)) == timedelta(hours=13)


instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda moment: moment.replace(tzinfo=UTC))
walls = st.times().map(lambda wall: wall.replace(minute=wall.minute // 15 * 15, second=0, microsecond=0))
zones = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns"]
).map(ZoneInfo)


@given(instants, walls, walls, zones)
def test_nobody_is_woken_unless_waiting_would_do_harm(raw, start, end, zone):
    assume(timedelta() < length(start, end) <= LONGEST)
    quiet, last_useful = QuietHours(start, end, zone), raw + timedelta(hours=3)

    due_at = settle(raw, raw - timedelta(hours=2), last_useful, quiet)
    stretch = quiet.stretch_at(due_at)

    assert due_at <= last_useful
    if stretch:
        assert stretch.end > last_useful
        assert due_at == raw


@given(instants, walls, walls, zones)
def test_what_is_due_in_a_quiet_stretch_leaves_it_or_stays_for_good(now, start, end, zone):
    assume(timedelta() < length(start, end) <= LONGEST)
    quiet = QuietHours(start, end, zone)

    due_at = postpone(now, now, now + timedelta(hours=20), quiet)

    assert due_at == now or quiet.stretch_at(due_at) is None
