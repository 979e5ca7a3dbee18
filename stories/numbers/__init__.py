"""The numbers that a text names, each in one spelling: amounts, per cent, years, times of day, dates. Pure.

Digits are read in every script. Words (“forty”, “half”, “March”, “6 pm”) are read in English only, and not at all in
a text that looks like another language. What may be two things (“03/04”) counts as either of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stories.numbers import amounts, moments
from stories.numbers.number import Number
from stories.numbers.words import is_maybe_english

__all__ = ["NOTHING_DIFFERS", "Differing", "Number", "apart", "differing", "marked", "numbers_in"]


@dataclass(frozen=True, slots=True)
class Differing:
    """The numbers that each of two texts has and the other contradicts; both are empty, or neither is."""

    now: tuple[Number, ...] = ()
    then: tuple[Number, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.now)


NOTHING_DIFFERS = Differing()


def numbers_in(text: str) -> list[Number]:
    """In the order of the text; each place is read once, by the first reading that can make something of it."""
    is_english = is_maybe_english(text)
    taken = bytearray(len(text))
    found = []
    for pattern, read, is_in_any_language in [*moments.READINGS, *amounts.READINGS]:
        for match in pattern.finditer(text) if is_english or is_in_any_language else ():
            for number in read(match):
                if not any(taken[number.start : number.end]):
                    found.append(number)
                    taken[number.start : number.end] = b"\1" * (number.end - number.start)
    return sorted(found, key=lambda number: number.start)


def apart(these: Sequence[Number], those: Sequence[Number]) -> tuple[Number, ...]:
    """Which of these numbers nothing among those agrees with."""
    said = frozenset[str]().union(*(number.says for number in those))
    fitting = said.union(*(number.fits for number in those))
    return tuple(number for number in these if number.says and not (number.says & fitting or number.fits & said))


def differing(now: Sequence[Number], then: Sequence[Number]) -> Differing:
    """What only one of the two adds or leaves out contradicts nothing."""
    only_now, only_then = apart(now, then), apart(then, now)
    return Differing(only_now, only_then) if only_now and only_then else NOTHING_DIFFERS


def marked(text: str, numbers: Sequence[Number]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of these numbers."""
    pieces, position = [], 0
    for number in numbers:
        pieces += [(text[position : number.start], False), (text[number.start : number.end], True)]
        position = number.end
    return [(piece, is_number) for piece, is_number in [*pieces, (text[position:], False)] if piece]
