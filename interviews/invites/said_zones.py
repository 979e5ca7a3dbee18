"""The time zone in which a text means its times: “CET”, “Eastern time”, “Berlin time”, “UTC+2”. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from interviews.invites.windows_zones import offset_zone, place_zone, zone_named

# What letters stand for, the likeliest first; the candidate's own zone goes first if its clock agrees.
LETTERS = {
    "UTC": ("UTC",),
    "GMT": ("UTC", "Europe/London"),
    "BST": ("Europe/London",),
    "WET": ("Europe/Lisbon",),
    "WEST": ("Europe/Lisbon",),
    "CET": ("Europe/Berlin",),
    "CEST": ("Europe/Berlin",),
    "MEZ": ("Europe/Berlin",),
    "MESZ": ("Europe/Berlin",),
    "EET": ("Europe/Athens",),
    "EEST": ("Europe/Athens",),
    "MSK": ("Europe/Moscow",),
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "SAST": ("Africa/Johannesburg",),
    "GST": ("Asia/Dubai",),
    "SGT": ("Asia/Singapore",),
    "HKT": ("Asia/Hong_Kong",),
    "JST": ("Asia/Tokyo",),
    "KST": ("Asia/Seoul",),
    "PHT": ("Asia/Manila",),
    "AWST": ("Australia/Perth",),
    "AEST": ("Australia/Sydney", "Australia/Brisbane"),
    "AEDT": ("Australia/Sydney",),
    "AET": ("Australia/Sydney",),
    "ACST": ("Australia/Adelaide", "Australia/Darwin"),
    "NZST": ("Pacific/Auckland",),
    "NZDT": ("Pacific/Auckland",),
    "BRT": ("America/Sao_Paulo",),
    "ART": ("America/Argentina/Buenos_Aires",),
    "EST": ("America/New_York",),
    "EDT": ("America/New_York",),
    "ET": ("America/New_York",),
    "CST": ("America/Chicago", "Asia/Shanghai"),
    "CDT": ("America/Chicago",),
    "CT": ("America/Chicago",),
    "MST": ("America/Denver", "America/Phoenix"),
    "MDT": ("America/Denver",),
    "MT": ("America/Denver",),
    "PST": ("America/Los_Angeles",),
    "PDT": ("America/Los_Angeles",),
    "PT": ("America/Los_Angeles",),
    "AKST": ("America/Anchorage",),
    "HST": ("Pacific/Honolulu",),
    "AST": ("America/Halifax",),
}
WORDS = {
    "eastern": "America/New_York",
    "us eastern": "America/New_York",
    "us central": "America/Chicago",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "us mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "us pacific": "America/Los_Angeles",
    "central european": "Europe/Berlin",
    "german": "Europe/Berlin",
    "uk": "Europe/London",
    "british": "Europe/London",
    "irish": "Europe/Dublin",
    "french": "Europe/Paris",
    "spanish": "Europe/Madrid",
    "dutch": "Europe/Amsterdam",
    "swiss": "Europe/Zurich",
    "indian": "Asia/Kolkata",
    "israel": "Asia/Jerusalem",
}
YOURS = re.compile(r"\b(?:your|local)(?: local)? time\b", re.IGNORECASE)
IANA = re.compile(
    r"\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[A-Z][A-Za-z_+\-/]{2,40}\d{0,2}"
)
OFFSET = re.compile(r"\b(?:UTC|GMT)\s?[+\-−–]\s?\d{1,2}(?::?[0-5]\d)?\b")
NAMED = re.compile(
    r"\b((?:[A-Z][\w.]+ ){0,2}[A-Z][\w.]+) (?:standard |daylight |summer )?time\b(?! zone)", re.IGNORECASE
)
LETTERED = re.compile(rf"(?<![\w/])({'|'.join(sorted(LETTERS, key=len, reverse=True))})(?![\w/])")


@dataclass(frozen=True, slots=True)
class ZoneFound:
    """From `start` to `end` in the text."""

    start: int
    end: int
    zone: str


def zone_in(text: str, own: ZoneInfo, at: datetime) -> str:
    """The first zone named in the text, or ""; letters that fit several places are the candidate's if they can be."""
    found = zone_found(text, own, at)
    return found.zone if found else ""


def zone_found(text: str, own: ZoneInfo, at: datetime, *, knows_letters: bool = True) -> ZoneFound | None:
    """As `zone_in`, and where it stands; bare letters may also be somebody's name (`knows_letters`)."""
    if (match := IANA.search(text)) and (zone := zone_named(match[0])):
        return ZoneFound(*match.span(), zone)
    if match := OFFSET.search(text):
        zone = _offset(match[0], own, at)
        return ZoneFound(*match.span(), zone) if zone else None
    if knows_letters and (match := LETTERED.search(text)):
        return ZoneFound(*match.span(), _lettered(match[1], own, at))
    for match in NAMED.finditer(text):
        if zone := _worded(match[1]):
            return ZoneFound(*match.span(), zone)
    match = YOURS.search(text)
    return ZoneFound(*match.span(), own.key) if match else None


def _offset(text: str, own: ZoneInfo, at: datetime) -> str:
    text = re.sub(r"[−–]", "-", text).replace(" ", "")
    zone = offset_zone(text)
    return own.key if zone and _agree(zone, own, at) else zone


def _lettered(letters: str, own: ZoneInfo, at: datetime) -> str:
    zones = LETTERS[letters]
    if any(_agree(zone, own, at) for zone in zones):
        return own.key
    return zones[0]


def _worded(words: str) -> str:
    said = words.casefold().strip()
    for count in range(3):
        tail = said.split(" ", count)[-1]
        if zone := WORDS.get(tail) or place_zone(tail):
            return zone
    return ""


def _agree(zone: str, own: ZoneInfo, at: datetime) -> bool:
    """Whether both clocks show the same then."""
    return (ZoneInfo(zone).utcoffset(at) or timedelta()) == (own.utcoffset(at) or timedelta())
