"""Which of a line's times are those of conversations, and on which day each of them is. Pure."""

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from interviews.invites.found import Addressee
from interviews.invites.said_days import DayFound
from interviews.invites.said_times import TimeFound, times_in
from interviews.invites.said_zones import zone_in

# A time after one of these is not when somebody is met.
OTHER_TIMES = re.compile(
    r"\b(?:by|before|until|no later than|deadline|reply|respond|arrive|arrival|be there|sent|received|published|"
    r"expires?|closes?|available (?:from|until)|office hours|"
    r"(?:bis )?spätestens|antworte\w*|avant|au plus tard|antes de|a más tardar)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)


def conversation_times(line: str) -> list[TimeFound]:
    """The times of the line without those by which something else happens."""
    return [found for found in times_in(line) if not OTHER_TIMES.search(line[: found.start])]


def told_once(times: list[TimeFound], line: str, addressee: Addressee) -> list[TimeFound]:
    """“3 PM EST / 9 PM CET” is one time: the second is left out if both are the same moment."""
    kept: list[TimeFound] = []
    for position, found in enumerate(times):
        if kept and re.fullmatch(r"[^\n]{0,25}[/(|=][^\n]{0,12}", line[kept[-1].end : found.start]):
            following = times[position + 1].start if position + 1 < len(times) else len(line)
            first = zone_in(line[kept[-1].start : found.start], addressee.zone, addressee.now)
            second = zone_in(line[found.start : following], addressee.zone, addressee.now)
            if first and second and first != second and _is_same_moment(kept[-1], first, found, second, addressee.now):
                continue
        kept.append(found)
    return kept


def _is_same_moment(one: TimeFound, zone: str, other: TimeFound, other_zone: str, now: datetime) -> bool:
    day = now.date()
    first = datetime.combine(day, one.starts, ZoneInfo(zone))
    second = datetime.combine(day, other.starts, ZoneInfo(other_zone))
    return abs((first - second).total_seconds()) % 86_400 <= 3_600


def day_of(found: TimeFound, days: Sequence[DayFound], *, is_only: bool) -> DayFound | None:
    """The day named last before the time; after it, if the line has just this one time."""
    before = [day for day in days if day.end <= found.start]
    return before[-1] if before else days[0] if days and is_only else None


def blanked(line: str, days: Sequence[DayFound]) -> str:
    for day in days:
        line = line[: day.start] + " " * (day.end - day.start) + line[day.end :]
    return line
