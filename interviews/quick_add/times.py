"""The times of day, the length and the zone that a line names. English and figures. Pure."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from interviews.invites.said_times import LENGTH, TimeFound, length_in, times_in
from interviews.invites.said_zones import zone_found
from interviews.quick_add.line import CUT, Line

LENGTH_SAID = re.compile(rf"(?:\bfor )?{LENGTH.pattern}(?P<each> each\b)?", re.IGNORECASE)
# “9-12” by itself: hours, if nothing else in the line is a time.
HOURS = re.compile(
    r"(?:\bfrom )?(?<![\w.:/#-])(?P<first>1?\d|2[0-3])\s?(?:-|–|\bto\b|\btill?\b)\s?"
    r"(?P<second>1?\d|2[0-3])(?![\w:./-])"
)
# So near behind its time a zone is one even as bare letters: “14:00 CET”.
BEHIND = 24


@dataclass(frozen=True, slots=True)
class Times:
    starts: time | None = None
    ends: time | None = None
    length: timedelta | None = None
    zone: str = ""
    is_each: bool = False
    is_start_sure: bool = True
    is_end_sure: bool = True


def take_times(line: Line, own: ZoneInfo, at: datetime) -> Times:
    """`at` decides between clocks that share their letters."""
    times = _with_length(line)
    # What was cut out ends a time as a sign would.
    found = times_in(line.rest.replace(CUT, ";"))
    if not found:
        found = _hours(line)
    if not found:
        return replace(times, zone=_zone_anywhere(line, own, at))
    first = found[0]
    said = line.rest[first.start : first.end]
    zone = _zone_behind(line, first, own, at) or _zone_anywhere(line, own, at)
    line.cut(first.start, first.end)
    return replace(
        times,
        starts=first.starts,
        ends=first.ends,
        zone=zone,
        is_start_sure=first.is_sure and len(found) == 1,
        is_end_sure=bool(first.ends) or not _is_range(said),
    )


def _with_length(line: Line) -> Times:
    match = LENGTH_SAID.search(line.rest)
    length = length_in(match[0]) if match else None
    if match is None or length is None:
        return Times()
    line.cut(*match.span())
    return Times(length=length, is_each=bool(match["each"]))


def _hours(line: Line) -> list[TimeFound]:
    match = HOURS.search(line.rest)
    if match is None:
        return []
    return [
        replace(found, start=match.start(), end=match.end(), is_sure=False)
        for found in times_in(f"{match['first']}:00-{match['second']}:00")[:1]
    ]


def _is_range(said: str) -> bool:
    return len(re.findall(r"\d{1,2}(?:[:.h]\d\d)?", said)) > 1


def _zone_behind(line: Line, time: TimeFound, own: ZoneInfo, at: datetime) -> str:
    tail = line.rest[time.start : time.end + BEHIND].partition(CUT)[0]
    found = zone_found(tail, own, at)
    if found is None or found.start > time.end - time.start + 2:
        return ""
    line.cut(time.start + found.start, time.start + found.end)
    return found.zone


def _zone_anywhere(line: Line, own: ZoneInfo, at: datetime) -> str:
    found = zone_found(line.rest, own, at, knows_letters=False)
    if found is None:
        return ""
    line.cut(found.start, found.end)
    return found.zone
