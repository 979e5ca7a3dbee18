"""Calendar files read back in tests: by icalendar, by vobject which shares no code with it, and by the rules."""

from datetime import UTC, date, datetime

import vobject
from icalendar import Calendar

REQUIRED = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS"}


def by_icalendar(content):
    calendar = Calendar.from_ical(content)
    assert calendar["METHOD"] == "PUBLISH"
    return {
        str(event["UID"]): (moment(event.start), moment(event.end), str(event["SUMMARY"]), str(event["STATUS"]))
        for event in calendar.events
    }


def by_vobject(content):
    calendar = vobject.readOne(content.decode())
    return {
        event.uid.value: (
            moment(event.dtstart.value),
            moment(event.dtend.value),
            event.summary.value,
            event.status.value,
        )
        for event in calendar.contents.get("vevent", [])
    }


def moment(value):
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def events(content):
    return list(Calendar.from_ical(content).events)


def faults(content):
    """What RFC 5545 or a calendar could hold against the file, in words."""
    text = content.decode("utf-8")
    lines = text.split("\r\n")
    if lines.pop() != "":
        yield "the last line does not end"
    if "\r" in "".join(lines) or "\n" in "".join(lines):
        yield "a line ends in something else than CR LF"
    yield from (f"longer than 75 octets: {line}" for line in lines if len(line.encode()) > 75)
    if any(ord(character) < 32 and character != "\t" for line in lines for character in line):
        yield "a control character"
    unfolded = text.replace("\r\n ", "").split("\r\n")
    for needed in ("BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:PUBLISH"):
        if unfolded.count(needed) != 1:
            yield f"not once: {needed}"
    if sum(line.startswith("PRODID:") for line in unfolded) != 1:
        yield "no PRODID"
    yield from (f"somebody would be written to: {line}" for line in unfolded if line[:8] in ("ORGANIZE", "ATTENDEE"))
    yield from faults_of_parts(unfolded)


def faults_of_parts(lines):
    opened, seen = [], []
    for line in lines[:-1]:
        name = line.partition(":")[0].partition(";")[0]
        if name == "BEGIN":
            opened.append(line.partition(":")[2])
            seen.append([])
        elif name == "END":
            part, names = opened.pop(), seen.pop()
            if part != line.partition(":")[2]:
                yield f"{part} ends as {line}"
            if part == "VEVENT" and not set(names) >= REQUIRED:
                yield f"an event without {REQUIRED - set(names)}"
            if len(names) != len(set(names)):
                yield f"twice in {part}: {names}"
        else:
            seen[-1].append(name)
    if opened:
        yield f"never ends: {opened}"


def is_day(value):
    return isinstance(value, date) and not isinstance(value, datetime)
