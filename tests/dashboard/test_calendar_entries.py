"""One conversation as an entry, and entries as a file that two parsers read alike, whatever people typed."""

import string
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.calendar_entries import Entry, Guest, conversation_entry, frame_of, one_line
from interviews.calendar_file import calendar_file, file_name
from interviews.calendar_links import google_link, outlook_link
from interviews.models import Application, Interview, Round
from tests.dashboard.calendar_reading import by_icalendar, by_vobject, events, faults

ANA, BO, CLEO = Guest("Ana Ruiz", "Head of Data"), Guest("Bo Lind"), Guest("Cleo Fox")
START = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
HOSTILE = {
    "line breaks": "Ana\r\nATTENDEE:mailto:boss@example.com\nBEGIN:VALARM",
    "ten thousand letters": "x" * 10_000,
    "emoji": "Ana 👩🏽‍💻 " * 40,
    "right to left": "عائشة الزهراء",
    "turned around": "Ana \u202eziuR\u2066",
    "separators": 'a,b;c:d\\e"f',
    "invisible": "A\x00n\x1ba\u2028Ruiz\x85",
    "folded": "\t lead, é" * 30,
}


def make_interview(number=2, format="video", location="", meeting_url="https://meet.example/1", **fields):
    job = Application(pk=1, company=fields.pop("company", "Acme"), role_title=fields.pop("role_title", "Analyst"))
    round = Round(
        pk=4, application=job, number=number, format=format, location=location, meeting_url=meeting_url,
        status=fields.pop("round_status", "scheduled"), changed_at=START - timedelta(days=2),
    )  # fmt: skip
    kept = {"starts_at": START, "ends_at": START + timedelta(hours=1), "changed_at": START - timedelta(days=1)}
    return Interview(pk=9, round=round, **kept | fields)


def entry_of(interview, guests):
    return conversation_entry(interview, guests, frame_of(interview.round))


@pytest.mark.parametrize(
    ("number", "guests", "summary"),
    [
        (1, [ANA], "Acme: first interview with Ana Ruiz"),
        (2, [ANA], "Acme: second interview with Ana Ruiz"),
        (2, [], "Acme: second interview"),
        (3, [ANA, BO], "Acme: third interview with Ana Ruiz and Bo Lind"),
        (6, [ANA, BO, CLEO], "Acme: sixth interview with Ana Ruiz and 2 others"),
        (7, [BO], "Acme: interview round 7 with Bo Lind"),
    ],
)
def test_the_summary_says_company_which_interview_and_who(number, guests, summary):
    assert entry_of(make_interview(number), guests).summary == summary


@pytest.mark.parametrize("called_off", [{"status": "cancelled"}, {"round_status": "cancelled"}])
def test_what_was_called_off_says_so_in_words_and_in_its_status(called_off):
    entry = entry_of(make_interview(**called_off), [ANA])

    (event,) = events(calendar_file([entry], has_alarms=True))
    assert event["SUMMARY"] == "Called off: Acme: second interview with Ana Ruiz"
    assert (event["STATUS"], event["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert event.subcomponents == []


@pytest.mark.parametrize(
    ("format", "location"),
    [("video", "https://meet.example/1"), ("onsite", "Main Street 1"), ("phone", "Main Street 1")],
)
def test_the_place_is_the_link_of_a_call_and_otherwise_the_address(format, location):
    entry = entry_of(make_interview(format=format, location="Main Street 1"), [ANA])

    assert entry.location == location
    assert {"https://meet.example/1", "Main Street 1"} - {location} <= set(entry.description.splitlines())


def test_the_description_names_everybody_with_title_and_the_way_to_the_round(settings):
    settings.BASE_URL = "https://callback.example"
    entry = entry_of(make_interview(), [ANA, BO])

    assert entry.description == (
        "Ana Ruiz (Head of Data)\nBo Lind\n\nAnalyst\nVideo call\n\nAll about it: https://callback.example/rounds/4/"
    )
    assert entry.url == "https://callback.example/rounds/4/"
    assert entry.uid.endswith("@callback.example")


def test_an_entry_is_published_in_utc_kept_private_and_invites_nobody():
    interview = make_interview(feed_sequence=3)
    content = calendar_file([entry_of(interview, [ANA])])

    lines = content.decode().split("\r\n")
    assert "DTSTART:20261201T090000Z" in lines
    assert "DTEND:20261201T100000Z" in lines
    assert "DTSTAMP:20261130T090000Z" in lines
    assert {"SEQUENCE:3", "CLASS:PRIVATE", "STATUS:CONFIRMED", "METHOD:PUBLISH"} <= set(lines)
    assert b"VALARM" not in content
    assert b"ATTENDEE" not in content
    assert b"ORGANIZER" not in content


def test_an_alarm_rings_an_hour_before():
    (event,) = events(calendar_file([entry_of(make_interview(), [ANA])], has_alarms=True))

    (alarm,) = event.subcomponents
    assert (alarm["ACTION"], alarm.TRIGGER) == ("DISPLAY", timedelta(hours=-1))


def test_the_same_entries_are_the_same_bytes():
    interview = make_interview()

    assert calendar_file([entry_of(interview, [ANA])]) == calendar_file([entry_of(interview, [ANA])])


def test_an_empty_calendar_is_a_calendar_all_the_same():
    content = calendar_file([], name="Interviews")

    assert list(faults(content)) == []
    assert by_icalendar(content) == by_vobject(content) == {}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_a_name_holds_stays_text(name):
    interview = make_interview(company=name, role_title=name, location=name)
    content = calendar_file([entry_of(interview, [Guest(name, name)] * 60)], has_alarms=True)

    assert list(faults(content)) == []
    assert len(by_icalendar(content)) == len(by_vobject(content)) == 1
    assert len(content) < 100_000
    (event,) = events(content)
    assert not {"ATTENDEE", "ORGANIZER"} & set(event)
    assert len(event.subcomponents) == 1


def test_a_line_keeps_what_can_be_seen():
    assert one_line("Ana\r\nRuiz\x00 \u202e👩🏽‍💻 عائشة") == "Ana Ruiz 👩🏽‍💻 عائشة"
    assert len(one_line("x" * 10_000)) == 250


def test_a_file_is_named_for_the_company_in_letters_that_every_machine_knows():
    assert file_name("Acme & Söhne", 2) == "acme-sohne-2.ics"
    assert file_name('"\r\n../', 3) == "interview-3.ics"


# A backslash before an n is read as a line break by icalendar itself, whoever wrote the file.
typed = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\\"), min_size=1, max_size=120)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.sampled_from(
    [ZoneInfo(zone) for zone in sorted(available_timezones())[::20]]
))  # fmt: skip


@st.composite
def entries(draw):
    starts = draw(moments).astimezone(UTC).replace(microsecond=0)
    interview = make_interview(
        draw(st.integers(1, 20)),
        draw(st.sampled_from(["video", "onsite", "phone"])),
        draw(typed),
        company=draw(typed),
        role_title=draw(typed),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=draw(st.integers(1, 600))),
        status=draw(st.sampled_from(["scheduled", "cancelled"])),
        feed_sequence=draw(st.integers(0, 10_000)),
    )
    guests = draw(st.lists(st.builds(Guest, typed, typed), max_size=4))
    return entry_of(interview, guests)


@settings(deadline=None, max_examples=60)
@given(st.lists(entries(), max_size=4, unique_by=lambda entry: entry.uid), st.booleans())
def test_two_parsers_read_back_what_was_written(written, has_alarms):
    content = calendar_file(written, name="Interviews", has_alarms=has_alarms)

    assert list(faults(content)) == []
    expected = {
        entry.uid: (entry.starts, entry.ends, entry.summary, "CANCELLED" if entry.is_cancelled else "CONFIRMED")
        for entry in written
    }
    assert by_icalendar(content) == expected
    assert by_vobject(content) == expected
    for event, entry in zip(events(content), written, strict=True):
        assert event["DESCRIPTION"] == entry.description
        assert event.get("LOCATION", "") == entry.location
        assert event["SEQUENCE"] == entry.sequence


@settings(deadline=None, max_examples=60)
@given(entries())
def test_links_into_calendars_on_the_web_say_the_same(entry):
    google, outlook = (urlsplit(link) for link in (google_link(entry), outlook_link(entry)))

    assert (google.netloc, outlook.netloc) == ("calendar.google.com", "outlook.live.com")
    sent = parse_qs(google.query, keep_blank_values=True)
    assert sent["text"] == [entry.summary]
    assert sent["dates"] == [f"{entry.starts:%Y%m%dT%H%M%SZ}/{entry.ends:%Y%m%dT%H%M%SZ}"]
    sent = parse_qs(outlook.query, keep_blank_values=True)
    assert sent["subject"] == [entry.summary]
    assert datetime.fromisoformat(sent["startdt"][0]) == entry.starts
    assert entry.url in sent["body"][0]
    assert not set(google.query + outlook.query) - set(string.ascii_letters + string.digits + "%&=-._~/")


def test_a_link_that_would_be_too_long_has_just_the_way_to_the_round():
    entry = entry_of(make_interview(), [Guest("Ana " * 25, "Head " * 20)] * 20)

    assert len(entry.description) > 2_000
    assert len(google_link(entry)) < 2_000
    assert parse_qs(urlsplit(google_link(entry)).query)["details"] == [entry.url]


def test_a_day_cannot_become_a_link():
    day = Entry("u", "s", START.date(), START.date(), START, "https://callback.example/")

    with pytest.raises(TypeError):
        google_link(day)
