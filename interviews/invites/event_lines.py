"""One line of an event as icalendar reads it, and what can be told from one that its sender broke."""

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from icalendar import vDDDTypes
from icalendar.parser import Contentline

from interviews.invites.found import FoundPerson
from interviews.invites.people_found import person_of

DATED = re.compile(r"[A-Za-z-]+((?:;.*)?):\s*(\d{4}-\d\d-\d\d[T ][\d:.]+Z?|[^:]*)$", re.DOTALL)
TZID = re.compile(r';\s*TZID="?([^"]*?)"?\s*(?=;[A-Za-z-]+=|$)', re.IGNORECASE)
BROKEN_PERSON = re.compile(r'CN\s*=\s*"?([^;:"]*)', re.IGNORECASE)
MAILTO = re.compile(r"(?:mailto:)?\s*<?([^\s:;<>\"]+@[^\s:;<>\"]+)>?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` in UTC; `is_sure` unless the zone, or which of two readings, had to be guessed."""

    at: datetime
    zone: str = ""
    is_sure: bool = True
    is_day_only: bool = False


def parts_of(line: str) -> tuple[dict[str, object], str]:
    """Parameters and value of a line; of a broken one the name in it and what stands after the last colon."""
    try:
        _name, params, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except (ValueError, AssertionError, IndexError):
        head, _colon, value = line.partition(":")
        if line.upper().startswith(("ATTENDEE", "ORGANIZER")):
            name = BROKEN_PERSON.search(line)
            return ({"CN": name[1].strip()} if name else {}), line.rpartition(":")[2]
        return {}, value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";") if head else ""
    known: dict[str, object] = {str(key).upper(): entry for key, entry in params.items()}
    if str(known.get("ENCODING", "")).upper() == "QUOTED-PRINTABLE":
        value = quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
    return known, value


def parsed(value: str) -> object:
    """A date, a datetime or a length, however the sender spelt it; None for anything else."""
    value = value.strip().upper()[:40]
    if dashed := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z?))?", value):
        day, clock = "".join(dashed.group(1, 2, 3)), "".join(part or "00" for part in dashed.group(4, 5, 6))
        value = f"{day}T{clock}{dashed[7]}" if dashed[4] else day
    if re.fullmatch(r"\d{8}T\d{4}Z?", value):
        value = value.replace("Z", "") + "00" + ("Z" if value.endswith("Z") else "")
    try:
        found: object = vDDDTypes.from_ical(value)  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, OverflowError):
        return None
    return found


def whole_number(value: str) -> int:
    return min(int(value), 2_147_483_647) if value.isascii() and value.isdigit() and len(value) < 12 else 0


def persons_in(lines: Iterable[str]) -> Iterator[tuple[FoundPerson, dict[str, object]]]:
    """The persons of ATTENDEE or ORGANIZER lines, each with the line's parameters."""
    for line in lines:
        params, value = parts_of(line)
        address = MAILTO.search(value)
        said = params.get("CN", "")
        # Names with a comma that nobody quoted come as a list.
        name = ", ".join(part.strip() for part in said) if isinstance(said, list) else str(said)
        # vCalendar 1.0 has no CN: “Ana Ruiz <ana@example.com>”.
        name = name or (value[: address.start()].strip() if address else "")
        email = address[1] if address else str(params.get("EMAIL", ""))
        if name or email:
            yield person_of(name, email), params
