"""The lines of a calendar file, unfolded, and the events they stand in; limits are checked before anything is read.

Zones, alarms and repetitions are left unread: a single RRULE can keep a machine busy for minutes.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from interviews.unreadable import Unreadable

MOST_EVENTS = 500
DEEPEST = 8
# A line is a whole description; longer ones are cut. So many lines of one name are kept of an event.
LONGEST_LINE = 60_000
MOST_OF_A_NAME = 100
BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
NAME = re.compile(r"[A-Za-z0-9.-]+")
KEPT = frozenset(
    [
        "UID",
        "RECURRENCE-ID",
        "SEQUENCE",
        "DTSTAMP",
        "LAST-MODIFIED",
        "STATUS",
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "DURATION",
        "LOCATION",
        "DESCRIPTION",
        "X-ALT-DESC",
        "URL",
        "CONFERENCE",
        "ORGANIZER",
        "ATTENDEE",
        "RRULE",
        "METHOD",
        "X-GOOGLE-CONFERENCE",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL",
        "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
        "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    ]
)
ABOUT_ZONES = frozenset(["TZID", "X-LIC-LOCATION", "TZOFFSETTO", "RRULE", "DTSTART"])


@dataclass
class Block:
    """The lines of one event by their names, or of one zone: then STANDARD and DAYLIGHT stand before the names."""

    method: str = ""
    is_whole: bool = False
    lines: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def keep(self, name: str, line: str) -> None:
        if len(self.lines[name]) < MOST_OF_A_NAME:
            self.lines[name].append(line[:LONGEST_LINE])

    def first(self, name: str) -> str:
        return next(iter(self.lines.get(name, ())), "")


@dataclass
class Blocks:
    events: list[Block] = field(default_factory=list)
    zones: list[Block] = field(default_factory=list)


def unfolded(text: str) -> list[str]:
    """Logical lines: what begins with a space or a tab goes on; so does quoted-printable text that ends with “=”."""
    lines: list[list[str]] = []
    is_soft = False
    for line in BREAK.split(text):
        if lines and (is_soft or line[:1] in (" ", "\t")):
            lines[-1].append(line if is_soft else line[1:])
        elif line.strip():
            lines.append([line])
        is_soft = line.endswith("=") and bool(lines) and "QUOTED-PRINTABLE" in lines[-1][0].upper()
        if is_soft:
            lines[-1][-1] = lines[-1][-1][:-1]
    return ["".join(parts) for parts in lines]


def blocks_of(text: str) -> Blocks:
    """The events and zones of the file, also of one that was cut short; raises Unreadable for one past the limits."""
    found, walk = Blocks(), _Walk()
    for line in unfolded(text):
        name, value = _name_of(line), line.partition(":")[2].strip().upper()
        if name == "BEGIN":
            walk.open(value, found)
        elif name == "END":
            walk.close(value)
        elif name:
            walk.keep(name, line, value)
    return found


@dataclass
class _Walk:
    """Where in the nesting the reading is."""

    open_names: list[str] = field(default_factory=list)
    method: str = ""
    block: Block | None = None

    def open(self, name: str, found: Blocks) -> None:
        self.open_names.append(name)
        if len(self.open_names) > DEEPEST:
            raise Unreadable(_("This file is nested more deeply than any invite. Nothing in it was read."))
        if name == "VCALENDAR":
            # Files that were joined begin anew, whatever was left open before.
            self.open_names, self.method, self.block = ["VCALENDAR"], "", None
        elif name == "VEVENT":
            self.open_names = [*self.open_names[:1], "VEVENT"]
            self.block = Block(self.method)
            found.events.append(self.block)
            if len(found.events) > MOST_EVENTS:
                sentence = _(
                    "More than %(limit)d events are in this file. Export only the interview from your calendar."
                )
                raise Unreadable(sentence % {"limit": MOST_EVENTS}, is_too_large=True)
        elif name == "VTIMEZONE" and len(found.zones) < MOST_OF_A_NAME:
            self.block = Block()
            found.zones.append(self.block)

    def close(self, name: str) -> None:
        if name not in self.open_names:
            return
        while self.open_names.pop() != name:
            pass
        if name in ("VEVENT", "VTIMEZONE", "VCALENDAR") and self.block:
            self.block.is_whole = name != "VCALENDAR"
            self.block = None

    def keep(self, name: str, line: str, value: str) -> None:
        inside = self.open_names[-1] if self.open_names else ""
        if name == "METHOD" and inside == "VCALENDAR":
            self.method = value
        elif self.block and inside == "VEVENT" and name in KEPT:
            self.block.keep(name, line)
        elif self.block and inside in ("VTIMEZONE", "STANDARD", "DAYLIGHT") and name in ABOUT_ZONES:
            self.block.keep(name if inside == "VTIMEZONE" else f"{inside} {name}", line)


def _name_of(line: str) -> str:
    match = NAME.match(line.lstrip("\ufeff \t"))
    return match[0].upper() if match else ""
