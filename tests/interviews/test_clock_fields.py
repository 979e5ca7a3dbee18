"""Times as people type them."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError

from interviews.clock_fields import ClockField, DayField, UntilField, clock_time, span_of_time
from interviews.zone_field import ZoneField


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("14h30", time(14, 30)),
        ("14h", time(14)),
        ("14:30:00", time(14, 30)),
        ("2pm", time(14)),
        ("2:30 p.m.", time(14, 30)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        (" 10:00 ", time(10)),
        ("0:00", time(0)),
        ("24:00", None),
        ("13pm", None),
        ("9:75", None),
        ("noon", None),
        ("", None),
        ("10:00\x00", None),
        ("-9", None),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(text, expected):
    assert clock_time(text) == expected


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        ("45 min", 45),
        ("90m", 90),
        ("240", 240),
        ("1h", 60),
        ("1.5 h", 90),
        ("1h30", 90),
        ("2 hours", 120),
        ("300 min", 300),
        ("930", None),
        ("14:30", None),
        ("soon", None),
    ],
)
def test_a_length_is_read_as_people_write_it(text, minutes):
    assert span_of_time(text) == (None if minutes is None else timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", None), ("45", timedelta(minutes=45)), ("14:30", time(14, 30)), ("930", time(9, 30)), ("1530", time(15, 30))],
)
def test_an_end_is_a_length_or_a_time_of_day(text, expected):
    assert UntilField(required=False).clean(text) == expected


@pytest.mark.parametrize("minutes", [1, 45, 240, 241, 300, 720])
def test_a_length_that_a_form_shows_is_read_back_as_that_length(minutes):
    field = UntilField(required=False)

    assert field.clean(field.prepare_value(timedelta(minutes=minutes))) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["0", "later", "99999", "45\x00", "🕐"])
def test_an_end_that_cannot_be_read_is_refused(text):
    with pytest.raises(ValidationError, match="Type how many minutes"):
        UntilField(required=False).clean(text)


def test_a_start_that_cannot_be_read_is_refused():
    with pytest.raises(ValidationError, match="Type a time like 9:30"):
        ClockField(required=False).clean("half past")


def test_a_time_of_nothing_but_blanks_is_no_time():
    assert ClockField(required=False).clean("   ") is None


@pytest.mark.parametrize(
    "text", ["0000-01-01", "1999-12-31", "2101-01-01", "9999-12-31", "2026-02-30", "soon", "\x00"]
)
def test_a_day_outside_this_century_is_refused(text):
    with pytest.raises(ValidationError, match="day"):
        DayField().clean(text)


def test_a_zone_that_does_not_exist_is_refused():
    with pytest.raises(ValidationError, match="There is no time zone “Europe/Atlantis”"):
        ZoneField(own="Europe/Berlin").clean("Europe/Atlantis")


def test_a_zone_in_use_is_accepted_even_if_the_list_lacks_it():
    assert ZoneField(own="US/Eastern").clean("US/Eastern") == "US/Eastern"
