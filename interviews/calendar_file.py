"""A calendar file of entries: published, never an invitation, so no calendar writes to anybody because of it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.text import slugify
from icalendar.parser import Contentline
from icalendar.prop import vText

from interviews.calendar_entries import Entry

LONGEST = 75  # octets of a line, by RFC 5545

type Line = tuple[str, str]
fold: Any = Contentline  # which says nothing about its types


def calendar_file(entries: Iterable[Entry], *, name: str = "", has_alarms: bool = False) -> bytes:
    """The file in UTF-8, the same bytes for the same entries; `name` makes it one to subscribe to.

    icalendar escapes and folds each line. Its components take six times as long, and a feed may have 2,000 entries.
    """
    lines = [*_head(name)]
    for entry in entries:
        lines += _event(entry, has_alarms=has_alarms)
    if lines[-1][0] != "END":
        lines += EMPTY
    lines.append(("END", "VCALENDAR"))
    return b"\r\n".join([*map(_folded, lines), b""])


# A file without any part is none; nothing refers to this one.
EMPTY: list[Line] = [
    ("BEGIN", "VTIMEZONE"),
    ("TZID", "UTC"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19700101T000000"),
    ("TZOFFSETFROM", "+0000"),
    ("TZOFFSETTO", "+0000"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
]


def file_name(company: str, round_number: int) -> str:
    return f"{slugify(company) or 'interview'}-{round_number}.ics"


def _folded(line: Line) -> bytes:
    text = ":".join(line)
    octets: bytes = text.encode()
    if len(octets) <= LONGEST:
        return octets
    if len(octets) > len(text):
        # No letter may be cut in two, which takes a look at each of them.
        return bytes(fold(text).to_ical())
    starts = range(LONGEST, len(octets), LONGEST - 1)
    return b"\r\n ".join([octets[:LONGEST], *(octets[start : start + LONGEST - 1] for start in starts)])


def _head(name: str) -> Iterator[Line]:
    yield from (("BEGIN", "VCALENDAR"), ("VERSION", "2.0"))
    yield "PRODID", _text(f"-//{urlsplit(settings.BASE_URL).hostname}//Interviews//EN")
    yield from (("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH"))
    if name:
        yield from (("NAME", _text(name)), ("X-WR-CALNAME", _text(name)))
        yield from (("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"), ("X-PUBLISHED-TTL", "PT1H"))


def _event(entry: Entry, *, has_alarms: bool) -> Iterator[Line]:
    stamp = _utc(entry.stamp)
    yield "BEGIN", "VEVENT"
    yield "UID", _text(entry.uid)
    yield from (("DTSTAMP", stamp), ("LAST-MODIFIED", stamp))
    yield "SEQUENCE", str(entry.sequence)
    yield _moment("DTSTART", entry.starts)
    yield _moment("DTEND", entry.ends)
    yield "SUMMARY", _text(entry.summary)
    yield "DESCRIPTION", _text(entry.description)
    if entry.location:
        yield "LOCATION", _text(entry.location)
    yield "URL", entry.url
    yield "STATUS", "CANCELLED" if entry.is_cancelled else "CONFIRMED"
    yield "TRANSP", "OPAQUE" if entry.is_busy and not entry.is_cancelled else "TRANSPARENT"
    # Who shares a calendar with colleagues does not share where they are being interviewed.
    yield "CLASS", "PRIVATE"
    if has_alarms and entry.is_busy and not entry.is_cancelled:
        yield from (("BEGIN", "VALARM"), ("ACTION", "DISPLAY"), ("TRIGGER", "-PT1H"))
        yield from (("DESCRIPTION", _text(entry.summary)), ("END", "VALARM"))
    yield "END", "VEVENT"


def _moment(field: str, moment: date) -> Line:
    return (field, _utc(moment)) if isinstance(moment, datetime) else (f"{field};VALUE=DATE", f"{moment:%Y%m%d}")


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    return vText(text).to_ical().decode()
