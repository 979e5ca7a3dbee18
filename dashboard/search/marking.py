"""What matched, marked: a title as a whole, of a long text the place where it says so. Pure."""

import unicodedata
from collections.abc import Iterable
from re import Pattern

from accounts.search_words import folded

type Pieces = list[tuple[str, bool]]
BEFORE, LENGTH = 40, 180  # letters


def marked(text: str, pattern: Pattern[str]) -> Pieces:
    """The text in pieces, and of each whether it matched."""
    text = unicodedata.normalize("NFC", text)
    pieces, end = [], 0
    for match in pattern.finditer(folded(text)):
        pieces += [(text[end : match.start()], False), (text[match.start() : match.end()], True)]
        end = match.end()
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]


def excerpt(texts: Iterable[str], pattern: Pattern[str]) -> Pieces:
    """Of the first text that matches the line around the first match; nothing if none does."""
    for text in texts:
        one_line = unicodedata.normalize("NFC", " ".join(text.split()))
        if match := pattern.search(folded(one_line)):
            return marked(_cut(one_line, match.start()), pattern)
    return []


def _cut(text: str, place: int) -> str:
    start = text.rfind(" ", 0, place - BEFORE) + 1 if place > BEFORE else 0
    end = start + LENGTH
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
