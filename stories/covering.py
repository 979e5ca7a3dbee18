"""Gathers from the database what `stories.coverage` judges: for one candidate and job, and for many at once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, IntegerField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.pages import first_page, first_rows
from accounts.prepared import Given, GivenTexts
from accounts.together import Querysets, Together
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
    first: "Page[Any]"  # of the stories, as `best_first` has them

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
    """In one statement, however many stories and skills there are."""
    things = wanted_things(wanted)
    found = _rows(candidate=candidate.pk, **keys_of(things))
    shown = _shown(things, found["shown"])
    facts = Facts(wanted.finished, shown, _carriers(found["sole"], found["stories"]))
    first = first_page(found["stories"])
    return Coverage(wanted.application, wanted.finished, wanted.total, shown, holes(facts), first)


def wanted_things(wanted: Wanted) -> list[Thing]:
    """The themes of ours and the candidate's own, the four criteria, the skills of the job."""
    themes = [Thing(Tag.Kind.THEME, theme.value) for theme in Story.Theme]
    themes += [Thing(Tag.Kind.THEME, theme.key, theme.name) for theme in wanted.own_themes]
    criteria = [Thing(Tag.Kind.CRITERION, criterion.value) for criterion in Story.Criterion]
    skills = [Thing(Tag.Kind.SKILL, key, name) for key, name in keyed(wanted.skills).items()]
    return themes + criteria + skills


def keys_of(things: Iterable[Thing]) -> dict[str, list[str]]:
    """By the kind of thing."""
    keys: dict[str, list[str]] = {kind: [] for kind in Tag.Kind.values}
    for thing in things:
        keys[thing.kind].append(thing.key)
    return keys


def best_first(candidate: Any, keys: Mapping[str, Any]) -> QuerySet[Any]:
    """The finished ones, then the others, those ahead that show most; with `is_written` and all that they show."""
    stories: Any = Story.objects.owned_by(candidate).with_shown().annotate(is_written=written()).only("title")
    best: QuerySet[Any] = _showing(stories, keys).order_by("-is_written", "-shows", "title", "pk")
    return best


@Together
def _rows() -> Querysets:
    candidate: Any = Given("candidate")
    keys = {kind: GivenTexts(kind) for kind in Tag.Kind.values}
    shown = _counted(Tag.objects.owned_by(candidate).filter(_any_of(keys)))
    sole = _showing(Story.objects.owned_by(candidate).filter(pk__in=shown.filter(finished=1).values("only")), keys)
    return {
        "shown": shown.values_list("kind", "key", "total", "finished", "only"),
        "sole": sole.order_by("-shows", "title", "pk").values_list("pk", "title", "shows"),
        "stories": first_rows(best_first(candidate, keys)),
    }


def _counted(tags: Any) -> Any:
    """By kind and key how many stories show it, how many of them are finished, and which, where only one is."""
    finished = written("story__")
    return (
        tags.order_by()
        .values("kind", "key")
        .annotate(total=Count("pk"), finished=Count("pk", filter=finished), only=Min("story", filter=finished))
    )


def _showing(stories: Any, keys: Mapping[str, Any]) -> Any:
    """Each with how many of the things it shows, as `shows`."""
    tags = Tag.objects.filter(_any_of(keys), story=OuterRef("pk")).order_by().values("story")
    count = Subquery(tags.annotate(count=Count("pk")).values("count"), output_field=IntegerField())
    return stories.annotate(shows=Coalesce(count, 0))


def _any_of(keys: Mapping[str, Any]) -> Q:
    wanted = Q()
    for kind, of_kind in keys.items():
        wanted |= Q(kind=kind, key__in=of_kind)
    return wanted


def _shown(things: Iterable[Thing], rows: Iterable[tuple[Any, ...]]) -> tuple[Shown, ...]:
    found = {(kind, key): (finished, total - finished, only) for kind, key, total, finished, only in rows}
    return tuple(Shown(thing, *found.get((thing.kind, thing.key), (0, 0, None))) for thing in things)


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
    rows: QuerySet[Skill, tuple[Any, ...]] = Skill.objects.present().filter(application__in=jobs)
    return rows.values_list("application", "name")


def gaps_of(skills: Iterable[str], finished: int, shown: Collection[tuple[str, str]]) -> Gaps:
    """Of a job that asks for these skills, where the candidate's finished stories show that much."""
    return Gaps(
        finished,
        skills=tuple(name for key, name in keyed(skills).items() if (Tag.Kind.SKILL, key) not in shown),
        themes=tuple(theme.value for theme in Story.Theme if (Tag.Kind.THEME, theme) not in shown),
        criteria=tuple(one.value for one in Story.Criterion if (Tag.Kind.CRITERION, one) not in shown),
    )


def _carriers(sole: Iterable[tuple[int, str, int]], best: Iterable[Any]) -> tuple[Carrier, ...]:
    """The finished stories that are the only ones for something, and the others that show most; most first."""
    only = [Carrier(*row) for row in sole]
    known = {carrier.pk for carrier in only}
    fullest = [Carrier(one.pk, one.title, one.shows) for one in best if one.is_written and one.pk not in known]
    return tuple(sorted([*only, *fullest[:MOST_CARRIERS]], key=lambda carrier: -carrier.shows))
