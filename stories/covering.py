"""Gathers from the database what `stories.coverage` judges: for one candidate and job, and for many at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from interviews.models import Application, Skill
from stories.coverage import ENOUGH_STORIES, MANY, Carrier, Facts, Hole, Shown, Thing, holes
from stories.models import Story, Tag
from stories.models.story import keyed, written
from stories.wanted import Wanted

MOST_CARRIERS = 5


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a candidate's stories cover for a job, or for any where `application` is None."""

    application: Application | None
    finished: int
    total: int
    shown: tuple[Shown, ...]
    holes: tuple[Hole, ...]

    @property
    def skills(self) -> list[Shown]:
        return self.of_kind(Tag.Kind.SKILL)

    @property
    def has_enough(self) -> bool:
        return ENOUGH_STORIES <= self.finished <= MANY

    def of_kind(self, kind: str) -> list[Shown]:
        return [one for one in self.shown if one.thing.kind == kind]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What no finished story shows: skills of the job by name, themes and criteria of ours by code."""

    finished: int
    skills: tuple[str, ...]
    themes: tuple[str, ...]
    criteria: tuple[str, ...]


def coverage_of(candidate: User, wanted: Wanted) -> Coverage:
    """In two queries, however many stories and skills there are."""
    shown = _shown(candidate, wanted_things(wanted))
    facts = Facts(wanted.finished, shown, _carriers(candidate, shown))
    return Coverage(wanted.application, wanted.finished, wanted.total, shown, holes(facts))


def wanted_things(wanted: Wanted) -> list[Thing]:
    """The themes of ours and the candidate's own, the four criteria, the skills of the job."""
    themes = [Thing(Tag.Kind.THEME, theme.value) for theme in Story.Theme]
    themes += [Thing(Tag.Kind.THEME, theme.key, theme.name) for theme in wanted.own_themes]
    criteria = [Thing(Tag.Kind.CRITERION, criterion.value) for criterion in Story.Criterion]
    skills = [Thing(Tag.Kind.SKILL, key, name) for key, name in keyed(wanted.skills).items()]
    return themes + criteria + skills


def showing(stories: Any, things: Iterable[Thing]) -> QuerySet[Story]:
    """Each with how many of the things it shows, as `shows`."""
    tags = Tag.objects.filter(tags_of(things), story=OuterRef("pk")).order_by().values("story")
    count = Subquery(tags.annotate(count=Count("pk")).values("count"), output_field=IntegerField())
    counted: QuerySet[Story] = stories.annotate(shows=Coalesce(count, 0))
    return counted


def tags_of(things: Iterable[Thing]) -> Q:
    """The tags that show one of the things, of which there is at least one."""
    keys: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        keys[thing.kind].append(thing.key)
    wanted = Q()
    for kind, of_kind in keys.items():
        wanted |= Q(kind=kind, key__in=of_kind)
    return wanted


def finished_rows(candidates: Any) -> QuerySet[Story, tuple[Any, ...]]:
    """By candidate how many of their stories are finished."""
    finished = Story.objects.present().finished().filter(candidate__in=candidates).order_by()
    rows: QuerySet[Story, tuple[Any, ...]] = finished.values_list("candidate").annotate(finished=Count("pk"))
    return rows


def shown_rows(candidates: Any) -> QuerySet[Tag, tuple[Any, ...]]:
    """By candidate the kind and key of whatever a finished story of theirs shows."""
    tags = Tag.objects.present().filter(written("story__"), story__candidate__in=candidates).order_by()
    rows: QuerySet[Tag, tuple[Any, ...]] = tags.values_list("story__candidate", "kind", "key").distinct()
    return rows


def skill_rows(jobs: Any) -> QuerySet[Skill, tuple[Any, ...]]:
    """By job the skills that it asks for."""
    rows: QuerySet[Skill, tuple[Any, ...]] = Skill.objects.filter(application__in=jobs)
    return rows.values_list("application", "name")


def gaps_of(skills: Iterable[str], finished: int, shown: Collection[tuple[str, str]]) -> Gaps:
    """Of a job that asks for these skills, where the candidate's finished stories show that much."""
    return Gaps(
        finished,
        skills=tuple(name for key, name in keyed(skills).items() if (Tag.Kind.SKILL, key) not in shown),
        themes=tuple(theme.value for theme in Story.Theme if (Tag.Kind.THEME, theme) not in shown),
        criteria=tuple(one.value for one in Story.Criterion if (Tag.Kind.CRITERION, one) not in shown),
    )


def _shown(candidate: User, things: Sequence[Thing]) -> tuple[Shown, ...]:
    finished = written("story__")
    counted = (
        Tag.objects.owned_by(candidate)
        .filter(tags_of(things))
        .order_by()
        .values_list("kind", "key")
        .annotate(total=Count("pk"), finished=Count("pk", filter=finished), only=Min("story", filter=finished))
    )
    found = {(kind, key): (finished, total - finished, only) for kind, key, total, finished, only in counted}
    return tuple(Shown(thing, *found.get((thing.kind, thing.key), (0, 0, None))) for thing in things)


def _carriers(candidate: User, shown: Sequence[Shown]) -> tuple[Carrier, ...]:
    """The finished stories that are the only ones for something, and the others that show most; most first."""
    # 0 is no story: without it there might be nothing to compare with.
    sole = {0, *(one.only for one in shown if one.finished == 1)}
    finished = Story.objects.owned_by(candidate).finished().annotate(is_sole=Q(pk__in=sole))
    counted = showing(finished, (one.thing for one in shown))
    first = counted.order_by("-is_sole", "-shows", "title", "pk")[: len(sole) + MOST_CARRIERS]
    rows = sorted(first.values_list("pk", "title", "shows"), key=lambda row: -row[2])
    return tuple(Carrier(*row) for row in rows)
