"""A line out of which pieces are cut as they are understood; what remains was not."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import takewhile

from interviews.invites.name_words import PARTICLES

LONGEST = 500
# Stands where something was cut out, so that every place in the line stays where it was.
CUT = "\0"
# Where a name, a role or a place comes to its end.
STOP = r"(?=\s+(?:at|@|with|w/|for|as|in|on|via|by|from)(?:\s|$)|\s*[\0;]|\s*$)"
# A word right after one of these is somebody's name, not what it says: “at Zoom”.
NAMES_FOLLOW = r"(?<!\bat )(?<!@)(?<!@ )(?<!\bwith )"
INSIDE = PARTICLES | {"of", "the", "and", "&", "+"}
# What holds pieces together, and says nothing when they are gone.
BETWEEN = re.compile(
    r"(?:\b(?:at|with|for|as|in|on|via|by|from|to|and|an?|the|my|is|have|i|there|interviews?|rounds?|conversations?|"
    r"calls?|chat|meet|meeting|session)\b|w/|[\s,;:.@&+)–—|-])+",
    re.IGNORECASE,
)


class Line:
    def __init__(self, text: str) -> None:
        plain = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text[:LONGEST])
        self.text = self.rest = " ".join(plain.split())

    def cut(self, start: int, end: int) -> str:
        """Take this out and return it."""
        piece = self.rest[start:end]
        self.rest = self.rest[:start] + CUT * (end - start) + self.rest[end:]
        return piece

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match, taken out."""
        match = pattern.search(self.rest)
        if match:
            self.cut(*match.span())
        return match

    def left(self) -> Iterator[tuple[int, str]]:
        """Where each piece stands that nobody has taken, without what only held it to others."""
        for match in re.finditer(rf"[^{CUT}]+", self.rest):
            piece = match[0]
            if not piece.strip("( "):
                continue
            if (head := BETWEEN.match(piece)) and head.end() == len(piece):
                continue
            start = head.end() if head else 0
            yield match.start() + start, _without_tail(piece[start:])


def folded(text: str) -> str:
    """What spellings have in common when neither case nor accents count."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in parts if not unicodedata.combining(sign)).split())


def capitals(words: Sequence[str]) -> list[str]:
    """The words before the first in small letters that no name has inside."""
    kept = list(takewhile(lambda word: not word[:1].islower() or word.casefold() in INSIDE, words))
    while len(kept) > 1 and kept[-1].casefold() in INSIDE:
        kept.pop()
    return kept


def _without_tail(piece: str) -> str:
    """Cut from the end by word, as looking for a tail by pattern would try each place of a long piece."""
    words = piece.split(" ")
    while len(words) > 1 and BETWEEN.fullmatch(words[-1] or " "):
        words.pop()
    return " ".join(words).rstrip(" ,;:-–—")
