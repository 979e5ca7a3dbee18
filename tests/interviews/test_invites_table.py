"""Every invite of the table is read as it should be: when, with whom, where, and what is unsure."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from interviews.invites.employers import employer_of
from interviews.invites.found import Addressee
from interviews.invites.reading import read_invite
from tests.data.invite_mails import MAILS_IN_NEW_YORK
from tests.data.invite_mails_abroad import MAILS_ABROAD
from tests.data.invites import CALENDARS, MAILS, TEXTS

ALICE = Addressee(
    zone=ZoneInfo("Europe/Berlin"),
    now=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    emails=frozenset({"alice@example.com"}),
    name="Alice Berg",
    country="DE",
)
IN_NEW_YORK = replace(ALICE, zone=ZoneInfo("America/New_York"), country="US")
COMPANIES = {"", "Halden Robotics", "Halden", "Brightwell", "Lumen", "Firm"}
# “Phone interview with Ana Ruiz”, and nothing says whether that is a person.
MAY_BE_ONE = "Lever, a duration instead of an end"
ROWS = [*CALENDARS, *MAILS, *TEXTS, *MAILS_IN_NEW_YORK, *MAILS_ABROAD]


def conversations_of(content, reader=ALICE):
    return [conversation for invite in read_invite(content, reader) for conversation in invite.conversations]


def said(person):
    return " ".join(
        [
            person.name,
            *([f"({person.title})"] if person.title else []),
            *([f"<{person.email}>"] if person.email else []),
        ]
    )


def talk(conversation, zone):
    start = conversation.starts_at.astimezone(ZoneInfo(zone or "Europe/Berlin"))
    minutes = (conversation.ends_at - conversation.starts_at).total_seconds() // 60
    return (f"{start:%Y-%m-%d %H:%M}", minutes, ", ".join(said(person) for person in conversation.people))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_it_is_read_right(row):
    found = conversations_of(row.content, IN_NEW_YORK if row in MAILS_IN_NEW_YORK else ALICE)

    assert [talk(conversation, row.zone) for conversation in found] == row.talks
    first = found[0]
    assert (first.zone, first.url, first.place, first.is_cancelled) == (row.zone, row.url, row.place, row.cancelled)
    assert row.phone in ("", *first.phones)
    assert sorted({doubt for conversation in found for doubt in conversation.unsure}) == row.unsure.split()
    assert {person.name: person.url for one in found for person in one.people if person.url} == row.links
    if row.company is not None:
        assert employer_of(read_invite(row.content, ALICE)[0].whole, [], ALICE).company == row.company


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_nothing_is_taken_for_a_company_that_is_none(row):
    companies = {employer_of(invite.whole, [], ALICE).company for invite in read_invite(row.content, ALICE)}

    assert companies <= COMPANIES or row.name == MAY_BE_ONE


def test_the_table_is_long_enough():
    assert len(ROWS) >= 75
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_a_candidate_invited_under_another_address_is_the_only_private_one():
    row = next(row for row in CALENDARS if row.name == "Google, one person, Meet")

    (found,) = conversations_of(row.content.replace(b"alice@example.com", b"a.berg.99@gmail.com"))

    assert [person.name for person in found.people] == ["Ana Ruiz"]
