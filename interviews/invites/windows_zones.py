"""The IANA zone behind what a calendar program calls one: Windows names, display names, paths, or only its offsets."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from accounts.zones import canonical, is_time_zone, zone_names
from interviews.invites.content_lines import Block

LONGEST = 120
OFFSET = re.compile(r"\(?\s*(?:UTC|GMT)\s*(?:([+-])(\d{1,2})[:.]?(\d{2})?)?\s*\)?", re.IGNORECASE)
SIGNED = re.compile(r"TZOFFSETTO[^:]*:([+-])(\d{2})(\d{2})")
# What display names say of North America, where they name no city that is a zone.
SPOKEN = {
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "atlantic time": "America/Halifax",
    "universal": "UTC",
    "greenwich mean time": "Europe/London",
    "india": "Asia/Kolkata",
}
# Where offsets are all that is known, the places that most people with these offsets live in.
USUAL = [
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Halifax",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Phoenix",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Dhaka",
    "Asia/Bangkok",
    "Asia/Jerusalem",
    "Australia/Sydney",
    "Australia/Adelaide",
    "Australia/Brisbane",
    "Australia/Darwin",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Europe/Moscow",
    "Africa/Lagos",
    "UTC",
]
WINDOWS = {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}


def zone_named(identifier: str) -> str:
    """The IANA name that a TZID stands for, or "" if it says none by itself."""
    name = identifier.strip().strip('"').strip()[:LONGEST]
    for read in (_iana, _windows, _path, _microsoft, _displayed):
        if found := read(name):
            return canonical(found)
    return ""


def zone_described(block: Block, own: ZoneInfo, at: datetime) -> str:
    """The zone that a VTIMEZONE describes, by its place or by its offsets (then `own` if it fits); "" if none fits."""
    place = block.first("X-LIC-LOCATION").partition(":")[2]
    if place and (named := zone_named(place)):
        return named
    standard, daylight = _last_offset(block, "STANDARD"), _last_offset(block, "DAYLIGHT")
    if standard is None and daylight is None:
        return ""
    offsets = {offset for offset in (standard, daylight) if offset is not None}
    fitting = [zone for zone in (own.key, *USUAL) if _offsets(zone, at.year) == offsets]
    return fitting[0] if fitting else ""


def offset_zone(text: str) -> str:
    """A fixed offset as the tz database names it (“UTC+2” is Etc/GMT-2), or "" for none and for half hours."""
    match = OFFSET.fullmatch(text.strip())
    if match is None:
        return ""
    hours, minutes = int(match[2] or 0), int(match[3] or 0)
    if hours == 0 and minutes == 0:
        return "UTC"
    name = f"Etc/GMT{'-' if match[1] == '+' else '+'}{hours}"
    return name if minutes == 0 and is_time_zone(name) else ""


def place_zone(place: str) -> str:
    """The zone of a city, if it gives one its name: “New York” does, “Munich” does not."""
    return _places().get(place.strip().casefold().replace(" ", "_"), "")


def _iana(name: str) -> str:
    return _all_names().get(name.casefold(), "")


def _windows(name: str) -> str:
    return WINDOWS.get(name.casefold(), "")


def _path(name: str) -> str:
    """“/freeassociation.sourceforge.net/Tzfile/Europe/Berlin”: its last two or three parts."""
    parts = name.strip("/").split("/")
    tails = ("/".join(parts[-count:]) for count in (3, 2) if len(parts) > count)
    return next((found for tail in tails if (found := _iana(tail))), "")


def _microsoft(name: str) -> str:
    return "UTC" if name.casefold() in ("tzone://microsoft/utc", "utc", "gmt", "z") else ""


def _displayed(name: str) -> str:
    """“(UTC+01:00) Amsterdam, Berlin, Bern”: the first of its places that is a zone, else the offset."""
    match = OFFSET.match(name)
    if match is None or not name[match.end() :].strip():
        return offset_zone(name) if name.casefold().startswith(("utc", "gmt", "(")) else ""
    rest = name[match.end() :]
    for place in re.split(r"[,(&)]", rest):
        if found := place_zone(place):
            return found
    return next((zone for words, zone in SPOKEN.items() if words in rest.casefold()), "")


def _last_offset(block: Block, name: str) -> timedelta | None:
    match = SIGNED.search(next(iter(reversed(block.lines.get(f"{name} TZOFFSETTO", []))), ""))
    if match is None:
        return None
    sign = -1 if match[1] == "-" else 1
    return sign * timedelta(hours=int(match[2]), minutes=int(match[3]))


@cache
def _offsets(zone: str, year: int) -> set[timedelta]:
    year = min(max(year, 1970), 2100)
    days = (datetime(year, month, 15, tzinfo=UTC).astimezone(ZoneInfo(zone)) for month in (1, 7))
    return {day.utcoffset() or timedelta() for day in days}


@cache
def _all_names() -> dict[str, str]:
    return {
        name.casefold(): name for name in available_timezones() if name not in ("Factory", "localtime", "posixrules")
    }


@cache
def _places() -> dict[str, str]:
    """City → zone."""
    return {name.rpartition("/")[2].casefold(): name for name in zone_names() if "/" in name}
