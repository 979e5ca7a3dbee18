"""A calendar file (`.ics`) as events: bytes in, FoundEvents out, whoever wrote it. Repetitions are never expanded.

icalendar reads lines, dates and lengths; where a sender broke a line, what can be told from it is kept.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from interviews.decoding import decoded
from interviews.invites.content_lines import Block, Blocks, blocks_of
from interviews.invites.event_lines import DATED, TZID, Moment, parsed, parts_of, persons_in, whole_number
from interviews.invites.found import ENDS, NO_START, PEOPLE, ZONE, Addressee, FoundEvent, FoundPerson
from interviews.invites.people_found import people_of
from interviews.invites.places import places_of
from interviews.invites.windows_zones import zone_described, zone_named
from interviews.plain_text import plain
from interviews.unreadable import Unreadable
from interviews.wall_clock import readings

MOST_BYTES = 256 * 1024
# So many are read with their texts; what else a whole calendar holds is not about this interview.
MOST_READ = 25
MOST_NOTES, MOST_TITLE = 9_000, 300
USUAL_LENGTH = timedelta(hours=1)
FIRST_YEAR, LAST_YEAR = 2000, 2100
NO_PERSON = frozenset({"ROOM", "RESOURCE", "GROUP"})
NO_GUEST = frozenset({"NON-PARTICIPANT"})
LINKS = (
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "CONFERENCE",
    "URL",
)


def events_in(content: bytes, addressee: Addressee) -> list[FoundEvent]:
    """The events of the file, soonest first; raises Unreadable, with a sentence, for what is no calendar file."""
    if len(content) > MOST_BYTES:
        raise Unreadable(
            _("This file is larger than %(limit)d KB. Export only the interview from your calendar.")
            % {"limit": MOST_BYTES // 1024},
            is_too_large=True,
        )
    text = decoded(content)
    if not is_calendar(text):
        raise Unreadable(_("This is no calendar file. Save the invite as an .ics file, or paste its text."))
    blocks = blocks_of(text)
    read = [_Reader(block, blocks, addressee) for block in blocks.events]
    chosen = sorted((reader for reader in read if reader.starts), key=lambda reader: reader.distance)[:MOST_READ]
    events = [reader.event() for reader in sorted(chosen, key=lambda reader: reader.order)]
    if not events:
        raise Unreadable(_("We found no event with a start in this file. Paste the text of the mail instead."))
    return events


def is_calendar(text: str) -> bool:
    return bool(re.search(r"^\s*BEGIN\s*:\s*(?:VCALENDAR|VEVENT)\b", text, re.IGNORECASE | re.MULTILINE))


class _Reader:
    """One event: its start is read at once, the rest when it is asked for."""

    def __init__(self, block: Block, blocks: Blocks, addressee: Addressee) -> None:
        self.block, self.blocks, self.addressee = block, blocks, addressee
        self.starts = self._moment("DTSTART")

    @property
    def distance(self) -> tuple[bool, float]:
        """What lies ahead comes first, the soonest of it; then what is past, the latest of it."""
        seconds = (self.order - self.addressee.now).total_seconds()
        return seconds < -86_400, abs(seconds)

    @property
    def order(self) -> datetime:
        return self.starts.at if self.starts else datetime.max.replace(tzinfo=UTC)

    def event(self) -> FoundEvent:
        block = self.block
        text = plain(self._text("DESCRIPTION") or self._text("X-ALT-DESC"))
        location = plain(self._text("LOCATION"))
        places = places_of(location, self._links(), text, self.addressee.country)
        organiser, attendees = self._organiser(), list(self._attendees())
        people, is_guess = people_of(organiser, attendees, text, self.addressee)
        ends_at, is_end_sure = self._end()
        zone = self.starts.zone if self.starts else ""
        return FoundEvent(
            uid=self._value("UID")[:255],
            recurrence_id=self._value("RECURRENCE-ID")[:64],
            sequence=whole_number(self._value("SEQUENCE")),
            dtstamp=self._stamp(),
            is_cancelled=self._is_cancelled(),
            is_recurring=bool(block.first("RRULE")),
            title=" ".join(plain(self._text("SUMMARY")).split())[:MOST_TITLE],
            starts_at=self.starts.at if self.starts else None,
            ends_at=ends_at,
            zone=zone,
            place=places.place or self._room(),
            url=places.url,
            phones=places.phones,
            people=people,
            organiser=organiser,
            notes=text[:MOST_NOTES],
            unsure=frozenset(self._unsure(is_end_sure, is_guess)),
        )

    def _unsure(self, is_end_sure: bool, is_people_guess: bool) -> Iterator[str]:
        if self.starts and self.starts.is_day_only:
            yield NO_START
        elif self.starts and not self.starts.is_sure:
            yield ZONE
        if not is_end_sure or not self.block.is_whole:
            yield ENDS
        if is_people_guess or not self.block.is_whole:
            yield PEOPLE

    def _end(self) -> tuple[datetime | None, bool]:
        """By DTEND or DURATION; an hour, and unsure, where neither can be."""
        if self.starts is None:
            return None, False
        length = parsed(self._value("DURATION"))
        if isinstance(length, timedelta) and timedelta(minutes=5) <= length <= timedelta(hours=12):
            return self.starts.at + length, True
        ends = self._moment("DTEND")
        if ends and not ends.is_day_only and timedelta() < ends.at - self.starts.at <= timedelta(hours=12):
            return ends.at, True
        return self.starts.at + USUAL_LENGTH, False

    def _moment(self, name: str) -> Moment | None:
        match = DATED.match(self.block.first(name))
        value = parsed(match[2]) if match else None
        if match is None or not isinstance(value, date) or not FIRST_YEAR <= value.year <= LAST_YEAR:
            return None
        if isinstance(value, datetime) and value.tzinfo:
            return Moment(value.astimezone(UTC))
        if not isinstance(value, datetime):
            at = readings(datetime.combine(value, time(9)), self.addressee.zone)[0]
            return Moment(at, self.addressee.zone.key, is_sure=False, is_day_only=True)
        named = TZID.search(match[1])
        return self._local(value, named[1] if named else "")

    def _local(self, value: datetime, identifier: str) -> Moment:
        """A wall time in the zone of that name, or of the file's own description of it, or of the candidate."""
        zone = zone_named(identifier) if identifier else ""
        is_sure = bool(zone)
        if identifier and not zone:
            described = (block for block in self.blocks.zones if _is_called(block, identifier))
            zone = next((zone_described(block, self.addressee.zone, value) for block in described), "")
        zone = zone or self.addressee.zone.key
        found = readings(value, ZoneInfo(zone))
        return Moment(found[0], zone, is_sure=is_sure and len(found) == 1)

    def _stamp(self) -> datetime | None:
        """When the sender last touched it: the later of DTSTAMP and LAST-MODIFIED; programs renew one or the other."""
        stamps = [moment.at for name in ("DTSTAMP", "LAST-MODIFIED") if (moment := self._moment(name))]
        return max(stamps, default=None)

    def _is_cancelled(self) -> bool:
        method = self.block.method or self._value("METHOD").upper()
        title = self._value("SUMMARY").strip().casefold()
        return (
            method == "CANCEL"
            or self._value("STATUS").strip().upper() == "CANCELLED"
            or title.startswith(("canceled:", "cancelled:", "canceled event", "cancelled event", "abgesagt:"))
        )

    def _organiser(self) -> FoundPerson | None:
        return next((person for person, _params in persons_in(self.block.lines.get("ORGANIZER", ()))), None)

    def _attendees(self) -> Iterator[FoundPerson]:
        for person, params in persons_in(self.block.lines.get("ATTENDEE", ())):
            kind, role = str(params.get("CUTYPE", "")).upper(), str(params.get("ROLE", "")).upper()
            declined = str(params.get("PARTSTAT", "")).upper() == "DECLINED"
            if kind not in NO_PERSON and role not in NO_GUEST and not declined:
                yield person

    def _room(self) -> str:
        """The room among the attendees, where no location says more."""
        for person, params in persons_in(self.block.lines.get("ATTENDEE", ())):
            if str(params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE"):
                return person.name
        return ""

    def _links(self) -> Iterator[str]:
        for name in LINKS:
            for line in self.block.lines.get(name, ()):
                address = parts_of(line)[1].strip()
                if address.startswith(("https://", "http://")):
                    yield address

    def _text(self, name: str) -> str:
        line = self.block.first(name)
        return parts_of(line)[1] if line else ""

    def _value(self, name: str) -> str:
        return self._text(name).strip()


def _is_called(block: Block, identifier: str) -> bool:
    return block.first("TZID").partition(":")[2].strip().strip('"') == identifier.strip().strip('"')
