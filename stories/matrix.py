"""The picture behind the coverage: which story shows which of the wanted things, a page of stories at a time."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from accounts.models import User
from accounts.pages import page_of
from stories.coverage import OVERLOADED, Shown, worst_first
from stories.covering import Coverage, best_first, keys_of
from stories.hole_words import label_of, new_story_for
from stories.models import Tag

MOST_SKILLS = 25
CELL = "stories/_matrix_cell.html"


@dataclass(frozen=True, slots=True)
class Column:
    """`new_story` leads to writing one where no finished story shows it."""

    label: str
    shown: Shown
    new_story: str

    @property
    def look(self) -> str:
        """Of the whole column."""
        return {0: "matrix-hole", 1: "matrix-single"}.get(self.shown.finished, "matrix-covered")


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
    """`shows` counts the columns that the story fills; it `carries_much` if too much hangs on it alone."""

    pk: int
    title: str
    cells: SafeString
    shows: int
    carries_much: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    page: "Page[Any]"


def matrix_of(candidate: User, coverage: Coverage, page_number: str | None) -> Matrix:
    """The finished stories first, those ahead that show most. One query for any page but the first."""
    wanted = (one.thing for one in coverage.shown)
    groups = tuple(_group(kind, coverage.of_kind(kind)) for kind in Tag.Kind)
    columns = tuple(column for group in groups for column in group.columns)
    page = page_of(best_first(candidate, keys_of(wanted)), page_number) if page_number else coverage.first
    overloaded = {hole.story.pk for hole in coverage.holes if hole.code == OVERLOADED and hole.story}
    return Matrix(groups, columns, _rows(page, columns, overloaded), page)


def _group(kind: Tag.Kind, shown: list[Shown]) -> Group:
    ordered = worst_first(shown)[:MOST_SKILLS] if kind == Tag.Kind.SKILL else shown
    return Group(str(kind.label), tuple(map(_column, ordered)), more=len(shown) - len(ordered))


def _column(shown: Shown) -> Column:
    return Column(label_of(shown.thing), shown, "" if shown.finished else new_story_for([shown.thing]))


def _rows(page: "Page[Any]", columns: tuple[Column, ...], overloaded: Container[int]) -> tuple[Row, ...]:
    """A page has a thousand cells and three kinds of them: each kind is rendered once."""
    nothing, draft, ready = (render_to_string(CELL, {"mark": mark}) for mark in ("", "draft", "ready"))
    things = [(column.shown.thing.kind, column.shown.thing.key) for column in columns]
    return tuple(
        _row(story, things, ready if story.is_written else draft, nothing, carries_much=story.pk in overloaded)
        for story in page
    )


def _row(
    story: Any, things: list[tuple[str, str]], mark: SafeString, nothing: SafeString, *, carries_much: bool
) -> Row:
    shown = [thing in story.shown_things for thing in things]
    cells = ((mark if is_shown else nothing,) for is_shown in shown)
    return Row(story.pk, story.title, format_html_join("", "{}", cells), sum(shown), carries_much)
