"""What is typed becomes words to look for, and what is found is marked where those words begin. Pure.

Whatever is typed, it is a few short words or none: never a wrong question, never an expensive one. Case and accents do
not count, and a word is found by its beginning. The index cuts texts in the same way (accounts/search_index.py).
"""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_TEXT = 200
MOST_WORDS = 8
LONGEST_WORD = 64
ACCENTS = re.compile("[\u0300-\u036f]")
# Spaces, punctuation, arrows, emoji. PostgreSQL knows the same pattern by accounts.0007_search_index.
SIGNS = (
    "\x00-/:-@\\[-`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004"
    "\u3008-\u3020\ufe00-\ufe0f\U0001f000-\U0001faff"
)
SEPARATORS = re.compile(f"[{SIGNS}]+")
# Letters that lose their accent and stay one letter: a text so folded is as long as it was.
ACCENTED = [*range(0xC0, 0x590), *range(0x1E00, 0x2000)]


def words_of(typed: str) -> list[str]:
    """At most eight, as the index has them; one that stands at the beginning of another adds nothing."""
    words = [word[:LONGEST_WORD] for word in SEPARATORS.split(plain(typed[:LONGEST_TEXT])) if _has_letters(word)]
    different = dict.fromkeys(words[:MOST_WORDS])
    return [word for word in different if not any(other != word and other.startswith(word) for other in different)]


def plain(text: str) -> str:
    """In small letters without accents."""
    apart = ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", apart).lower()


def beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """Finds where one of them begins in a text that is `folded`."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(f"(?<![^{SIGNS}])(?:" + "|".join(re.escape(word) for word in longest_first) + ")")


def folded(text: str) -> str:
    """In small letters without accents, each letter where it was in a text that is composed (NFC)."""
    return text.translate(WITHOUT_ACCENT).lower()


def _has_letters(word: str) -> bool:
    return any(letter.isalnum() for letter in word)


def _without_accent() -> dict[int, str]:
    plainly = ((code, plain(chr(code))) for code in ACCENTED)
    return {code: letters for code, letters in plainly if len(letters) == 1}


WITHOUT_ACCENT = _without_accent()
