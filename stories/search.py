"""The candidate's stories by words and by what they show: what was asked for, and the query that finds it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.prepared import GivenText, GivenTexts
from interviews.people import name_key
from stories.models import Story, Tag, Telling
from stories.models.story import written

LONGEST_TEXT = 200
MOST_WORDS = 8
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
WRITTEN = ("title", *Story.PARTS)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; empty finds everything. `only` is "unfinished" or "untold"."""

    text: str = ""
    theme: str = ""
    criterion: str = ""
    skill: str = ""
    only: str = ""

    @property
    def words(self) -> list[str]:
        return words_of(self.text)

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.is_narrowed)

    @property
    def is_narrowed(self) -> bool:
        """Whether something besides words is asked for."""
        return bool(self.theme or self.criterion or self.skill or self.only)


@dataclass(frozen=True, slots=True)
class Word:
    """As it is looked for: how it may be spelled, its key among names, and the codes of ours, by kind, that say it.

    In a statement that is put together beforehand each of them is `Given`.
    """

    spellings: tuple[Any, ...]
    key: Any
    codes: dict[str, Any]

    @classmethod
    def of(cls, word: str) -> "Word":
        return cls(_spellings(word), name_key(word), {kind: _codes(kind, word) for kind in Tag.OURS})

    @classmethod
    def blank(cls, number: int, spellings: int) -> "Word":
        codes = {kind: GivenTexts(f"{kind}_{number}") for kind in Tag.OURS}
        return cls(tuple(GivenText(f"word_{number}_{n}") for n in range(spellings)), GivenText(f"key_{number}"), codes)

    def given(self, number: int, spellings: int) -> dict[str, Any]:
        """What such a blank is filled with; one that has more spellings than the word gets one twice."""
        known = len(self.spellings)
        spelt = {f"word_{number}_{n}": self.spellings[n % known] for n in range(spellings)}
        codes = {f"{kind}_{number}": codes for kind, codes in self.codes.items()}
        return {**spelt, f"key_{number}": self.key, **codes}


def words_of(text: str) -> list[str]:
    return text.split()[:MOST_WORDS]


def search_text(typed: str) -> str:
    """As much of what was typed as a database can look for."""
    return " ".join(CONTROLS.sub(" ", typed[:LONGEST_TEXT]).split())


def matching(stories: QuerySet[Story], search: Search) -> QuerySet[Story]:
    """The stories that have every word somewhere, and all the rest that is asked for."""
    stories = with_words(stories, map(Word.of, search.words))
    for kind, key in _shown_things(search):
        stories = stories.filter(Exists(_tags().filter(kind=kind, key=key)))
    if search.only == "unfinished":
        stories = stories.exclude(written())
    if search.only == "untold":
        stories = stories.exclude(Exists(Telling.objects.present().told().filter(story=OuterRef("pk"))))
    return stories


def with_words(stories: QuerySet[Story], words: Iterable[Word]) -> QuerySet[Story]:
    for word in words:
        stories = stories.filter(_says(word) | Exists(_tags().filter(_names(word))))
    return stories


def _tags() -> QuerySet[Tag]:
    return Tag.objects.filter(story=OuterRef("pk"))


def _shown_things(search: Search) -> Iterator[tuple[str, str]]:
    if search.theme:
        yield Tag.Kind.THEME, search.theme
    if search.criterion:
        yield Tag.Kind.CRITERION, search.criterion
    if search.skill:
        yield Tag.Kind.SKILL, name_key(search.skill)


def _says(word: Word) -> Q:
    said = Q()
    for field in WRITTEN:
        for spelling in word.spellings:
            said |= Q(**{f"{field}__icontains": spelling})
    return said


def _names(word: Word) -> Q:
    named = Q(key__contains=word.key, name__gt="")
    for kind, codes in word.codes.items():
        named |= Q(kind=kind, key__in=codes)
    return named


def _spellings(word: str) -> tuple[str, ...]:
    """SQLite takes capitals for small letters in ASCII only."""
    return (word,) if word.isascii() else (word, word.lower(), word.upper(), word.capitalize())


def _codes(kind: str, word: str) -> list[str]:
    return [thing.value for thing in Tag.OURS[kind] if name_key(word) in name_key(str(thing.label))]
