"""Wall times around changes of the clocks, in zones with unusual rules."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from interviews.wall_clock import is_skipped, readings, utc_offset, wall_time

TABLE = [
    # id, zone, wall time, the instants it can mean, whether it is skipped
    ("an ordinary time", "Europe/Berlin", "2026-12-01 10:00", ["2026-12-01 09:00"], False),
    ("the last minute before the gap", "Europe/Berlin", "2026-03-29 01:59", ["2026-03-29 00:59"], False),
    ("the gap", "Europe/Berlin", "2026-03-29 02:30", ["2026-03-29 00:30", "2026-03-29 01:30"], True),
    ("the gap's first minute", "Europe/Berlin", "2026-03-29 02:00", ["2026-03-29 00:00", "2026-03-29 01:00"], True),
    ("the first minute after the gap", "Europe/Berlin", "2026-03-29 03:00", ["2026-03-29 01:00"], False),
    ("the fold", "Europe/Berlin", "2026-10-25 02:30", ["2026-10-25 00:30", "2026-10-25 01:30"], False),
    ("just before the fold", "Europe/Berlin", "2026-10-25 01:59", ["2026-10-24 23:59"], False),
    ("just after the fold", "Europe/Berlin", "2026-10-25 03:00", ["2026-10-25 02:00"], False),
    ("the gap in New York", "America/New_York", "2026-03-08 02:15", ["2026-03-08 06:15", "2026-03-08 07:15"], True),
    ("half an hour's gap", "Australia/Lord_Howe", "2026-10-04 02:15", ["2026-10-03 15:15", "2026-10-03 15:45"], True),
    ("after half an hour's gap", "Australia/Lord_Howe", "2026-10-04 02:30", ["2026-10-03 15:30"], False),
    (
        "half an hour's fold",
        "Australia/Lord_Howe",
        "2026-04-05 01:45",
        ["2026-04-04 14:45", "2026-04-04 15:15"],
        False,
    ),
    ("before half an hour's fold", "Australia/Lord_Howe", "2026-04-05 01:15", ["2026-04-04 14:15"], False),
    ("thirteen hours ahead", "Pacific/Tongatapu", "2026-12-01 10:00", ["2026-11-30 21:00"], False),
    ("fourteen hours ahead", "Pacific/Kiritimati", "2027-01-01 00:30", ["2026-12-31 10:30"], False),
    ("a whole day skipped", "Pacific/Apia", "2011-12-30 10:00", ["2011-12-29 20:00", "2011-12-30 20:00"], True),
    ("a quarter of an hour", "Asia/Kathmandu", "2026-12-01 10:00", ["2026-12-01 04:15"], False),
    ("no change of clocks", "UTC", "2026-03-29 02:30", ["2026-03-29 02:30"], False),
]


@pytest.mark.parametrize(
    ("zone", "local", "instants", "skipped"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_wall_time_means_these_instants(zone, local, instants, skipped):
    zone, local = ZoneInfo(zone), datetime.fromisoformat(local)

    assert readings(local, zone) == tuple(datetime.fromisoformat(text).replace(tzinfo=UTC) for text in instants)
    assert is_skipped(local, zone) is skipped


@pytest.mark.parametrize(("zone", "local"), [row[1:3] for row in TABLE if not row[4]])
def test_every_instant_of_a_time_that_exists_shows_it(zone, local):
    zone, local = ZoneInfo(zone), datetime.fromisoformat(local)

    assert {wall_time(instant, zone) for instant in readings(local, zone)} == {local}


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Berlin", "UTC+1"),
        ("America/New_York", "UTC−5"),
        ("Asia/Kathmandu", "UTC+5:45"),
        ("America/St_Johns", "UTC−3:30"),
        ("UTC", "UTC+0"),
    ],
)
def test_an_offset_is_written_as_people_write_it(zone, expected):
    assert utc_offset(datetime(2026, 12, 1, tzinfo=UTC), ZoneInfo(zone)) == expected
