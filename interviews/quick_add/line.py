"""A line out of which pieces are cut as they are understood; what remains was not."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import takewhile

from interviews.quick_add.grammar import Grammar

LONGEST = 500
# Stands where something was cut out, so that every place in the line stays where it was.
CUT = "\0"
# Letters of Europe without what stands above and below them; each is still one letter.
PLAIN = str.maketrans(
    {letter: unicodedata.normalize("NFD", letter)[0] for letter in map(chr, range(0xC0, 0x180))} | {"’": "'"}
)


class Line:
    """`rest` as it was typed, `plain` for the patterns of a grammar: sign by sign the same places."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        composed = unicodedata.normalize("NFC", text[:LONGEST])
        shown = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in composed)
        self.text = self.rest = " ".join(shown.split())
        self.grammar = grammar

    @property
    def plain(self) -> str:
        return self.rest.translate(PLAIN)

    def cut(self, start: int, end: int) -> str:
        """Take this out and return it."""
        piece = self.rest[start:end]
        self.rest = self.rest[:start] + CUT * (end - start) + self.rest[end:]
        return piece

    def take(self, pattern: re.Pattern[str]) -> str:
        """The first match, taken out, or ""."""
        match = pattern.search(self.plain)
        return self.cut(*match.span()) if match else ""

    def said(self, match: re.Match[str], group: str) -> str:
        """What a group of a match of `plain` is as it was typed."""
        return self.rest[match.start(group) : match.end(group)]

    def without(self, start: int, end: int) -> "Line":
        """Another one, in which this is taken out already."""
        other = Line("", self.grammar)
        other.text, other.rest = self.text, self.rest
        other.cut(start, end)
        return other

    def left(self) -> Iterator[tuple[int, str]]:
        """Where each piece stands that nobody has taken, without what only held it to others."""
        between = self.grammar.between
        for match in re.finditer(rf"[^{CUT}]+", self.rest):
            piece, plain = match[0], match[0].translate(PLAIN)
            if not piece.strip("( "):
                continue
            if (head := between.match(plain)) and head.end() == len(plain):
                continue
            start = head.end() if head else 0
            yield match.start() + start, _without_tail(piece[start:], between)


def folded(text: str) -> str:
    """What spellings have in common when neither case nor accents count."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in parts if not unicodedata.combining(sign)).split())


def capitals(words: Sequence[str], inside: frozenset[str]) -> list[str]:
    """The words before the first in small letters that no name has inside."""
    kept = list(takewhile(lambda word: not word[:1].islower() or word.casefold() in inside, words))
    while len(kept) > 1 and kept[-1].casefold() in inside:
        kept.pop()
    return kept


def _without_tail(piece: str, between: re.Pattern[str]) -> str:
    """Cut from the end by word, as looking for a tail by pattern would try each place of a long piece."""
    words = piece.split(" ")
    while len(words) > 1 and between.fullmatch((words[-1] or " ").translate(PLAIN)):
        words.pop()
    return " ".join(words).rstrip(" ,;:-–—")
