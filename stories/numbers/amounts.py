"""Amounts: digits in every script and spelling, per cent, thousands and millions, fractions, English number words."""

import re
from collections.abc import Iterator
from decimal import Decimal

from stories.numbers.number import Number, Reading, number_at
from stories.numbers.words import FRACTIONS, IN_WORDS, SCALES, SHORT_SCALES, number_of

SPACE = r"[ \u00a0\u2009\u202f]"
FIGURE = rf"\d{{1,3}}(?:{SPACE}\d{{3}})++(?!\d)(?:[.,]\d++)?|\d++(?:[.,٫'’٬]\d++)*+"
PER_CENT = (
    rf"{SPACE}?(?:[%٪％]|(?i:per ?cent|percentage points?|prozent|pour cent|por ciento|por cento|per cento|procent)\b)"
)
SCALE = rf"{SPACE}?(?i:{'|'.join(SCALES)})\b|{SPACE}?[kK]\b|M\b|{SPACE}?(?i:mn|bn)\b"
UNTIL = rf"{SPACE}?(?:[-–—]|to|and|or){SPACE}?"
# Not the digits of “B2B”, “3D”, “v3”.
AMOUNT = rf"(?<![^\W_])(?<!\d[.,])(?P<figure>{FIGURE})"
AMOUNT += rf"(?:(?P<until>{UNTIL})(?P<second>{FIGURE}))?(?P<scale>{SCALE})?(?P<percent>{PER_CENT})?(?![A-Z]\b)"


def _amounts(match: re.Match[str]) -> Iterator[Number]:
    """One, or the two of a range; the first of “30 to 40 %” may be per cent, too."""
    unit = "%" if match["percent"] else ""
    scale = (match["scale"] or "").strip().casefold()
    times = SCALES.get(scale) or SHORT_SCALES.get(scale) or 1
    first = figures(match["figure"], times, unit)
    if match["second"]:
        yield number_at(match, figures(match["second"], times, unit), group="second")
        yield number_at(match, first | figures(match["figure"]), group="figure")
    else:
        yield number_at(match, first)


def figures(figure: str, times: int = 1, unit: str = "") -> frozenset[str]:
    """What digits with signs between them may say: “1.500” is fifteen hundred, or one and a half."""
    first, *others = parts = re.split(r"\D", figure)
    signs = re.sub(r"\d", "", figure)
    is_grouped = 0 < len(first) <= 3 and first[0] != "0" and all(len(part) == 3 for part in others)
    grouped, decimal = "".join(parts), "".join(parts[:-1]) + "." + parts[-1]
    if not signs or (is_grouped and len(set(signs)) == 1 and (len(signs) > 1 or signs not in ".,٫")):
        said = [grouped]
    elif len(signs) == 1:
        said = [grouped, decimal] if is_grouped else [decimal]
    elif signs.count(signs[-1]) == 1:
        said = [decimal]
    else:
        return frozenset({figure})  # a version
    return frozenset(_plain(digits, times) + unit for digits in said)


def _plain(digits: str, times: int) -> str:
    plain = format(Decimal(digits) * times, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _in_words(match: re.Match[str]) -> Iterator[Number]:
    value, unit = number_of(match["words"]), "%" if match["percent"] else ""
    # “One” is often no number: it contradicts nothing, and agrees with 1.
    yield number_at(match, says=[], fits=["1"]) if value == 1 and not unit else number_at(match, [f"{value}{unit}"])


PERCENTAGES = {"1/2": "50%", "1/3": "33%", "2/3": "67%", "1/4": "25%", "3/4": "75%", "x2": "100%"}


def _fraction(match: re.Match[str]) -> Iterator[Number]:
    says = next(value for pattern, value in FRACTIONS.items() if re.fullmatch(pattern, match[0], re.IGNORECASE))
    yield number_at(match, [says], [PERCENTAGES.get(says, says)])


READINGS: list[Reading] = [
    (re.compile(rf"\b(?:{'|'.join(FRACTIONS)})", re.IGNORECASE), _fraction, False),
    (re.compile(AMOUNT), _amounts, True),
    (re.compile(rf"(?P<words>{IN_WORDS})(?P<percent>{PER_CENT})?", re.IGNORECASE), _in_words, False),
]
