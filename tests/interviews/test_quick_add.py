"""A round in one line: what is understood of it, what is marked or left, and the pages that read it back."""

from datetime import UTC, date, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from interviews.invites.found import Addressee
from interviews.quick_add.grammar import grammar_for
from interviews.quick_add.reading import read_line
from interviews.quick_add.together import are_apart
from interviews.quick_add.tongues import TONGUES
from tests.lines import AT_ACME, BERLIN, JOBS, NOW, PEOPLE, TUE_AT_2, WRITER, understood

NEW_YORK = ZoneInfo("America/New_York")

LINES = {
    # Found misread once
    "a weekday with its date": ("Interview at Acme Tue 8th 2pm", AT_ACME | {"day": "2026-12-08", "times": "14:00"}),
    "a company that is called as a day": (
        "Interview at Friday Harbor Labs Tue 2pm",
        {"company": "Friday Harbor Labs", "day": "2026-12-01", "times": "14:00"},
    ),
    "half past is no place": (
        "Interview at Acme Tue at half past 2",
        AT_ACME | {"day": "2026-12-01", "left": "half past 2"},
    ),
    "next week comes first": (
        "Interview at Acme next week on Friday 2pm",
        AT_ACME | {"day": "2026-12-04", "times": "14:00"},
    ),
    "two people with what they are": (
        "Tue 14:00 at Acme with Ana (CTO) and Bo (Head of Data)",
        TUE_AT_2 | {"people": "Ana, Bo", "unsure": "apart"},
    ),
    # The whole
    "the example": (
        "Onsite at Acme Tue 14:00-17:00 with Ana, Bo",
        TUE_AT_2
        | {
            "times": "14:00-17:00",
            "people": "Ana, Bo",
            "apart": True,
            "kind": "onsite",
            "format": "onsite",
            "unsure": "apart",
        },
    ),
    "in another order": (
        "Tue 14:00 with Ana, Bo onsite @Acme",
        TUE_AT_2 | {"people": "Ana, Bo", "apart": True, "kind": "onsite", "format": "onsite", "unsure": "apart"},
    ),
    "everything": (
        "Second interview at Halden Robotics tomorrow 2-5pm on Zoom https://zoom.us/j/123 with Ana Ruiz",
        {
            "company": 1,
            "day": "2026-11-27",
            "times": "14:00-17:00",
            "people": "Ana Ruiz",
            "format": "video",
            "number": 2,
            "link": "https://zoom.us/j/123",
        },
    ),
    "a name alone is likely the company": ("Acme, Tue, 14:00", TUE_AT_2 | {"unsure": "company"}),
    # Days
    "today": ("at Acme today 14:00", AT_ACME | {"day": "2026-11-26", "times": "14:00"}),
    "tomorrow": ("at Acme tomorrow 14:00", AT_ACME | {"day": "2026-11-27", "times": "14:00"}),
    "the day after tomorrow": (
        "at Acme the day after tomorrow at 14:00",
        AT_ACME | {"day": "2026-11-28", "times": "14:00"},
    ),
    "yesterday": ("at Acme yesterday 14:00", AT_ACME | {"day": "2026-11-25", "times": "14:00"}),
    "last": ("at Acme last Tue 14:00", AT_ACME | {"day": "2026-11-24", "times": "14:00"}),
    "last of today": ("at Acme last Thursday 14:00", AT_ACME | {"day": "2026-11-19", "times": "14:00"}),
    "next that can only be one": ("at Acme next Tue 14:00", TUE_AT_2),
    "next that may be two": ("at Acme next Fri 14:00", TUE_AT_2 | {"day": "2026-12-04", "unsure": "day"}),
    "a day of next week": ("at Acme Fri next week 14:00", TUE_AT_2 | {"day": "2026-12-04"}),
    "a day of last week": ("at Acme Tue last week 14:00", TUE_AT_2 | {"day": "2026-11-17"}),
    "last week comes first": ("at Acme last week on Friday 14:00", TUE_AT_2 | {"day": "2026-11-20"}),
    "a day and a week": ("at Acme Tuesday week 14:00", TUE_AT_2 | {"day": "2026-12-08"}),
    "a week on a day": ("at Acme a week on Tuesday 14:00", TUE_AT_2 | {"day": "2026-12-08"}),
    "today’s weekday and a week": ("at Acme Thursday week 14:00", TUE_AT_2 | {"day": "2026-12-03", "unsure": "day"}),
    "today’s weekday, still ahead": ("at Acme Thu 14:00", TUE_AT_2 | {"day": "2026-11-26", "unsure": "day"}),
    "today’s weekday, over": (
        "at Acme Thu 9:00",
        AT_ACME | {"day": "2026-12-03", "times": "09:00", "unsure": "day"},
    ),
    "in some days": ("at Acme in 3 days 14:00", TUE_AT_2 | {"day": "2026-11-29"}),
    "in two weeks": ("at Acme in two weeks at 14:00", TUE_AT_2 | {"day": "2026-12-10"}),
    "some days ago": ("at Acme 2 days ago 14:00", TUE_AT_2 | {"day": "2026-11-24"}),
    "day and month": ("at Acme 1 Dec 14:00", TUE_AT_2),
    "month and day": ("at Acme Dec 1st 14:00", TUE_AT_2),
    "weekday and date": ("at Acme Tue, 1 December 14:00", TUE_AT_2),
    "weekday and date that do not go together": ("at Acme Mon 1 Dec 14:00", TUE_AT_2 | {"unsure": "day"}),
    "by ISO": ("at Acme 2026-12-01 14:00", TUE_AT_2),
    "with dots": ("at Acme 1.12. 14:00", TUE_AT_2),
    "with slashes, as in Germany": ("at Acme 1/12 14:00", TUE_AT_2),
    "a day of the month": ("at Acme on the 30th at 14:00", TUE_AT_2 | {"day": "2026-11-30"}),
    "a day of the next month": ("at Acme the 2nd 14:00", TUE_AT_2 | {"day": "2026-12-02"}),
    "a day that no month has": ("at Acme the 39th 14:00", {"company": "Acme the 39th", "times": "14:00"}),
    "over the turn of the year": ("at Acme 4 Jan 14:00", TUE_AT_2 | {"day": "2027-01-04"}),
    "just past": ("at Acme 20 Nov 14:00", TUE_AT_2 | {"day": "2026-11-20"}),
    "two days": ("at Acme Tue or Wed 14:00", TUE_AT_2 | {"left": "or Wed", "unsure": "day"}),
    "a day that does not exist": ("at Acme Feb 30 14:00", {"company": "Acme Feb 30", "times": "14:00"}),
    "a date of figures that does not exist": ("at Acme 31.02. 14:00", AT_ACME | {"times": "14:00", "left": "31.02."}),
    "no day": ("at Acme 14:00", AT_ACME | {"times": "14:00"}),
    # Times
    "a range": ("at Acme Tue 14:00-15:30", TUE_AT_2 | {"times": "14:00-15:30"}),
    "a range in the afternoon": ("at Acme Tue 2-5pm", TUE_AT_2 | {"times": "14:00-17:00"}),
    "a range over noon": ("at Acme Tue 11am to 1pm", TUE_AT_2 | {"times": "11:00-13:00"}),
    "a length": ("at Acme Tue 2pm for 90 min", TUE_AT_2 | {"minutes": 90}),
    "a length in hours": ("at Acme Tue 14:00, 1.5 hours", TUE_AT_2 | {"minutes": 90}),
    "at an hour": ("at Acme Tue at 2", TUE_AT_2 | {"unsure": "starts"}),
    "bare hours": ("at Acme Tue 9-12", TUE_AT_2 | {"times": "09:00-12:00", "unsure": "starts"}),
    "noon": ("at Acme Tue noon", TUE_AT_2 | {"times": "12:00"}),
    "an end before the start": (
        "at Acme Tue 23:00-01:00",
        TUE_AT_2 | {"times": "23:00", "unsure": "ends starts"},
    ),
    "two starts": ("at Acme Tue 14:00 or 16:00", TUE_AT_2 | {"left": "or 16:00", "unsure": "starts"}),
    "a length in hours and minutes": ("at Acme Tue 14:00, 1h30", TUE_AT_2 | {"minutes": 90}),
    "an hour alone": ("at Acme Tue 9h", TUE_AT_2 | {"times": "09:00"}),
    "no such time": ("at Acme Tue 25:99", AT_ACME | {"day": "2026-12-01", "left": "25:99"}),
    "no time": ("at Acme Tue", AT_ACME | {"day": "2026-12-01"}),
    "a time that comes twice": (
        "at Acme 2027-10-31 02:30",
        AT_ACME | {"day": "2027-10-31", "times": "14:30", "unsure": "starts"},
    ),
    "a time that comes twice by the clock": (
        "at Acme 2027-10-31 2:30am",
        AT_ACME | {"day": "2027-10-31", "times": "02:30", "unsure": "starts"},
    ),
    "a time that is skipped": (
        "at Acme 28 Mar 2027 2:30 am",
        AT_ACME | {"day": "2027-03-28", "times": "02:30", "unsure": "starts"},
    ),
    # Zones
    "a city’s time": ("at Acme Tue 14:00 London time", TUE_AT_2 | {"zone": "Europe/London"}),
    "letters": ("at Acme Tue 14:00 PST", TUE_AT_2 | {"zone": "America/Los_Angeles"}),
    "one’s own letters": ("at Acme Tue 14:00 CET", TUE_AT_2 | {"zone": "Europe/Berlin"}),
    "by its IANA name": ("at Acme Tue 14:00 America/New_York", TUE_AT_2 | {"zone": "America/New_York"}),
    "letters that are a company": ("at PST Tue 14:00", TUE_AT_2 | {"company": "PST"}),
    # Companies and jobs
    "one that is known": ("at halden robotics Tue 14:00", TUE_AT_2 | {"company": 1}),
    "one that is known, without accents": ("at Societe Generale Tue 14:00", TUE_AT_2 | {"company": 2}),
    "one that is known, anywhere": ("Societe Generale Tue 14:00", TUE_AT_2 | {"company": 2}),
    "the beginning of one": ("at Halden Tue 14:00", TUE_AT_2 | {"company": 1, "unsure": "company"}),
    "several jobs there": ("at Twice Tue 14:00", TUE_AT_2 | {"company": 2, "unsure": "company"}),
    "several jobs there and the role": (
        "at Twice as a manager Tue 14:00",
        TUE_AT_2 | {"company": 4, "role": "manager"},
    ),
    "another role there": (
        "at Halden Robotics as Pilot Tue 14:00",
        TUE_AT_2 | {"company": "Halden Robotics", "role": "Pilot", "unsure": "company"},
    ),
    "a new one with its role": (
        "at Acme for the data analyst role Tue 14:00",
        TUE_AT_2 | {"role": "data analyst"},
    ),
    "of three words": ("at Bank of America Tue 14:00", TUE_AT_2 | {"company": "Bank of America"}),
    "in small letters": ("at acme Tue 14:00", TUE_AT_2 | {"company": "acme"}),
    "named like a service": (
        "Onsite at Zoom Tue 14:00",
        TUE_AT_2 | {"company": "Zoom", "kind": "onsite", "format": "onsite"},
    ),
    "after with": ("Interview with Acme Tue 14:00", TUE_AT_2 | {"unsure": "company"}),
    "the first of two after with": (
        "Interview with Acme Tue 14:00 with Ana",
        TUE_AT_2 | {"people": "Ana", "unsure": "company"},
    ),
    "by somebody who is known from one job": (
        "Call with Zoe Tue 14:00",
        TUE_AT_2 | {"company": 2, "people": "Zoé Petit"},
    ),
    "and brackets behind it": ("at Acme (Data team) Tue 14:00", TUE_AT_2 | {"left": "(Data team)"}),
    "and words behind it": ("at Acme bring your laptop Tue 14:00", TUE_AT_2 | {"left": "bring your laptop"}),
    # People
    "three": (
        "at Acme Tue 14:00 with Ana, Bo and Cem Yilmaz",
        TUE_AT_2 | {"people": "Ana, Bo, Cem Yilmaz", "apart": True, "unsure": "apart"},
    ),
    "in small letters, two": ("at Acme Tue 14:00 with ana & bo", TUE_AT_2 | {"people": "ana, bo", "unsure": "apart"}),
    "the same one twice": ("at Acme Tue 14:00 with Ana and ana", TUE_AT_2 | {"people": "Ana"}),
    "by first name": ("at Halden Robotics Tue 14:00 with Ana", TUE_AT_2 | {"company": 1, "people": "Ana Ruiz"}),
    "one of two": (
        "at Halden Robotics Tue 14:00 with Bo",
        TUE_AT_2 | {"company": 1, "people": "Bo", "unsure": "people"},
    ),
    "with a title": ("at Acme Tue 14:00 with their CTO Ana Ruiz", TUE_AT_2 | {"people": "Ana Ruiz"}),
    "with a title behind": (
        "at Acme Tue 14:00 with Ana Ruiz, Head of Data and Bo",
        TUE_AT_2 | {"people": "Ana Ruiz, Bo", "unsure": "apart"},
    ),
    "before the company": ("Meeting with Ana Ruiz at Acme Tue 14:00", TUE_AT_2 | {"people": "Ana Ruiz"}),
    "nobody": ("at Acme Tue 14:00 with the team", TUE_AT_2 | {"left": "team"}),
    "and words behind": (
        "at Acme Tue 14:00 with Ana bring a portfolio",
        TUE_AT_2 | {"people": "Ana", "left": "bring a portfolio"},
    ),
    "as a panel": ("Panel at Acme Tue 14:00 with Ana, Bo", TUE_AT_2 | {"people": "Ana, Bo"}),
    "one after the other": (
        "at Acme Tue 14:00 back to back with Ana, Bo",
        TUE_AT_2 | {"people": "Ana, Bo", "apart": True},
    ),
    "each so long": (
        "at Acme Tue from 14:00, 45 min each with Ana, Bo",
        TUE_AT_2 | {"people": "Ana, Bo", "apart": True, "minutes": 45},
    ),
    # How and where
    "by video": ("video call at Acme Tue 14:00", TUE_AT_2 | {"format": "video"}),
    "by Teams": ("on Teams at Acme Tue 14:00", TUE_AT_2 | {"format": "video"}),
    "a screen by HR": ("HR screen at Acme Tue 14:00", TUE_AT_2 | {"kind": "screen"}),
    "a phone screen": ("phone screen at Acme Tue 14:00", TUE_AT_2 | {"format": "phone", "kind": "screen"}),
    "the final": ("final round at Acme Tue 14:00", TUE_AT_2 | {"kind": "final"}),
    "a technical one": ("technical interview at Acme Tue 14:00", TUE_AT_2 | {"kind": "technical"}),
    "the third": ("3rd interview at Acme Tue 14:00", TUE_AT_2 | {"number": 3}),
    "by its number": ("round 4 at Acme Tue 14:00", TUE_AT_2 | {"number": 4}),
    "an address": (
        "at Acme Tue 14:00 in Berlin, room 4",
        TUE_AT_2 | {"place": "Berlin, room 4", "format": "onsite"},
    ),
    "a link": (
        "at Acme Tue 14:00 https://meet.google.com/abc-defg-hij",
        TUE_AT_2 | {"link": "https://meet.google.com/abc-defg-hij", "format": "video"},
    ),
    # What it does not read
    "nothing": ("", {}),
    "no round": ("lunch", {"left": "lunch"}),
    "German": (
        "Interview bei Acme am Dienstag 14 Uhr mit Ana",
        {"left": "Interview bei Acme am Dienstag 14 Uhr mit Ana"},
    ),
    "French": ("Entretien chez Acme mardi 14h avec Ana", {"left": "Entretien chez Acme mardi 14h avec Ana"}),
    "Spanish": ("Entrevista en Acme a las 14:00 con Ana", {"left": "Entrevista en Acme a las 14:00 con Ana"}),
    "control characters": ("at Acme\0 Tue\n14:00", TUE_AT_2),
    "markup": ("at Acme Tue 14:00 with <b>Ana</b>", TUE_AT_2 | {"left": "<b>Ana</b>"}),
}


@pytest.mark.parametrize(("text", "wanted"), LINES.values(), ids=LINES)
def test_a_line_is_understood(text, wanted):
    assert understood(text) == wanted


def test_figures_are_read_in_the_order_of_the_country():
    american = Addressee(NEW_YORK, NOW, country="US")

    assert understood("at Acme 12/1 14:00", american)["day"] == "2026-12-01"
    assert understood("at Acme 12/1 14:00")["day"] == "2027-01-12"


def test_today_is_the_day_where_the_candidate_is():
    late = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)

    assert read_line("at Acme today", Addressee(BERLIN, late), [], {}).day == date(2026, 11, 27)
    assert read_line("at Acme today", Addressee(NEW_YORK, late), [], {}).day == date(2026, 11, 26)


def test_each_can_be_given_a_conversation_of_their_own():
    assert understood("at Acme Tue 14:00-17:00 with Ana, Bo", apart=True)["apart"] is True
    assert "apart" not in understood("at Acme Tue 14:00-17:00 with Ana", apart=True)
    assert "apart" not in understood("Onsite at Acme Tue 14:00-17:00 with Ana, Bo", apart=False)


def test_a_first_name_that_may_be_two_people_says_who():
    (person,) = read_line("at Halden Robotics Tue 14:00 with Bo", WRITER, JOBS, PEOPLE).people

    assert person.either == ("Bo Lind", "Bo Berg")


HALF_AN_HOUR, THREE_HOURS = timedelta(minutes=30), timedelta(hours=3)


@pytest.mark.parametrize(
    ("count", "kind", "takes", "wanted"),
    [
        (1, "onsite", THREE_HOURS, False),
        (2, "", timedelta(minutes=60), False),
        (2, "", timedelta(minutes=75), False),
        (2, "", timedelta(minutes=90), True),
        (3, "", timedelta(minutes=90), True),
        (5, "", timedelta(minutes=90), False),
        (4, "", THREE_HOURS, True),
        (2, "onsite", timedelta(minutes=60), False),
        (4, "onsite", THREE_HOURS, True),
        (12, "onsite", THREE_HOURS, False),
        (2, "final", THREE_HOURS, True),
        (2, "screen", HALF_AN_HOUR, False),
        (3, "technical", HALF_AN_HOUR, False),
        (3, "technical", THREE_HOURS, True),
        (4, "case_study", THREE_HOURS, False),
        (4, "case_study", None, False),
        (2, "", None, False),
        (3, "", None, True),
        (2, "screen", None, False),
        (2, "onsite", None, True),
        (2, "final", None, True),
    ],
)
def test_a_long_round_is_a_conversation_with_each_and_a_short_one_a_panel(count, kind, takes, wanted):
    assert are_apart(count, kind, takes) is wanted


@pytest.mark.parametrize(
    ("text", "apart", "each"),
    [
        ("Onsite at Acme Tue 14:00-17:00 with Ana, Bo, Cem, Di", True, 45),
        ("Virtual onsite at Acme Tue 14:00-17:00 with Ana, Bo", True, 90),
        ("Panel at Acme Tue 14:00-17:00 with Ana, Bo, Cem, Di", False, None),
        ("at Acme Tue 14:00-17:00 with Ana, Bo, Cem, Di together", False, None),
        ("at Acme Tue 14:00-15:00 with Ana, Bo", False, None),
        ("at Acme Tue 14:00-15:00 with Ana, Bo one after the other", True, 30),
        ("at Acme Tue 14:00 for 3 hours with Ana, Bo, Cem", True, 60),
        ("at Acme Tue 14:00, 45 min each with Ana, Bo", True, 45),
        ("at Acme Tue 14:00-17:00, 45 min each with Ana, Bo", True, 45),
        ("at Acme Tue 14:00 for 30 min back to back with Ana, Bo", True, 30),
        ("Case study at Acme Tue 14:00-17:00 with Ana, Bo, Cem", False, None),
        ("at Acme Tue 14:00 with Ana, Bo", False, None),
    ],
)
def test_how_several_people_come_is_decided_by_the_words_else_by_the_time(text, apart, each):
    reading = read_line(text, WRITER, [], {})

    assert (reading.is_apart, reading.minutes_each if reading.is_apart else None) == (apart, each)


@pytest.mark.parametrize(
    "text",
    [
        "with " * 2_000,
        "a" * 10_000,
        "at Acme " + "Tue 14:00 " * 1_000,
        "with " + "Ana, " * 2_000,
        "at " + "A " * 5_000,
        "((((" * 2_500,
        "14:00-" * 2_000,
        "https://" * 1_300,
        "\0" * 10_000,
        "\u202e at Acme \u2066 with Ana",
    ],
    ids=range(10),
)
@pytest.mark.parametrize("language", TONGUES)
def test_a_hostile_line_is_read_or_left_at_once(text, language):
    grammar_for(language)
    started = process_time()

    read_line(text, WRITER, JOBS, PEOPLE, language=language)

    assert process_time() - started < 0.5


def test_the_language_is_told_by_its_little_words():
    english, german = grammar_for("en"), grammar_for("de-at")

    assert english.knows_language_of("Onsite at Acme with Juan de la Cruz in Los Angeles")
    assert english.knows_language_of("Acme 14:00")
    assert not english.knows_language_of("Interview bei Acme")
    assert german.knows_language_of("Interview bei Acme")
    assert german.knows_language_of("Onsite at Acme with Ana")
    assert not german.knows_language_of("Entretien chez Acme")
    assert grammar_for("ar").tongues == english.tongues
