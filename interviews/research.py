"""What is known about a job before the day: notes by area and person, their age, and what conversations said about it.

`research_of` is the research page; `looked_at_by_application` is for whoever counts what is missing in many jobs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.db.models import F, OuterRef, QuerySet, Subquery

from accounts.lazy_text import LazyText
from interviews.models import Application, Interview, Interviewer, Participation, ResearchNote, Round, Topic
from interviews.note_age import age, is_stale
from interviews.research_prompts import PROMPTS
from interviews.wall_clock import wall_time

MOST_PEOPLE, MOST_NOTES, MOST_TOPICS = 100, 200, 200

Area, Relation = ResearchNote.Area, Interviewer.Relation
# Without a person: the three that every job has.
AREAS = (Area.COMPANY, Area.INDUSTRY, Area.TEAM)
OF_THE_TEAM = frozenset({Relation.HIRING_MANAGER, Relation.TEAM_MEMBER})


@dataclass(frozen=True)
class LookedAt:
    """What has a note: areas without a person, and the ids of people."""

    areas: frozenset[str]
    people: frozenset[int]


@dataclass(frozen=True)
class AgedNote:
    note: ResearchNote
    age: str
    is_stale: bool


@dataclass(frozen=True)
class Section:
    """One thing to look at; `person` is set for the area of people only.

    What to look for in people is the same for all of them: it stands open with the first who has no note.
    """

    SAID_AT_ONCE: ClassVar[int] = 3

    area: str
    person: Interviewer | None
    is_looked_at: bool
    has_prompts_open: bool
    notes: tuple[AgedNote, ...]
    said: tuple[Topic, ...]

    @property
    def key(self) -> str:
        return place_of(self.area, self.person.pk if self.person else None)

    @property
    def title(self) -> str:
        return self.person.name if self.person else str(Area(self.area).label)

    @property
    def query(self) -> str:
        return f"area={self.area}&person={self.person.pk}" if self.person else f"area={self.area}"

    @property
    def prompts(self) -> tuple[LazyText, ...]:
        return PROMPTS[self.area]

    @property
    def said_first(self) -> tuple[Topic, ...]:
        return self.said[: self.SAID_AT_ONCE]

    @property
    def said_more(self) -> tuple[Topic, ...]:
        return self.said[self.SAID_AT_ONCE :]


@dataclass(frozen=True)
class Research:
    sections: tuple[Section, ...]
    has_more_notes: bool

    @property
    def looked_at_count(self) -> int:
        return sum(section.is_looked_at for section in self.sections)

    def section(self, key: str) -> Section | None:
        return next((section for section in self.sections if section.key == key), None)


def place_of(area: str, person: int | str | None) -> str:
    """The key of a section: its place on the page, and the name of that place in an address."""
    return f"person-{person}" if area == Area.PERSON else area


def looked_at_by_application(applications: Collection[int]) -> dict[int, LookedAt]:
    """What has been looked at for each of these jobs, in one query."""
    return looked_at_of(looked_at_rows(applications), applications)


def looked_at_rows(applications: Any) -> QuerySet[ResearchNote, tuple[Any, ...]]:
    """Job, area and person of whatever has a note."""
    noted = ResearchNote.objects.present().filter(application__in=applications).order_by()
    rows: QuerySet[ResearchNote, tuple[Any, ...]] = noted.values_list("application", "area", "interviewer").distinct()
    return rows


def looked_at_of(rows: Iterable[tuple[Any, ...]], applications: Collection[int]) -> dict[int, LookedAt]:
    """Of the rows above, for each of the jobs."""
    areas: dict[int, set[str]] = defaultdict(set)
    people: dict[int, set[int]] = defaultdict(set)
    for application, area, person in rows:
        if person is None:
            areas[application].add(area)
        else:
            people[application].add(person)
    return {pk: LookedAt(frozenset(areas[pk]), frozenset(people[pk])) for pk in applications}


def research_of(application: Application, zone: ZoneInfo, now: datetime) -> Research:
    """The areas, then the people in the order in which they are met next; in a fixed number of queries."""
    notes = list(ResearchNote.objects.present().filter(application=application)[: MOST_NOTES + 1])
    looked_at = looked_at_by_application([application.pk])[application.pk]
    topics = list(_topics(application)[:MOST_TOPICS])
    today = wall_time(now, zone).date()
    aged = [_aged(note, wall_time(note.updated_at, zone).date(), today) for note in notes[:MOST_NOTES]]
    areas = [_area(area, looked_at, aged, topics) for area in AREAS]
    people = [_person(person, looked_at, aged, topics) for person in _people(application, now)[:MOST_PEOPLE]]
    first_gap = next((section for section in people if not section.is_looked_at), None)
    people = [replace(section, has_prompts_open=section is first_gap) for section in people]
    return Research((*areas, *people), has_more_notes=len(notes) > MOST_NOTES)


def subject_of(relation: str) -> str:
    """The area that somebody of this relation can tell most about."""
    return Area.TEAM if relation in OF_THE_TEAM else Area.COMPANY


def _aged(note: ResearchNote, noted_on: date, today: date) -> AgedNote:
    return AgedNote(note, age(noted_on, today), is_stale(noted_on, today))


def _area(area: str, looked_at: LookedAt, notes: Iterable[AgedNote], topics: Iterable[Topic]) -> Section:
    return Section(
        area,
        None,
        is_looked_at=area in looked_at.areas,
        has_prompts_open=area not in looked_at.areas,
        notes=tuple(aged for aged in notes if aged.note.area == area),
        said=tuple(topic for topic in topics if subject_of(topic.interviewer.relation) == area),
    )


def _person(person: Interviewer, looked_at: LookedAt, notes: Iterable[AgedNote], topics: Iterable[Topic]) -> Section:
    return Section(
        Area.PERSON,
        person,
        is_looked_at=person.pk in looked_at.people,
        has_prompts_open=False,
        notes=tuple(aged for aged in notes if aged.note.interviewer_id == person.pk),
        said=tuple(topic for topic in topics if topic.interviewer_id == person.pk),
    )


def _people(application: Application, now: datetime) -> QuerySet[Interviewer]:
    """Who is met next comes first, in the order of that agenda; whoever is not met again follows by name."""
    coming = Participation.objects.present().filter(
        interviewer=OuterRef("pk"),
        interview__ends_at__gt=now,
        interview__status=Interview.Status.SCHEDULED,
        interview__round__status=Round.Status.SCHEDULED,
    )
    seats = coming.order_by("interview__starts_at", "pk")
    people: QuerySet[Interviewer] = Interviewer.objects.present().filter(application=application)
    return people.annotate(
        meets_at=Subquery(seats.values("interview__starts_at")[:1]), seat=Subquery(seats.values("pk")[:1])
    ).order_by(F("meets_at").asc(nulls_last=True), "seat", "name", "pk")


def _topics(application: Application) -> QuerySet[Topic]:
    """What was talked about, the latest first. A promise or a weak answer says something about the candidate."""
    topics: QuerySet[Topic] = Topic.objects.present().filter(
        interview__round__application=application, nature=Topic.Nature.DISCUSSED
    )
    return topics.select_related("interviewer", "interview__round").order_by("-interview__starts_at", "pk")
