"""What is known of one language, and the rules that follow from it. Pure.

Texts are in lower case and without accents here; what says no day on which a reply is due becomes a GAP.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

type Rule = tuple[re.Pattern[str], str]

GAP = " … "
EITHER = " | "  # stands between several days, of which the last counts
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
MONTH = rf"(?:{'|'.join(MONTHS)})"
WEEK = r"(?:week after next|(?:next|this) week)"
SOME_WEEK = rf"(?:{WEEK}|end of the week)"
SOME_MONTH = r"(?:(?:next|this) month|end of the month)"
PERIOD = rf"(?:{SOME_WEEK}|{SOME_MONTH})"
SPAN = r"(?:[0-9]{1,3} (?:business |working )?(?:hour|day|week|month)s?)"
NTH = r"(?:the [0-3]?[0-9](?:st|nd|rd|th))"
DATE = rf"(?:[0-3]?[0-9](?: of)? {MONTH}|{MONTH} [0-3]?[0-9](?:st|nd|rd|th)?)"
FIGURES = r"(?:[0-3]?[0-9]\.[0-3]?[0-9]\.(?:[0-9]{2,4})?)"
PART = rf"(?:(?:early|mid|late|end|in|(?:beginning|middle|end) of) {MONTH})"
NEAR = r"(?:day after tomorrow|tomorrow|today)"
KINDS = (WEEKDAY, SOME_WEEK, SOME_MONTH, NTH, DATE, FIGURES, PART, NEAR, SPAN)
# Behind a figure that is the day of some month none of these stands.
NO_NTH = (
    rf"(?![0-9]|[.,:/][0-9]| ?(?:[%€$£]|h\b|uhr)| (?:of |de )?{MONTH}"
    r"| (?:business|hours|days|weeks|months|horas|heures)\b)"
)
# What may stand between “or” and the day.
FILLER = (
    r"(?:(?:the|on|of|by|in|next|this|coming|following|early|late|der|dem|den|die|am|bis|zum|anfang|mitte|ende|spatestens"
    r"|le|la|les|du|de|d'ici|a|au|debut|fin|el|los|del|al|principios|finales) )*"
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """Patterns of words, each from the first of its kind on; and how its phrases go in English, in order."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    numbers: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]
    joins: str  # stands between two days of which the later one counts
    earliest: str  # before a day from which on, or after which, they may reply
    no_span: str  # before a number of days that have passed, or that may not suffice
    openers: str  # what an answer to “when?” begins with; a noun among them keeps its capital


def rules_of(tongue: Tongue) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern), english) for pattern, english in _patterns(tongue))


def _patterns(tongue: Tongue) -> Iterator[tuple[str, str]]:
    yield from _words(tongue.weekdays, WEEKDAYS)
    yield from _words(tongue.months, MONTHS)
    # “dix-sept” before “dix” and “sept”.
    numbers = [str(number) for number in range(1, len(tongue.numbers) + 1)]
    yield from _words(tongue.numbers[::-1], numbers[::-1])
    yield r"\s+", " "
    yield from tongue.phrases
    yield rf"\b(?:{tongue.no_span}) (?:\w+ )?{SPAN}", GAP
    yield rf"\b(?:{tongue.earliest}) {FILLER}(?:{'|'.join(KINDS)})", GAP
    for kind in KINDS:
        yield rf"\b({kind})(?: (?:{tongue.joins}) | ?[-/] ?)(?={FILLER}(?:{WEEKDAY} )?{kind})", rf"\1{EITHER}"


def _words(words: tuple[str, ...], english: tuple[str, ...] | list[str]) -> Iterator[tuple[str, str]]:
    return ((rf"\b(?:{word})\b", said) for word, said in zip(words, english, strict=True))
