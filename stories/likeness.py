"""Whether two texts say about the same, by their letters; what was told is held against what is planned. Pure."""

import re
import unicodedata

from rapidfuzz import fuzz

from stories.numbers.words import is_maybe_english

# rapidfuzz.fuzz.partial_ratio, of 100. Sentences about different things share 40 to 54 by their letters alone; the
# same outcome in other words kept 62 and more, one that was edited 73 and more (tests/stories/test_consistency.py).
ALIKE = 58
# Of a longer text the beginning is compared: that takes some hundredths of a second at most.
COMPARED = 600  # characters
FEWEST_WORDS = 5  # fewer are a note to oneself, no outcome
DENIAL = re.compile(r"\b(?:no|not|none|nothing|nobody|never|neither|without)\b|n[’']t\b", re.IGNORECASE)


def is_alike(now: str, then: str) -> bool:
    """Whether one text is about the same as a passage of the other, or nobody can tell."""
    now, then = _plain(now), _plain(then)
    if not now or not then or _is_unlettered(now + then):
        return True
    return fuzz.partial_ratio(now[:COMPARED], then) >= ALIKE


def is_other_outcome(result: str, told: str) -> bool:
    """Whether a story told in full ended otherwise."""
    return min(len(result.split()), len(told.split())) >= FEWEST_WORDS and not is_alike(result, told)


def is_denied(text: str) -> bool:
    """Whether it says no; English only."""
    return is_maybe_english(text) and bool(DENIAL.search(text))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _is_unlettered(text: str) -> bool:
    """Written in signs that stand for words or syllables: how alike two such texts are, the figure does not say."""
    return 2 * sum(unicodedata.east_asian_width(sign) in "WF" for sign in text) > len(text)
