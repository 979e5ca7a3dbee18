"""A candidate's stories as the list shows them: how far each is, what it shows, how often it was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from stories.advice import ThemeCount, advice_on, missing_parts, themes_shown
from stories.models import OwnTheme, Story, Tag, Telling

SKILLS_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A story of the list. `story` carries `times_told` and `last_told`."""

    story: Any
    missing: tuple[str, ...]
    is_ready: bool
    themes: tuple[str, ...]
    criteria: tuple[str, ...]
    skills: tuple[str, ...]
    more_skills: int


def with_tellings(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Annotated with how often each was told, and when last; tags prefetched."""
    told = Telling.objects.present().told().filter(story=OuterRef("pk")).order_by().values("story")
    times = Subquery(told.annotate(times=Count("pk")).values("times"), output_field=IntegerField())
    last = Subquery(told.annotate(last=Max("told_at")).values("last"))
    return stories.annotate(times_told=Coalesce(times, 0), last_told=last).prefetch_related("tags")


def rows_of(stories: Iterable[Story], language: str) -> list[Row]:
    """For stories fetched by `with_tellings`; asks the database nothing more."""
    return [_row(story, language) for story in stories]


def themes_of_stories(candidate: User, own: Iterable[OwnTheme]) -> list[ThemeCount]:
    """Every theme, with how many of the candidate's stories show it; `own` are the themes that they added."""
    tags = Tag.objects.owned_by(candidate).filter(kind=Tag.Kind.THEME)
    counts = dict(tags.order_by().values("key").annotate(stories=Count("pk")).values_list("key", "stories"))
    return themes_shown(counts, own)


def labels(story: Story, kind: str) -> tuple[str, ...]:
    return tuple(tag.label for tag in story.tagged(kind) if tag.label)


def _row(story: Story, language: str) -> Row:
    missing, skills = missing_parts(story), labels(story, Tag.Kind.SKILL)
    return Row(
        story=story,
        missing=tuple(missing),
        is_ready=not advice_on(story, bool(story.tags.all()), language),
        themes=labels(story, Tag.Kind.THEME),
        criteria=labels(story, Tag.Kind.CRITERION),
        skills=skills[:SKILLS_IN_A_ROW],
        more_skills=len(skills[SKILLS_IN_A_ROW:]),
    )
