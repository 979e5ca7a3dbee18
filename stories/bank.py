"""A candidate's stories as the list shows them: how far each is, what it shows, how often it was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, IntegerField, Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.pages import first_page, first_rows
from accounts.prepared import Given
from accounts.together import Together
from stories.advice import ThemeCount, advice_on, missing_parts, themes_shown
from stories.models import OwnTheme, Story, Tag, Telling
from stories.models.story import Shown
from stories.own_themes import AT_MOST
from stories.search import Word, with_words, words_of

SKILLS_IN_A_ROW = 4
MOST_SKILLS = 25
type Rows = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A story of the list, in the words of the page."""

    pk: int
    title: str
    shows: tuple[str, ...]
    criteria: tuple[str, ...]
    told: str
    missing: str
    strength: str
    is_ready: bool


@dataclass(frozen=True, slots=True)
class Bank:
    """Every theme with how many stories show it, and the skills that most show by key and name: one more than are
    offered if there are more. `first` is the first page of all stories, where it was asked for.
    """

    themes: list[ThemeCount]
    skills: list[tuple[str, str]]
    first: "Page[Any] | None" = None


def with_tellings(stories: Any) -> QuerySet[Story]:
    """Annotated with how often each was told, and when last, and with what it shows."""
    told = Telling.objects.present().told().filter(story=OuterRef("pk")).order_by().values("story")
    times = Subquery(told.annotate(times=Count("pk")).values("times"), output_field=IntegerField())
    last = Subquery(told.annotate(last=Max("told_at")).values("last"))
    annotated: QuerySet[Story] = stories.annotate(times_told=Coalesce(times, 0), last_told=last).with_shown()
    return annotated


def rows_of(stories: Iterable[Story], language: str) -> list[Row]:
    """For stories fetched by `with_tellings`; asks the database nothing more."""
    return [_row(story, language) for story in stories]


def bank_of(candidate: User, text: str | None = None) -> Bank:
    """One statement, also with the first page of the stories that have all words of `text`: of all, if it is empty."""
    found = _choices(candidate=candidate.pk) if text is None else _found(candidate, text)
    return Bank(
        themes=themes_shown(dict(found["themes"]), found["own_themes"]),
        skills=found["skills"],
        first=first_page(found["first"]) if "first" in found else None,
    )


def _found(candidate: User, text: str) -> dict[str, list[Any]]:
    words = [Word.of(word) for word in words_of(text)]
    spellings = max((len(word.spellings) for word in words), default=0)
    given: dict[str, Any] = {}
    for number, word in enumerate(words):
        given |= word.given(number, spellings)
    return _with_first_page(len(words), spellings, candidate=candidate.pk, **given)


@Together
def _choices() -> dict[str, Rows]:
    candidate: Any = Given("candidate")
    shown = Tag.objects.owned_by(candidate)
    of_themes = shown.filter(kind=Tag.Kind.THEME).order_by().values("key").annotate(stories=Count("pk"))
    of_skills = shown.filter(kind=Tag.Kind.SKILL).values("key").annotate(spelling=Min("name"), stories=Count("pk"))
    return {
        "own_themes": OwnTheme.objects.owned_by(candidate)[:AT_MOST],
        "themes": of_themes.values_list("key", "stories"),
        "skills": of_skills.order_by("-stories", "key").values_list("key", "spelling")[: MOST_SKILLS + 1],
    }


@Together
def _with_first_page(total: int, spellings: int) -> dict[str, Rows]:
    """For so many words, and of each so many spellings."""
    candidate: Any = Given("candidate")
    words = [Word.blank(number, spellings) for number in range(total)]
    stories = with_words(Story.objects.owned_by(candidate), words)
    return {**_choices.querysets(), "first": first_rows(with_tellings(stories))}


def labels(story: Story, kind: str) -> tuple[str, ...]:
    return _labels(story.shown, kind)


def _labels(shown: Iterable[Shown], kind: str) -> tuple[str, ...]:
    return tuple(one.label for one in shown if one.kind == kind and one.label)


def _row(story: Any, language: str) -> Row:
    shown, missing = story.shown, missing_parts(story)
    criteria, skills = _labels(shown, Tag.Kind.CRITERION), _labels(shown, Tag.Kind.SKILL)
    shows = (*_labels(shown, Tag.Kind.THEME), *skills[:SKILLS_IN_A_ROW], *_more(len(skills) - SKILLS_IN_A_ROW))
    return Row(
        pk=story.pk,
        title=story.title,
        shows=shows if shows or criteria else (_("What it shows is not said yet"),),
        criteria=criteria,
        told=_told(story.times_told, story.last_told),
        missing=_("still empty: %(parts)s") % {"parts": ", ".join(missing)} if missing else "",
        strength=story.get_strength_display() or "",
        is_ready=not missing and not advice_on(story, bool(shown), language),
    )


def _more(skills: int) -> list[str]:
    if skills <= 0:
        return []
    return [ngettext("%(count)s more skill", "%(count)s more skills", skills) % {"count": skills}]


def _told(times: int, last: datetime | None) -> str:
    if not last:
        return _("never told")
    said = ngettext("told once, on %(last)s", "told %(count)s times, last on %(last)s", times)
    return said % {"count": times, "last": date_format(localtime(last), _("j F Y"))}
