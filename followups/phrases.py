"""Reads what an employer said about their answer (“by Friday”, “within five business days”) as a date. Pure.

The grammar is English; `tongues` puts what is said in German, French or Spanish into it, and is silent in others.
What it read is shown and can be corrected before it counts.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from followups import spoken_dates as spoken
from followups.spoken_dates import Said
from followups.tongues import EITHER, TONGUES, primary, rules_for

LANGUAGE = "en"
FURTHEST = timedelta(days=366)

type Reader = Callable[[re.Match[str], Said], date]

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
YEAR = r"(?P<year>20[0-9]{2}|[2-9][0-9])"
BEFORE = r"(?:(?P<before>\bbefore (?:the )?)|(?P<week_of>\bweek (?:of|beginning|commencing) (?:monday )?(?:the )?))?"
# “sat” and “sun” by themselves are words of other kinds.
WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat(?=urday)|sun(?=day))(?:s|nes|rs|r|ur)?(?:day)?"
SOME_WEEK = r"(?P<week>week after next|next week|following week|coming week|this week)"
COUNT = r"(?P<count>[0-9]{1,3}|an?|within the(?: next)?|(?:in|over) the next)"
PART = r"(?P<part>end|early|beginning|start|mid|middle|late|in|by|before|during|until)"

# The first pattern that is found decides, so the more exact ones stand first.
READERS: tuple[tuple[str, Reader], ...] = (
    (rf"{BEFORE}\b(?P<date>20[0-9]{{2}}-[01][0-9]-[0-3][0-9])\b", spoken.iso),
    (rf"{BEFORE}\b(?P<date>(?:{DAY} (?:of )?{MONTH}|{MONTH} (?:the )?{DAY})\b(?: {YEAR}\b)?)", spoken.written),
    (
        rf"{BEFORE}\b(?P<first>[0-3]?[0-9])(?:/(?P<second>[0-3]?[0-9])(?:/{YEAR})?"
        r"|\.(?P<dotted>[0-3]?[0-9])\.(?P<dotted_year>20[0-9]{2}|[2-9][0-9])?)(?![0-9])",
        spoken.numeric,
    ),
    (rf"\b{SOME_WEEK} (?:by |on |or )*{WEEKDAY}\b", spoken.weekday_of_week),
    (rf"\b{WEEKDAY} (?:of |in )?(?:the )?{SOME_WEEK}\b", spoken.weekday_of_week),
    (rf"\b(?P<count>[0-9]{{1,2}}|a) weeks? (?:from|on|after) (?:next |this )?{WEEKDAY}\b", spoken.weeks_from_weekday),
    (rf"\b{WEEKDAY} in (?P<count>[0-9]{{1,2}}|a) weeks?\b", spoken.weeks_from_weekday),
    (rf"{BEFORE}\b{WEEKDAY} week\b(?! (?:of|beginning|commencing)\b)", spoken.week_after_weekday),
    (rf"{BEFORE}\b(?:(?P<which>next|this|coming) )?{WEEKDAY}\b", spoken.weekday),
    (rf"{BEFORE}\bthe (?P<day>[0-3]?[0-9])(?:st|nd|rd|th)\b", spoken.day_of_month),
    (rf"\b{PART}[ -](?:of |in )?(?P<month>{MONTH})\b(?: {YEAR}\b)?", spoken.part_of_month),
    (
        rf"(?<!\.)\b{COUNT} (?P<kind>business|working|work|week|calendar|full)?[ -]?(?P<unit>hour|day|week|month)s?\b",
        spoken.span,
    ),
    (
        r"\b(?P<near>day after tomorrow|tomorrow|today|tonight|over the weekend|end of (?:the |this )?day|eod|cob)\b",
        spoken.near,
    ),
    (r"\b(?:calendar week|cw) ?(?P<number>[0-9]{1,2})\b", spoken.numbered_week),
    (
        r"\b(?:(?P<which>next|following|coming|(?<=week )after next)(?: week|(?<=after next))|this week|eow"
        r"|(?:end of|later in) (?:the |this )?(?:business |working |work )?week|before the weekend)\b",
        spoken.week,
    ),
    (r"\b(?:(?P<which>next|following) month|(?:end of (?:the |this )?|this )month|eom)\b", spoken.month),
    (r"\b(?:end of (?:the |this )?|this )year\b", spoken.year),
)
PATTERNS = tuple((re.compile(pattern), read) for pattern, read in READERS)


def is_read(language: str) -> bool:
    """Whether a phrase of somebody who uses the site in this language is read at all."""
    return primary(language) in TONGUES


def reply_by(
    phrase: str, stated_on: date, country: str = "", subdivision: str = "", language: str = LANGUAGE
) -> date | None:
    """The last day on which they can reply and keep their word, or None if the phrase does not say."""
    said = Said(stated_on, country, subdivision)
    text = _in_english(phrase, primary(language))
    return _last([_day_in(part, said) for part in text.split(EITHER)])


def _last(days: Sequence[date | None]) -> date | None:
    """Of days that were said in this order; “Monday or Wednesday”, said on a Tuesday, could be either."""
    known = [day for day in days if day]
    return days[-1] if known == sorted(known) else None


def _day_in(text: str, said: Said) -> date | None:
    for pattern, read in PATTERNS:
        if match := pattern.search(text):
            return _checked(read, match, said)
    return None


def _in_english(phrase: str, language: str) -> str:
    """Nothing in a language that is not known: its words would be taken for English ones."""
    if language not in TONGUES:
        return ""
    text = _plain(phrase)
    for pattern, english in rules_for(language):
        text = pattern.sub(english, text)
    return re.sub(r"\s+", " ", text).strip()


def _plain(phrase: str) -> str:
    """Lower case, without accents, one kind of dash and apostrophe, no stray punctuation."""
    text = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", phrase.lower()))
    text = re.sub(r"[–—‑]", "-", text).replace("’", "'")
    text = re.sub(r"(?<=\b[0-9]),(?=[0-9]\b)", ".", text)
    text = re.sub(r"[,;:!?()\[\]“”„«»¿¡|\"]|(?<=[a-z])\.", " ", text)
    return " ".join(text.split())


def _checked(read: Reader, match: re.Match[str], said: Said) -> date | None:
    try:
        day = read(match, said)
        around = match.groupdict()
        if around.get("before"):
            day -= spoken.ONE_DAY
        if around.get("week_of"):
            day = spoken.end_of_week(day, said)
        return day if said.on <= day <= said.on + FURTHEST else None
    except (ValueError, OverflowError):
        return None
