"""The times of day, the length and the zone that a line names. Pure."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from interviews.invites.said_times import TimeFound, length_in, times_in
from interviews.invites.said_zones import ZoneFound, zone_found
from interviews.invites.windows_zones import place_zone
from interviews.quick_add.line import CUT, Line, folded

# « 9h » alone is when it begins, «2 h» how long it takes.
HOUR_ALONE = re.compile(r"(?P<first>[7-9])\s?h\s?(?P<minutes>[0-5]\d)?", re.IGNORECASE)
# « 9h et demie », «a las 10h menos cuarto».
PART_OF_HOUR = re.compile(
    r"\s?(?:heures?\s)?(?:(?P<less>moins|menos)|et|y)\s(?:le\s|un\s)?(?:(?P<half>demie?|media)|quart|cuarto)\b",
    re.IGNORECASE,
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
    found = _hour_alone(line)
    times = Times() if found else _with_length(line)
    # What was cut out ends a time as a sign would.
    found = found or times_in(line.rest.replace(CUT, ";")) or _hours(line)
    if not found:
        return replace(times, zone=_zone_anywhere(line, own, at))
    first = found[0]
    said = line.rest[first.start : first.end]
    zone = _zone_behind(line, first, own, at) or _zone_anywhere(line, own, at)
    line.cut(first.start, first.end)
    return replace(
        times,
        starts=_with_part(line, first),
        ends=first.ends,
        zone=zone,
        is_start_sure=first.is_sure and len(found) == 1,
        is_end_sure=bool(first.ends) or not _is_range(said),
    )


def _with_part(line: Line, found: TimeFound) -> time | None:
    """When it begins, with the half or the quarter of an hour that is said behind the hour."""
    part = PART_OF_HOUR.match(line.rest, found.end)
    if part is None or found.starts is None or found.ends:
        return found.starts
    line.cut(*part.span())
    minutes = timedelta(minutes=30 if part["half"] else 15)
    begins = datetime.combine(date(2000, 1, 2), found.starts)
    return (begins - minutes if part["less"] else begins + minutes).time()


def _with_length(line: Line) -> Times:
    return _hours_and_minutes(line) or _length(line)


def _hours_and_minutes(line: Line) -> Times | None:
    """« 14h, 1h30 »: the second is how long it takes."""
    match = line.grammar.hours_and_minutes.search(line.rest)
    if match is None or not times_in(line.rest[: match.start()]):
        return None
    line.cut(*match.span())
    return Times(
        length=timedelta(hours=int(match["hours"]), minutes=int(match["minutes"])), is_each=bool(match["each"])
    )


def _length(line: Line) -> Times:
    match = line.grammar.length.search(line.rest)
    length = length_in(match[0]) if match else None
    if match is None or length is None:
        return Times()
    line.cut(*match.span())
    return Times(length=length, is_each=bool(match["each"] or match["each_before"]))


def _hour_alone(line: Line) -> list[TimeFound]:
    """« Mardi 9h », unless a length is called one or another time is named."""
    match = line.grammar.length.search(line.rest)
    hour = HOUR_ALONE.fullmatch(match[0]) if match else None
    if match is None or hour is None or times_in(line.rest.replace(CUT, ";")):
        return []
    return _placed(f"{hour['first']}:{hour['minutes'] or '00'}", match, is_sure=True)


def _hours(line: Line) -> list[TimeFound]:
    """“9-12” by itself: hours, if nothing else in the line is a time."""
    match = line.grammar.hours.search(line.plain)
    return _placed(f"{match['first']}:00-{match['second']}:00", match, is_sure=False) if match else []


def _placed(clock: str, match: re.Match[str], *, is_sure: bool) -> list[TimeFound]:
    return [
        replace(found, start=match.start(), end=match.end(), is_sure=is_sure and found.is_sure)
        for found in times_in(clock)[:1]
    ]


def _is_range(said: str) -> bool:
    return len(re.findall(r"\d{1,2}(?:\s?(?:[:.h]|uhr|heures)\s?\d\d)?", said, re.IGNORECASE)) > 1


def _zone_behind(line: Line, time: TimeFound, own: ZoneInfo, at: datetime) -> str:
    tail = line.rest[time.start : time.end + BEHIND].partition(CUT)[0]
    found = zone_found(tail, own, at)
    if found is None or found.start > time.end - time.start + 2:
        return ""
    line.cut(time.start + found.start, time.start + found.end)
    return found.zone


def _zone_anywhere(line: Line, own: ZoneInfo, at: datetime) -> str:
    found = zone_found(line.rest, own, at, knows_letters=False) or _zone_worded(line)
    if found is None:
        return ""
    line.cut(found.start, found.end)
    return found.zone


def _zone_worded(line: Line) -> ZoneFound | None:
    """“Londoner Zeit”, « heure de Londres », «hora de Londres»: the longest name that is a place."""
    for pattern in line.grammar.zone:
        for match in pattern.finditer(line.plain):
            start, end = match.span("place")
            words = line.plain[start:end].split(" ")
            for place, from_, to in _parts(words, start):
                if zone := line.grammar.zones.get(folded(place)) or place_zone(place):
                    is_behind = match.start() == start
                    return ZoneFound(from_ if is_behind else match.start(), match.end() if is_behind else to, zone)
    return None


def _parts(words: list[str], start: int) -> list[tuple[str, int, int]]:
    """All of them, the last, the first; with where each stands."""
    whole, end = " ".join(words), start + len(" ".join(words))
    return [(whole, start, end), (words[-1], end - len(words[-1]), end), (words[0], start, start + len(words[0]))]
