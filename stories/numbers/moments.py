"""Dates and times of day: in digits everywhere, with the names of months and “6 pm” in English."""

import re
from collections.abc import Iterator

from stories.numbers.amounts import figures
from stories.numbers.number import Number, Reading, number_at
from stories.numbers.words import ALSO_WORDS, MONTHS, SHORT_MONTHS, UNITS

# Times of day

HOUR_WORDS = [*UNITS, "ten", "eleven", "twelve"]
HOUR = rf"(?P<hour>\d{{1,2}}|(?i:{'|'.join(HOUR_WORDS)}))(?:[:.](?P<minute>[0-5]\d))?"
PART_OF_DAY = r"(?i:(?P<am>am\b|a\.m\.|in the morning\b)|(?P<pm>pm\b|p\.m\.|in the (?:afternoon|evening)\b))"
CLOCK_24 = r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?(?![\d:])"


def _clock(match: re.Match[str]) -> Iterator[Number]:
    named = match["hour"].casefold()
    hour = HOUR_WORDS.index(named) + 1 if named in HOUR_WORDS else int(named)
    if "am" in match.re.groupindex and hour <= 12:
        hour = hour % 12 + (12 if match["pm"] else 0)
    minute = int(match["minute"] or 0)
    if hour < 24:
        bare = () if minute else (str(hour), str(hour % 12 or 12))
        yield number_at(match, [f"{hour:02}:{minute:02}"], bare)


# Dates: a month is --03, a day in it --03-01, so that “in March” does not contradict “on 1 March”.

ALL_MONTHS = MONTHS | SHORT_MONTHS
MONTH_NAME = f"(?:{'|'.join(sorted(ALL_MONTHS, key=len, reverse=True))})"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
ISO = r"(?<!\d)(?P<year>\d{4})-(?P<date>(?P<month>\d\d)-(?P<day>\d\d))(?!\d)"
DOTTED = r"(?<![\d.,])(?P<date>(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.)(?P<year>\d{4}|\d\d)?(?!\d)"
SLASHED = r"(?<![\d/])(?P<date>(?P<day>\d{1,2})/(?P<month>\d{1,2}))/(?P<year>\d{4}|\d\d)(?![\d/])"
DAY_MONTH = rf"(?<!\d)(?P<date>(?P<day>{DAY})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH_NAME})\b)"
MONTH_DAY = rf"\b(?P<date>(?P<month>{MONTH_NAME})\.? (?:the )?(?P<day>{DAY})(?:st|nd|rd|th)?)(?![\d:%])"
WHOLE_MONTHS = "|".join(name for name in MONTHS if name.title() not in ALSO_WORDS)
BEFORE_MONTH = r"(?:in|by|of|from|until|till|before|after|early|mid|late|since|next|this|to|through)[ -]"
MONTH = rf"\b(?:(?P<month>(?i:{WHOLE_MONTHS}))|(?i:{BEFORE_MONTH})(?P<word>{'|'.join(ALSO_WORDS)}))\b"


def _date(match: re.Match[str]) -> Iterator[Number]:
    named = match["month"].casefold()
    day, month = int(match["day"]), ALL_MONTHS.get(named) or int(named)
    readings = [(month, day)]
    if "/" in match[0]:
        readings.append((day, month))
    real = [(month, day) for month, day in readings if 1 <= month <= 12 and 1 <= day <= 31]
    says = [f"--{month:02}-{day:02}" for month, day in real]
    if says:
        # “1.5.” at the end of a sentence may be one and a half.
        also = figures(match["date"].strip(".")) if match.re.pattern == DOTTED and not match["year"] else ()
        yield number_at(match, [*says, *also], [f"--{month:02}" for month, _day in real], "date")
        if match.re.groupindex.get("year") and match["year"]:
            year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
            yield number_at(match, [year], group="year")


def _month(match: re.Match[str]) -> Iterator[Number]:
    group = "word" if match["word"] else "month"
    yield number_at(match, [f"--{MONTHS[match[group].casefold()]:02}"], group=group)


# In the order in which they are tried.
READINGS: list[Reading] = [
    (re.compile(ISO), _date, True),
    (re.compile(DOTTED), _date, True),
    (re.compile(SLASHED), _date, True),
    (re.compile(DAY_MONTH, re.IGNORECASE), _date, False),
    (re.compile(MONTH_DAY, re.IGNORECASE), _date, False),
    (re.compile(MONTH), _month, False),
    (re.compile(rf"(?<![\d:.,])\b{HOUR} ?{PART_OF_DAY}"), _clock, False),
    (re.compile(CLOCK_24), _clock, True),
]
