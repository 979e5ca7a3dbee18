"""What is known of one language in which a line may be typed. Pure.

Patterns are in small letters and without accents, as `Line.plain` is, and hold no groups but the named ones. Only what
is said of lengths and in `little` and `nobody` has its accents.
"""

import re
from dataclasses import dataclass

from interviews.models import Round

KIND, FORMAT = Round.Kind, Round.Format
NEVER = r"(?!)"
# “up to three digits”, or the words of a language for one, two, three …
DIGITS = r"\d{1,3}"


@dataclass(frozen=True, slots=True)
class Tongue:
    little: frozenset[str]  # words by which the language is told, with their accents
    at: str  # before a company
    with_: str  # before people
    and_: str  # between people
    stop: str  # where a name, a role or a place comes to its end
    between: str  # what holds pieces together, and says nothing when they are gone
    inside: str  # inside of a name, in small letters
    nobody: frozenset[str]  # whom one meets without a name
    articles: frozenset[str]  # in small letters before somebody who is not named: “mit der Abteilung”
    their: str  # before what somebody is: “their CTO Ana”
    titles: str
    role: str  # before a role
    role_tail: str  # behind one

    weekdays: tuple[str, ...]
    short: tuple[str, ...]  # weekdays only where a time or a date follows, or a word such as “next” precedes
    weekday_end: str
    on: str
    the: str  # before the day of the month
    before: str  # which of the weekdays of that name
    after: str
    last: str  # of `before` and `after`
    last_week: str
    next: str
    next_week: str
    week_after: str  # behind a weekday: “Tuesday week”
    near: tuple[tuple[str, int], ...]
    nth: str  # with a group `nth`
    counts: tuple[str, ...]
    ahead: str  # with groups `count` and `weeks`
    ago: str
    clock_lead: str  # before a time
    of_day: str  # parts of a day, and times in words
    or_: str

    for_: str  # before a length
    each_before: str
    each_after: str
    from_: str  # before and between two hours
    to: str
    zone: str  # with a group `place`
    zones: dict[str, str]  # places that are called otherwise than in the tz database

    formats: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    ordinals: tuple[str, ...]
    number: str  # with a group `word` or `figure`
    panel: str
    apart: str
    in_: str  # before a place
    no_place: str
    room: str
    week_from: str = NEVER  # before a weekday: “a week on Tuesday”
    at_or_in: str = NEVER  # before a company or a place
    no_company: str = NEVER  # behind it
    nobody_ends: tuple[str, ...] = ()  # “Personalchef”
    knows_small_places: bool = False  # whether a place may be in small letters: “in berlin”


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def one_of(patterns: tuple[str, ...]) -> str:
    """A pattern for any of them; what is longer stands first."""
    return "|".join(sorted(patterns, key=len, reverse=True))


def matching(patterns: tuple[str, ...], text: str) -> int | None:
    """Which of them the text is."""
    return next((at for at, pattern in enumerate(patterns) if re.fullmatch(pattern, text, re.IGNORECASE)), None)
