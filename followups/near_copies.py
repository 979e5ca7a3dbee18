"""Two notes that say the same: interviewers of one company compare what they got. Pure; any language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from followups.note_language import COURTESY, words_of

ALIKE = 84  # of 100: the same sentence with a word or two changed
COPIED_SHARE = 0.6  # of a note's words, before the whole of it is called a copy
LONG_SENTENCE = 10  # words: shorter ones are alike by chance
SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[”\"')]*|\n|$)")


@dataclass(frozen=True, slots=True)
class Copied:
    here: str
    there: str


def sentences_of(body: str) -> list[str]:
    return [stripped for found in SENTENCE.findall(body) if (stripped := found.strip())]


def copied_passages(body: str, other: str, names: Iterable[str]) -> Copied | None:
    """The passages that two notes share, if they are near copies or share a sentence that is no mere courtesy."""
    mine, theirs = _said(body, names), _said(other, names)
    if not mine or not theirs:
        return None
    pairs = [(here, there) for plain, here in mine.items() if (there := _like(plain, theirs))]
    total, copied = _size(mine.values()), _size(here for here, _there in pairs)
    if not pairs or (copied < COPIED_SHARE * total and not any(_is_telling(here) for here, _there in pairs)):
        return None
    if copied < COPIED_SHARE * total:
        pairs = [pair for pair in pairs if _is_telling(pair[0])]
    return Copied(*(" ".join(dict.fromkeys(side)) for side in zip(*pairs, strict=True)))


def _said(body: str, names: Iterable[str]) -> dict[str, str]:
    """The sentences as they stand, by what they say without names; greeting, signature and blanks say nothing."""
    masked = {name.casefold() for name in names}
    said = {}
    for sentence in sentences_of(body):
        words = [word.casefold() for word in words_of(sentence)]
        plain = " ".join("" if word.removesuffix("'s") in masked else word for word in words)
        if len(words) >= 5 and not sentence.startswith("["):
            said[plain] = sentence
    return said


def _like(plain: str, theirs: dict[str, str]) -> str:
    best = process.extractOne(plain, theirs.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return theirs[best[0]] if best else ""


def _is_telling(sentence: str) -> bool:
    return len(words_of(sentence)) >= LONG_SENTENCE and not COURTESY.search(sentence)


def _size(sentences: Iterable[str]) -> int:
    return sum(len(words_of(sentence)) for sentence in sentences)
