"""Text on its way to the typesetter: what it cannot set is taken out, and each piece knows its direction."""

import re
import unicodedata
from collections.abc import Iterable
from typing import TypedDict

# It breaks no word, so a long run would leave its cell.
LONG = re.compile(r"[^\s\u200b]{20,}")
EIGHT = re.compile(r".{1,8}")
LONGEST_LINK = 2_000
SCHEMES = ("http://", "https://", "tel:", "mailto:")


class Said(TypedDict):
    text: str
    url: str
    rtl: bool


def said(text: str, url: str = "") -> Said:
    """A piece of text; a `url` of another scheme, or one too long, is left out."""
    plain = _settable(text)
    is_link = url.startswith(SCHEMES) and len(url) <= LONGEST_LINK
    return {"text": plain if is_link else _breakable(plain), "url": url if is_link else "", "rtl": _is_rtl(plain)}


def said_together(names: Iterable[str]) -> Said:
    """Names beside each other, each isolated, so that the direction of one ends with it."""
    joined = said(", ".join(f"\u2068{name}\u2069" for name in names))
    return {**joined, "rtl": False}


def _settable(text: str) -> str:
    """Without control characters, which have no glyph, and lone surrogates, which are no text."""
    return "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cs"})


def _breakable(text: str) -> str:
    return LONG.sub(lambda run: "\u200b".join(EIGHT.findall(run[0])), text)


def _is_rtl(text: str) -> bool:
    """The first strong letter decides, as a browser's dir=auto does."""
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"})
    return next(strong, "L") in {"R", "AL"}
