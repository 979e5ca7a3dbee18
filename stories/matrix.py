"""The picture behind the coverage: which story shows which of the wanted things, a page of stories at a time."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch

from accounts.models import User
from stories.coverage import Shown, worst_first
from stories.covering import Coverage, tags_of
from stories.hole_words import label_of, new_story_for
from stories.models import Story, Tag

ROWS = 25
MOST_SKILLS = 25


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    shown: Shown
    new_story: str


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one kind; of skills the worst covered, and how many more there are."""

    label: str
    columns: tuple[Column, ...]
    more: int = 0

    @property
    def width(self) -> int:
        return len(self.columns)


@dataclass(frozen=True, slots=True)
class Row:
    story: Story
    cells: tuple[tuple[Column, bool], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    page: "Page[Any]"

    @property
    def columns(self) -> list[Column]:
        return [column for group in self.groups for column in group.columns]


def matrix_of(candidate: User, coverage: Coverage, page_number: str | None) -> Matrix:
    """In three queries: how many stories there are, a page of them, and what those show."""
    groups = tuple(_group(kind, coverage.of_kind(kind)) for kind in Tag.Kind)
    columns = [column for group in groups for column in group.columns]
    tags = Prefetch("tags", Tag.objects.filter(tags_of(column.shown.thing for column in columns)))
    page = Paginator(Story.objects.owned_by(candidate).prefetch_related(tags), ROWS).get_page(page_number)
    return Matrix(groups, tuple(_row(story, columns) for story in page), page)


def _group(kind: Tag.Kind, shown: list[Shown]) -> Group:
    ordered = worst_first(shown)[:MOST_SKILLS] if kind == Tag.Kind.SKILL else shown
    columns = tuple(Column(label_of(one.thing), one, new_story_for([one.thing])) for one in ordered)
    return Group(str(kind.label), columns, more=len(shown) - len(ordered))


def _row(story: Story, columns: list[Column]) -> Row:
    shown = story.shown_things
    cells = tuple((column, (column.shown.thing.kind, column.shown.thing.key) in shown) for column in columns)
    return Row(story, cells)
