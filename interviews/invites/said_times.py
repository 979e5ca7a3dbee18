"""The times of day that a line names, from when to when, and how long things take. Pure.

In English, German, French and Spanish: “2–3 pm”, “14 bis 15 Uhr”, « de 14h à 15h30 », «a las 2 de la tarde».
"""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from itertools import chain, islice

# Interviews begin between these hours; a bare “2:00” is in the afternoon.
EARLIEST_HOUR = 7
# More times than any line of a mail names.
MOST_IN_A_LINE = 40
HALF = r"(?:\s?(?:[ap]\.?\s?m\b\.?)|\sde la (?:mañana|tarde|noche)\b)"
CLOCK = r"[0-2]?\d(?:(?:[:.]|\s?h)\s?[0-5]\d|\s(?:uhr|heures)\s[0-5]\d(?![\d.]))?"
AFTER = r"(?:\s?(?:uhr|hrs?|h|o['’]clock|heures|horas)\b)?"
# «14h a 17h», «2 a 5 de la tarde»: alone “a” is a word of many kinds.
DASH = (
    r"\s*(?:-|–|—|‑|−|→|\b(?:to|until|till?|bis|à|jusqu['’]à|hasta(?: las?)?|a las?)\b"
    r"|\ba\b(?=\s\d{1,2}(?:[:.]\d\d|\s?h\b|\sde\sla\s)))"
    r"\s*(?:about )?"
)
ZONE_BETWEEN = r"(?:\s?\(?[A-Z]{2,5}\)?)?"
RANGE = re.compile(
    rf"(?<![\d:./-])(?P<first>{CLOCK})(?P<half1>{HALF})?(?i:{AFTER}){ZONE_BETWEEN}(?i:{DASH})"
    rf"(?P<second>{CLOCK})(?P<half2>{HALF})?(?P<mark>(?i:{AFTER}))(?!\d|[:/.,]\d|%)",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    rf"\b(?:between|zwischen|entre)\s+(?:las?\s)?(?P<first>{CLOCK})(?P<half1>{HALF})?{AFTER}\s+(?:and|und|et|y)\s+"
    rf"(?:las?\s)?(?P<second>{CLOCK})(?P<half2>{HALF})?(?P<mark>{AFTER})",
    re.IGNORECASE,
)
SINGLE = re.compile(
    r"(?<![\d:./-])(?:(?P<at>\bat|@|\bfrom|\bum|\bà|\ba la|\blas)\s+)?"
    rf"(?P<first>{CLOCK})(?P<half>{HALF})?(?P<mark>{AFTER})(?!\d|[:/.,\-]\d|%)",
    re.IGNORECASE,
)
# “at 11” is a time where the sentence ends or goes on about whom one meets: not “at 12 Main Street”.
BARE = re.compile(
    r"\b(?:at|um|a las)\s+(?P<first>1?\d|2[0-3])"
    r"(?=\s*(?:[?!,;)]|\.(?!\d)|$|(?:with|on|for|and|sharp|mit|con|para|y)\b))",
    re.IGNORECASE,
)
WORDS = re.compile(r"\b(?:12 )?(?:noon|midday|(?<!après-)midi|mediodía)\b", re.IGNORECASE)
LENGTH = re.compile(
    # « À 9h » and « de 9h à 10h » are times.
    r"\b(?<!\bà )(?<!\blas )(?:(?P<hours>[1-9](?:[.,]\d)?|an|one|two|three|eine|zwei|une|deux|una|dos)[ \-]?"
    r"(?:hours?|hrs?|h|stunden?|heures?|horas?)\b(?!\d|\s?(?:-|–|à|a(?=\s\d)|bis|hasta|(?:et|und|y) [1-9]\d?\s?h)\s?)"
    r"(?:\s?(?:and\s|et\s|y\s)?(?P<more>\d{1,2}|a half|demie|media)\s?(?:min(?:ute|uto)?s?|m)?\b)?"
    r"|(?P<half>half an hour|halbe stunde|demi-heure|media hora)"
    r"|(?P<minutes>\d{2,3})[ \-]?(?:min(?:ute[ns]?|utos?|ütig\w*|s)?|['′])(?!\w))",
    re.IGNORECASE,
)
COUNTS = {
    **dict.fromkeys(("an", "one", "eine", "une", "una"), 1.0),
    **dict.fromkeys(("two", "zwei", "deux", "dos"), 2.0),
    "three": 3.0,
}


@dataclass(frozen=True, slots=True)
class TimeFound:
    """From `start` to `end` in the line; `is_sure` unless half of the day had to be guessed."""

    start: int
    end: int
    starts: time
    ends: time | None = None
    is_sure: bool = True


def times_in(line: str) -> list[TimeFound]:
    """In the order of the line, ranges whole; how long something takes is none of them."""
    found: list[TimeFound] = []
    line = LENGTH.sub(lambda match: " " * len(match[0]), line)
    for match in islice(chain(BETWEEN.finditer(line), RANGE.finditer(line)), MOST_IN_A_LINE):
        if span := _range(match):
            found.append(span)
    for match in islice(chain(SINGLE.finditer(line), BARE.finditer(line), WORDS.finditer(line)), MOST_IN_A_LINE):
        single = _read(match)
        if single and all(single.end <= other.start or single.start >= other.end for other in found):
            found.append(single)
    return sorted(found, key=lambda one: one.start)


def length_in(line: str) -> timedelta | None:
    """How long something takes by the line, if it says so."""
    match = LENGTH.search(line)
    if match is None:
        return None
    if match["half"]:
        return timedelta(minutes=30)
    if match["minutes"]:
        minutes = float(match["minutes"])
    else:
        hours = match["hours"].lower().replace(",", ".")
        said = match["more"] or "0"
        more = int(said) if said.isdigit() else 30
        minutes = 60 * (COUNTS.get(hours) or float(hours)) + more
    return timedelta(minutes=minutes) if 10 <= minutes <= 600 else None


def _range(match: re.Match[str]) -> TimeFound | None:
    """Half of the day named once counts for both, so far as the start stays before the end."""
    is_clock = any(sign in f"{match['first']}{match['second']}" for sign in ":h.") or match["half1"] or match["half2"]
    if not is_clock and not match["mark"].strip():
        return None
    second = _clock(match["second"], match["half2"] or "")
    first = _clock(match["first"], match["half1"] or match["half2"] or "")
    if first is None or second is None:
        return None
    if not match["half1"] and match["half2"] and first > second:
        first = _clock(match["first"], "am") or first
    is_sure = True
    if not (match["half1"] or match["half2"]):
        first, second, is_sure = _afternoon(first, second)
    elif match["half1"] and not match["half2"] and second <= first:
        second = _half_a_day_later(second)
    return TimeFound(match.start(), match.end(), first, second if second > first else None, is_sure)


def _read(match: re.Match[str]) -> TimeFound | None:
    if match.re is WORDS:
        return TimeFound(match.start(), match.end(), time(12))
    if match.re is BARE:
        first = _clock(match["first"], "")
        return (
            TimeFound(match.start("first"), match.end(), _afternoon(first, first)[0], None, False) if first else None
        )
    return _single(match)


def _single(match: re.Match[str]) -> TimeFound | None:
    text = match["first"]
    has_minutes = ":" in text or "h" in text.lower()
    if not (has_minutes or match["half"] or match["mark"].strip() or (match["at"] and "." in text)):
        return None
    first = _clock(text, match["half"] or "")
    if first is None:
        return None
    start = match.start("first")
    if match["half"]:
        return TimeFound(start, match.end(), first)
    later, _second, is_sure = _afternoon(first, first)
    return TimeFound(start, match.end(), later, None, is_sure)


def _clock(text: str, half: str) -> time | None:
    hour_text, _sign, minute_text = re.sub(r"uhr|heures|[.h]", ":", text.lower().replace(" ", "")).partition(":")
    hour, minute = int(hour_text), int(minute_text or 0)
    letter = half.strip().lower().removeprefix("de la ")[:1]
    letter = {"m": "a", "t": "p", "n": "p"}.get(letter, letter)
    if letter and not 1 <= hour <= 12:
        # “14:00 pm” is said too.
        letter = "" if 12 < hour < 24 else "x"
    if letter in ("a", "p"):
        hour = hour % 12 + (12 if letter == "p" else 0)
    return time(hour, minute) if letter != "x" and hour < 24 and minute < 60 else None


def _afternoon(first: time, second: time) -> tuple[time, time, bool]:
    """Times without am or pm that would be at night are those twelve hours later."""
    if 1 <= first.hour < EARLIEST_HOUR:
        return _half_a_day_later(first), _half_a_day_later(second), False
    if second < first and second.hour < EARLIEST_HOUR:
        return first, _half_a_day_later(second), False
    return first, second, True


def _half_a_day_later(clock: time) -> time:
    return clock.replace(hour=clock.hour + 12) if clock.hour < 12 else clock
