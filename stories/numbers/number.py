"""One number of a text, and how it is made from what a pattern matched."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, and where; `says` is what it claims, `fits` what else would not contradict it."""

    written: str
    start: int
    end: int
    says: frozenset[str]
    fits: frozenset[str] = frozenset()

    def moved(self, by: int) -> "Number":
        """The same number in a piece of its text."""
        return replace(self, start=self.start + by, end=self.end + by)


# A pattern, what to make of a match, and whether it holds in every language (else in English).
type Reading = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Number]], bool]


def number_at(match: re.Match[str], says: Iterable[str], fits: Iterable[str] = (), group: str | int = 0) -> Number:
    return Number(match[group], *match.span(group), frozenset(says), frozenset(fits))
