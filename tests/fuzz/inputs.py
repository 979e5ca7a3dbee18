"""Files as nobody would send them: those of our tests and of the icalendar package, cut, joined, and stirred."""

import random
from itertools import chain
from pathlib import Path

import icalendar
from hypothesis import strategies as st

from tests.data.invite_mails import MAILS_IN_NEW_YORK
from tests.interviews.test_invites_table import ROWS
from tests.tables import TABLE, as_csv, as_xlsx

# Beyond that the size is what is refused, and reading was not tried.
LONGEST = 60_000
JOB_FILES = Path(__file__).parent.parent / "data" / "job_files"
CALENDARS = [path.read_bytes() for path in sorted(Path(icalendar.__file__).parent.rglob("*.ics"))]
INVITES = [*CALENDARS, *(row.content for row in chain(ROWS, MAILS_IN_NEW_YORK))]
TABLES = [
    *(path.read_bytes() for path in sorted(JOB_FILES.iterdir())),
    *(as_csv(TABLE, delimiter, encoding) for delimiter in ",;\t|" for encoding in ("utf-8-sig", "utf-16", "cp1252")),
]
# One of them starts a process of its own; a handful is enough.
WORKBOOKS = [as_xlsx(TABLE), as_xlsx([["Company", "Applied on"], ["Acme", 46056]], TABLE)]

# What means something to one reader or another.
WORDS = [
    word.encode()
    for line in r"""
BEGIN:VCALENDAR|END:VEVENT|BEGIN:VEVENT|BEGIN:VTIMEZONE|DTSTART:|DTSTART;TZID="W. Europe Standard Time":
DTEND:20261201T130000Z|99991231T235959Z|00000000T000000|RRULE:FREQ=SECONDLY|RDATE:|METHOD:CANCEL
STATUS:CANCELLED|SEQUENCE:-1|DURATION:-P9999999D|ATTENDEE;CN="|:mailto:|DESCRIPTION:
LOCATION:https://meet.google.com/|ORGANIZER:|RECURRENCE-ID:|X-ALT-DESC;FMTTYPE=text/html:<|TZOFFSETTO:+9999
Content-Type: multipart/mixed; boundary=x|--x|Content-Transfer-Encoding: base64
Content-Type: text/calendar; charset=utf-7|=?utf-8?b?|Subject: Interview|Tuesday 1 December|14:00|25:61
2-3pm ET|CET|Ana Ruiz, Head of Data|+49 69 365057714|Re: Fwd: |noon|tomorrow|Company|Role|Status|Applied on
Wishlist|Offer|3/4/2026|46056|1e309|-1|"|""|'|=1+1|\,|\n|\N|;|,|N/A|sep=;|---
""".strip().splitlines()
    for word in line.split("|")
]
BYTES = [
    b"\0",
    b"\r",
    b"\n",
    b"\t",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xe2\x80\xae",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
]
ENCODINGS = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037", "utf-7"]


def cut(content, dice):
    return content[: dice.randrange(len(content) + 1)]


def behead(content, dice):
    return content[dice.randrange(len(content) + 1) :]


def repeat(content, dice):
    start = dice.randrange(len(content) + 1)
    piece = content[start : start + dice.randrange(400)]
    return content[:start] + piece * dice.randrange(1, 30) + content[start:]


def insert(content, dice):
    at = dice.randrange(len(content) + 1)
    return content[:at] + dice.choice([*WORDS, *BYTES]) * dice.choice([1, 1, 1, 50]) + content[at:]


def overwrite(content, dice):
    changed = bytearray(content)
    for _ in range(dice.randrange(1, 20)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def shuffle_lines(content, dice):
    lines = content.split(b"\n")
    dice.shuffle(lines)
    return b"\n".join(lines)


def drop_lines(content, dice):
    return b"\n".join(line for line in content.split(b"\n") if dice.random() < 0.8)


def change_numbers(content, dice):
    digits = b"0123456789"
    return bytes(digits[dice.randrange(10)] if byte in digits and dice.random() < 0.2 else byte for byte in content)


def write_otherwise(content, dice):
    return content.decode("utf-8", "replace").encode(dice.choice(ENCODINGS), "replace")


def wrap_as_mail(content, dice):
    kind = dice.choice([b"text/calendar", b"text/plain", b"text/html", b"message/rfc822", b"multipart/alternative"])
    return (
        b"From: a@b.example\nTo: alice@example.com\nDate: Mon, 23 Nov 2026 10:00:00 +0100\nContent-Type: %s\n\n" % kind
        + content
    )


MUTATIONS = [
    cut,
    behead,
    repeat,
    insert,
    insert,
    overwrite,
    shuffle_lines,
    drop_lines,
    change_numbers,
    write_otherwise,
    wrap_as_mail,
]


@st.composite
def stirred(draw, corpus):
    """One of them, or two in one, changed in up to five ways."""
    dice = random.Random(draw(st.integers(0, 2**63)))
    content = dice.choice(corpus)
    if dice.random() < 0.15:
        content = cut(content, dice) + behead(dice.choice(corpus), dice)
    for _ in range(dice.randrange(6)):
        content = dice.choice(MUTATIONS)(content[:LONGEST], dice)
    return content[:LONGEST]
