"""The layout of a day's picture, from plain starts and ends."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from interviews.day_picture import TALLEST, Tick, draw

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
NINE = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def pictured(*times, zone=UTC, own=None, first=NINE):
    """Of (minutes after `first`, length in minutes)."""
    talks = [
        SimpleNamespace(starts_at=first + timedelta(minutes=start), ends_at=first + timedelta(minutes=start + length))
        for start, length in times
    ]
    return draw(talks, ZoneInfo("UTC") if zone is UTC else zone, own)


def placed(picture):
    return [(block.left, block.top, block.width, block.height) for block in picture.blocks]


# name, the conversations, where each stands (left and width in hundredths), where there is time between
TABLE = [
    ("one", [(0, 60)], [(0, 11, 100, 58)], []),
    ("to scale, from the full hour before", [(15, 45), (60, 30)], [(0, 26, 100, 43), (0, 71, 100, 28)], []),
    ("a break that has room for a word", [(0, 45), (60, 30)], [(0, 11, 100, 43), (0, 71, 100, 28)], []),
    ("a longer one", [(0, 45), (75, 30)], [(0, 11, 100, 43), (0, 86, 100, 28)], [(56, 28, 30)]),
    ("two at the same time", [(0, 60), (30, 60)], [(0, 11, 49, 58), (50, 41, 50, 58)], []),
    (
        "the first lane that is free again",
        [(0, 60), (30, 60), (60, 60), (180, 30)],
        [(0, 11, 49, 58), (50, 41, 50, 58), (0, 71, 49, 58), (0, 191, 100, 28)],
        [(131, 58, 60)],
    ),
    ("no break while another one goes on", [(0, 120), (10, 20)], [(0, 11, 49, 118), (50, 21, 50, 18)], []),
    ("five minutes are drawn large enough", [(0, 5)], [(0, 11, 100, 18)], []),
    (
        "a short one in a long day stands beside what follows",
        [(0, 5), (5, 30), (420, 60)],
        [(0, 11, 49, 16), (50, 16, 50, 28), (0, 431, 100, 58)],
        [(46, 383, 385)],
    ),
]


@pytest.mark.parametrize(("times", "blocks", "gaps"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_where_each_conversation_stands(times, blocks, gaps):
    picture = pictured(*times)

    assert placed(picture) == blocks
    assert [(gap.top, gap.height, gap.span // timedelta(minutes=1)) for gap in picture.gaps] == gaps


def test_twelve_at_once_have_room_beside_each_other():
    picture = pictured(*[(0, 30)] * 12)

    assert [block.left for block in picture.blocks] == [0, 8, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91]
    assert all(block.left + block.width <= 100 and block.width >= 7 for block in picture.blocks)


def test_a_day_is_not_drawn_taller_for_the_sake_of_a_short_conversation():
    assert pictured((0, 5), (60, 5)).height <= TALLEST
    assert pictured((0, 5), (7 * 60, 5)).height <= TALLEST + 40


def test_hours_go_from_full_hour_to_full_hour():
    picture = pictured((15, 45), (60, 30))

    assert [(hour.top, hour.ticks) for hour in picture.hours] == [
        (10, (Tick("09:00"),)),
        (70, (Tick("10:00"),)),
        (130, (Tick("11:00"),)),
    ]
    assert (picture.height, picture.clocks) == (140, ())


# name, first start, minutes, the round's zone, the candidate's, the ticks of both, the clocks
TUESDAY, WEDNESDAY = date(2026, 12, 1), date(2026, 12, 2)
CLOCKS = [
    (
        "overnight",
        datetime(2026, 12, 1, 22, 30, tzinfo=UTC),
        60,
        ZoneInfo("UTC"),
        BERLIN,
        [("22:00", "23:00"), ("23:00", "00:00 2026-12-02"), ("00:00 2026-12-02", "01:00")],
        ["UTC", "Berlin UTC+1"],
    ),
    (
        "thirteen hours ahead",
        datetime(2026, 12, 1, 20, 0, tzinfo=UTC),
        60,
        ZoneInfo("Pacific/Tongatapu"),
        NEW_YORK,
        [("09:00", "15:00 2026-12-01"), ("10:00", "16:00")],
        ["Tongatapu UTC+13", "New York UTC−5"],
    ),
    (
        "half an hour off",
        datetime(2026, 12, 1, 9, 0, tzinfo=UTC),
        60,
        BERLIN,
        ZoneInfo("Asia/Kolkata"),
        [("10:00", "14:30"), ("11:00", "15:30")],
        ["Berlin UTC+1", "Kolkata UTC+5:30"],
    ),
    (
        "an hour that is skipped",
        datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
        60,
        BERLIN,
        ZoneInfo("UTC"),
        [("01:00", "00:00"), ("03:00 UTC+2", "01:00"), ("04:00", "02:00")],
        ["Berlin UTC+1", "UTC"],
    ),
    (
        "an hour that comes twice",
        datetime(2026, 10, 25, 0, 0, tzinfo=UTC),
        120,
        BERLIN,
        ZoneInfo("UTC"),
        [("02:00", "00:00"), ("02:00 UTC+1", "01:00"), ("03:00", "02:00")],
        ["Berlin UTC+2", "UTC"],
    ),
]


@pytest.mark.parametrize(
    ("first", "minutes", "zone", "own", "ticks", "clocks"), [row[1:] for row in CLOCKS], ids=[row[0] for row in CLOCKS]
)
def test_two_clocks_show_their_own_hours_days_and_changes(first, minutes, zone, own, ticks, clocks):
    picture = pictured((0, minutes), first=first, zone=zone, own=own)

    assert [tuple(map(said, hour.ticks)) for hour in picture.hours] == ticks
    assert [f"{clock.city} {clock.offset}".strip() for clock in picture.clocks] == clocks
    assert picture.hours[0].top == 34


def said(tick):
    return " ".join(filter(None, [tick.label, str(tick.on or ""), tick.offset]))


def test_every_measure_is_a_whole_number():
    picture = pictured((7, 11), (12, 23), (13, 41), (90, 5))

    measures = [number for place in placed(picture) for number in place]
    measures += [number for gap in picture.gaps for number in (gap.top, gap.height, gap.middle)]
    assert all(isinstance(number, int) for number in [*measures, picture.height, *(h.top for h in picture.hours)])


@pytest.mark.parametrize(("minutes", "top"), [(-1, None), (0, 10), (30, 40), (60, 70), (61, None)])
def test_now_is_shown_while_the_day_goes_on(minutes, top):
    assert pictured((0, 60)).top_at(NINE + timedelta(minutes=minutes)) == top
