"""A search: all kinds at once in one statement, or one kind page by page. Called by views.search."""

from collections.abc import Iterable
from dataclasses import dataclass
from re import Pattern
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page
from django.db import connection
from django.db.models import TextField, Value

from accounts.models import User
from accounts.pages import counted, page_of
from accounts.prepared import Given
from accounts.search_index import MOST, question
from accounts.search_words import beginnings, words_of
from accounts.together import Together
from dashboard.search.kinds import BY_NAME, ELSEWHERE, KINDS, Kind
from dashboard.search.marking import Pieces, excerpt, marked
from dashboard.search.said import Said
from stories.search import search_text

if TYPE_CHECKING:
    from django.db.models import QuerySet

SHOWN = 5  # of each kind, before one asks for more


@dataclass(frozen=True, slots=True)
class Hit:
    url: str
    title: Pieces
    about: tuple[str, ...]
    excerpt: Pieces


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `total` in all, of which `hits` are shown."""

    kind: Kind
    total: int
    hits: list[Hit]

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.hits)

    @property
    def is_more(self) -> bool:
        """Nobody counted further."""
        return self.total >= MOST


class Asked:
    """What somebody typed. Without a word in it nothing is looked for."""

    def __init__(self, typed: str) -> None:
        self.typed = search_text(typed)
        self.words = words_of(typed)

    def groups(self, candidate: User) -> list[Group]:
        """Of every kind that has any, the best; a kind first whose best says it in its title."""
        if not self.words:
            return []
        found = _first_of_each(candidate=candidate.pk, typed=self.typed, **self._questions(candidate))
        pattern, any_found = beginnings(self.words), [(name, rows) for name, rows in found.items() if rows]
        best_first = sorted(any_found, key=lambda named: named[1][0].rank == ELSEWHERE)
        return [_group(BY_NAME[name], rows, rows[0].rows_in_all, pattern) for name, rows in best_first]

    def page_of(self, kind: Kind, candidate: User, number: str) -> "tuple[Page[Any] | None, list[Group]]":
        """A page of one kind, and its group."""
        if not self.words:
            return None, []
        asked = self._questions(candidate)
        values = (_value(text) for text in (self.typed, asked[kind.name], asked[_in_title(kind)]))
        page = page_of(kind.matching(candidate, *values), number)
        return page, [_group(kind, page, page.paginator.count, beginnings(self.words))] if page else []

    def _questions(self, candidate: User) -> dict[str, str]:
        vendor, owner = connection.vendor, candidate.pk
        anywhere = {kind.name: question(vendor, kind.text, owner, self.words) for kind in KINDS}
        return anywhere | {_in_title(k): question(vendor, k.text, owner, self.words, only_title=True) for k in KINDS}


@Together
def _first_of_each() -> "dict[str, QuerySet[Any, Any]]":
    candidate = Given("candidate")
    return {kind.name: counted(kind.matching(candidate, *_given(kind)))[:SHOWN] for kind in KINDS}


def _given(kind: Kind) -> list[Given]:
    return [Given(name, TextField()) for name in ("typed", kind.name, _in_title(kind))]


def _in_title(kind: Kind) -> str:
    return f"{kind.name} in title"


def _value(text: str) -> Value:
    return Value(text, TextField())


def _group(kind: Kind, rows: Iterable[Any], total: int, pattern: Pattern[str]) -> Group:
    return Group(kind, total, [_hit(kind.say(row), pattern) for row in rows])


def _hit(said: Said, pattern: Pattern[str]) -> Hit:
    title, about = marked(said.title, pattern), tuple(word for word in said.about if word)
    # A title that was cut out of its text says it already.
    texts = [text for text in said.texts if " ".join(text.split()) != said.title]
    return Hit(said.url, title, about, excerpt(texts, pattern))
