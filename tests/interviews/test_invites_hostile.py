"""Files that nobody meant well: answered with events or with a sentence, soon, within bounds; never an error of ours.

Every calendar file that the installed icalendar package carries among its own tests is read, and so is each of them
cut short, joined to another, in other encodings, and with its lines in another order.
"""

import random
import subprocess
import sys
import time
from pathlib import Path

import icalendar
import pytest

from interviews.invites.reading import read_invite
from interviews.unreadable import Unreadable
from tests.interviews.test_invites_table import ALICE, ROWS

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 19
LONGEST = 2.0
FILES = sorted(Path(icalendar.__file__).parent.rglob("*.ics"))

HEAD = b"From: a@b.example\r\nTo: c@d.example\r\n"
PARTS = HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
EVENT = b"BEGIN:VEVENT\r\nUID:%d\r\nDTSTART:20261201T130000Z\r\n%s\r\nEND:VEVENT\r\n"


def calendar(*lines):
    return (
        b"BEGIN:VCALENDAR\r\n"
        + b"".join(EVENT % (number, line) for number, line in enumerate(lines))
        + b"END:VCALENDAR\r\n"
    )


HOSTILE = {
    "a repetition every second for ever": calendar(
        b"RRULE:FREQ=SECONDLY;COUNT=2147483647;BYSECOND=" + b"0,1,2," * 500
    ),
    "repetitions by dates": calendar(b"RDATE:" + b"20261201T130000Z," * 10_000),
    "nested twenty thousand deep": b"BEGIN:VCALENDAR\r\n"
    + b"BEGIN:VEVENT\r\nBEGIN:VALARM\r\n" * 10
    + b"BEGIN:X\r\n" * 20_000,
    "events in events": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 20_000,
    "a zone that repeats by the second": b"BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:X\r\n"
    b"BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
    b"RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+9999\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n"
    b"DTSTART;TZID=X:20261201T140000\r\nEND:VEVENT\r\nEND:VCALENDAR",
    "thousands of zones": b"BEGIN:VCALENDAR\r\n"
    + b"BEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE\r\n" * 5_000
    + EVENT % (1, b"X:1"),
    "a path as a zone": calendar(b"DTSTART;TZID=../../../etc/passwd:20261201T140000"),
    "a zone as long as a book": calendar(b"DTSTART;TZID=" + b"A" * 100_000 + b":20261201T140000"),
    "an alarm that rings for ever": calendar(
        b"BEGIN:VALARM\r\nTRIGGER:-PT1S\r\nREPEAT:2147483647\r\nDURATION:PT1S\r\nEND:VALARM"
    ),
    "five hundred events with texts": calendar(
        *[b"DESCRIPTION:Ana Ruiz 14:00 +49 30 1234567 " + b"0171 1234567 " * 25] * 500
    ),
    "too many events": calendar(*[b"X:1"] * 501),
    "a hundred thousand events": calendar(*[b""] * 100_000),
    "attendees without end": calendar(b"ATTENDEE;CN=a b:mailto:a@b.example\r\n" * 6_000),
    "one attendee with parameters without end": calendar(b"ATTENDEE" + b";X=Y" * 60_000 + b":mailto:a@b.example"),
    "quotes that never close": calendar(b'ATTENDEE;CN="' + b'\\"' * 60_000),
    "a long line": calendar(b"DESCRIPTION:" + b"x" * 250_000),
    "a long text of times": calendar(b"DESCRIPTION:" + b"14:00 Ana Ruiz\\, " * 14_000),
    "a long text of days": calendar(b"DESCRIPTION:" + b"Tuesday 1 December " * 12_000),
    "a long text of names": calendar(b"DESCRIPTION:" + b"Ana Ruiz, " * 24_000),
    "a long text of numbers": calendar(b"DESCRIPTION:" + b"+49 171 1234567\\n" * 15_000),
    "a long text of tags": calendar(b"DESCRIPTION:" + b"<a href=x>" * 25_000),
    "a long text of open tags": calendar(b"DESCRIPTION:" + b"<" * 250_000),
    "a long text of comments": calendar(b"DESCRIPTION:" + b"<!--" * 60_000),
    "a long text of links": calendar(b"DESCRIPTION:" + b"https://[x](" * 20_000),
    "folded letter by letter": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261201T130000Z\r\nSUMMARY:"
    + b"x\r\n " * 60_000,
    "empty lines": b"BEGIN:VCALENDAR\r\n" + b"\r\n" * 120_000 + EVENT % (1, b"X:1"),
    "fifty megabytes": b"BEGIN:VCALENDAR\r\n" + b"x" * 50_000_000,
    "a date of the year zero": calendar(b"DTSTART:00000101T000000Z"),
    "the last day of all": calendar(b"DTEND:99991231T235959Z\r\nDURATION:P999999999D"),
    "a sequence of a thousand digits": calendar(b"SEQUENCE:" + b"9" * 1_000),
    "zeros": b"\x00" * 200_000,
    "half a UTF-16": b"\xff\xfeB\x00E\x00G\x00I",
    "lone surrogates": "BEGIN:VCALENDAR\r\n".encode("utf-16-le") + b"\x00\xd8" * 1_000,
    "noise": random.Random(SEED).randbytes(200_000),
    "a mail in a mail in a mail": HEAD + b"Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\n" * 3_000,
    "a mail of ten thousand parts": PARTS + b"--x\r\n\r\na\r\n" * 10_000,
    "a mail of nothing but parts": PARTS + b"--x\n\n" * 300_000,
    "a mail of nothing but heads": HEAD + b"X: y\r\n" * 300_000,
    "a part of nothing but heads": PARTS + b"--x\r\n" + b"X: y\r\n" * 300_000,
    "mails in mails until the stack ends": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 60_000,
    "parts in parts": HEAD
    + b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (number, number) for number in range(490)
    ),
    "a mail with an endless head": HEAD + b"X: " + b"y" * 1_900_000,
    "a mail with endless recipients": b"From: a@b.example\r\nTo: "
    + b"a@b.example, " * 100_000
    + b"\r\nSubject: x\r\n\r\n14:00",
    "a mail with a broken head": b"From: =?utf-8?q?=FF?= <\r\nTo: ,,,;:<>@\r\nDate: 99 Foo 99999\r\n"
    b"Subject: =?x?y?z?=\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n14:00 Ana Ruiz",
    "a mail with a calendar past the limit": HEAD
    + b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n"
    + b"x" * 400_000,
    "a text of blanks": b" " * 200_000,
    "a text of line breaks": b"14:00\n" * 30_000,
    "a text of one word": b"a" * 200_000,
    "a text of brackets": b"(" * 100_000 + b"14:00" + b")" * 100_000,
    "a text of dashes": b"14:00 - " * 25_000,
}


def seconds_to_read(content):
    """However it ends; only Unreadable may be raised. The processor's time: other tests run beside this one."""
    begun = time.process_time()
    try:
        read_invite(content, ALICE)
    except Unreadable as refusal:
        assert refusal.sentence
    return time.process_time() - begun


def variants(content, other, chance):
    lines = content.splitlines(keepends=True)
    mixed, few = lines[:], lines[:]
    chance.shuffle(mixed)
    if len(few) > 3:
        here, there = chance.sample(range(len(few)), 2)
        few[here], few[there] = few[there], few[here]
    text = content.decode("utf-8", "replace")
    yield content
    yield from (content[: len(content) * part // 8] for part in (1, 2, 3, 4, 5, 6, 7))
    yield content[: chance.randrange(len(content) + 1)]
    yield content + other
    yield other[: len(other) // 2] + content
    yield from (
        text.encode(encoding, "replace") for encoding in ("utf-16", "utf-16-be", "latin-1", "utf-8-sig", "utf-7")
    )
    yield b"".join(mixed)
    yield b"".join(few)
    yield b"".join(reversed(lines))
    yield content.replace(b"\r\n", b"\n").replace(b"\n", b"\r")
    yield content.replace(b":", b";")
    yield content.replace(b"END:", b"BEGIN:")


def test_the_files_that_icalendar_is_tested_with_and_what_can_happen_to_them():
    chance = random.Random(SEED)

    times = [
        seconds_to_read(variant)
        for file in FILES
        for variant in variants(file.read_bytes(), chance.choice(FILES).read_bytes(), chance)
    ]

    print(f"seed {SEED}: {len(times)} variants, slowest {max(times):.3f} s, {sum(times):.1f} s in all")  # noqa: T201
    assert len(FILES) > 150
    assert len(times) >= 2_000
    assert max(times) <= LONGEST


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_soon(name):
    assert seconds_to_read(HOSTILE[name]) <= LONGEST


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_real_invite_cut_anywhere_is_no_error(row):
    for end in range(0, len(row.content), max(1, len(row.content) // 25)):
        seconds_to_read(row.content[:end])


def test_a_zone_that_one_file_describes_means_nothing_in_the_next():
    """icalendar remembers described zones for the whole process; one candidate's upload must not move another's."""
    poison = HOSTILE["a zone that repeats by the second"].replace(b"SECONDLY", b"YEARLY").replace(b"+9999", b"+1200")
    read_invite(poison, ALICE)

    (invite,) = read_invite(
        calendar(b"").replace(b"DTSTART:20261201T130000Z", b"DTSTART;TZID=X:20261201T140000"), ALICE
    )

    assert invite.event.starts_at.hour == 13
    assert "zone" in invite.event.unsure


# The peak of this program alone: what resource.getrusage says begins with that of the process that started it.
MEASURE = """
import pathlib, re, django
django.setup()
from tests.interviews.test_invites_hostile import HOSTILE, seconds_to_read
own = sum(len(content) for content in HOSTILE.values()) // 1024
for content in HOSTILE.values():
    seconds_to_read(content)
peak = re.search(r"VmHWM:\\s+(\\d+) kB", pathlib.Path("/proc/self/status").read_text())[1]
print(int(peak) - own)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux, which tells a program's own peak")
@pytest.mark.process
def test_all_hostile_files_together_stay_within_the_memory_of_one_small_process():
    done = subprocess.run([sys.executable, "-c", MEASURE], cwd=ROOT, capture_output=True, text=True, check=True)

    print(f"{int(done.stdout) // 1024} MB")  # noqa: T201
    assert int(done.stdout) <= 256 * 1024
