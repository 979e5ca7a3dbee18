"""A candidate's stories as the list shows them: how far each is, what it shows, how often it was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, IntegerField, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from stories.advice import ThemeCount, advice_on, missing_parts, themes_shown
from stories.models import OwnTheme, Story, Tag, Telling
from stories.models.story import Shown
from stories.own_themes import AT_MOST

SKILLS_IN_A_ROW = 4


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


def themes_of_stories(candidate: User) -> list[ThemeCount]:
    """Every theme, the candidate's own included, with how many of their stories show it. One query."""
    shown = Tag.objects.owned_by(candidate).filter(kind=Tag.Kind.THEME).order_by().values("key")
    counted = shown.annotate(own=Value(0), word=Value(""), stories=Count("pk"))
    named = OwnTheme.objects.owned_by(candidate).order_by().annotate(own=F("pk"), word=F("name"), stories=Value(0))
    columns = ("own", "key", "word", "stories")
    rows = counted.values_list(*columns).union(named.values_list(*columns), all=True)
    return _themes(rows.order_by("own"))


def labels(story: Story, kind: str) -> tuple[str, ...]:
    return _labels(story.shown, kind)


def _themes(rows: Iterable[tuple[int, str, str, int]]) -> list[ThemeCount]:
    """Of a theme of their own the number of the row is known, of how often one is shown only the key."""
    counts = {key: stories for pk, key, _name, stories in rows if not pk}
    own = [OwnTheme(pk=pk, key=key, name=name) for pk, key, name, _stories in rows if pk]
    return themes_shown(counts, own[:AT_MOST])


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
    return said % {"count": times, "last": date_format(localtime(last), "j F Y")}
