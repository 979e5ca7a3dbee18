"""The candidate's stories by words and by what they show: what was asked for, and the query that finds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

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
        return self.text.split()[:MOST_WORDS]

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.is_narrowed)

    @property
    def is_narrowed(self) -> bool:
        """Whether something besides words is asked for."""
        return bool(self.theme or self.criterion or self.skill or self.only)


def search_text(typed: str) -> str:
    """As much of what was typed as a database can look for."""
    return " ".join(CONTROLS.sub(" ", typed[:LONGEST_TEXT]).split())


def matching(stories: QuerySet[Story], search: Search) -> QuerySet[Story]:
    """The stories that have every word somewhere, and all the rest that is asked for."""
    for word in search.words:
        stories = stories.filter(_says(word) | Exists(_tags().filter(_names(word))))
    for kind, key in _shown_things(search):
        stories = stories.filter(Exists(_tags().filter(kind=kind, key=key)))
    if search.only == "unfinished":
        stories = stories.exclude(written())
    if search.only == "untold":
        stories = stories.exclude(Exists(Telling.objects.present().told().filter(story=OuterRef("pk"))))
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


def _says(word: str) -> Q:
    said = Q()
    for field in WRITTEN:
        for spelling in _spellings(word):
            said |= Q(**{f"{field}__icontains": spelling})
    return said


def _spellings(word: str) -> set[str]:
    """SQLite takes capitals for small letters in ASCII only."""
    return {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}


def _names(word: str) -> Q:
    named = Q(key__contains=name_key(word), name__gt="")
    for kind, things in Tag.OURS.items():
        codes = [thing.value for thing in things if name_key(word) in name_key(str(thing.label))]
        named |= Q(kind=kind, key__in=codes)
    return named
