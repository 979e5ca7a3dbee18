"""The page “Pick up from last time”: what earlier rounds said, by person, and what is still to be done about it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from interviews.continuity_topics import (
    continuity_of,
    earlier_topics,
    line_of,
    people_by_round,
    said_on,
)
from interviews.models import Interviewer, Round, Topic

MOST_TOPICS = 100


@dataclass(frozen=True)
class TopicRow:
    """`typed` stands in its field, as kept or as refused; `listeners` were not there and hear `told_line`."""

    topic: Topic
    said_on: date
    line: str
    typed: str
    problem: str = ""
    listeners: tuple[str, ...] = ()
    told_line: str = ""


@dataclass(frozen=True)
class Group:
    """One person and what was said with them."""

    person: Interviewer
    rows: list[TopicRow]


@dataclass(frozen=True)
class Page:
    again: list[Group]
    others: list[Group]
    todo: list[TopicRow]
    is_cut: bool

    def row(self, topic: Topic) -> TopicRow | None:
        rows = (row for group in [*self.again, *self.others] for row in group.rows)
        return next((row for row in [*rows, *self.todo] if row.topic.pk == topic.pk), None)

    @property
    def has_topics(self) -> bool:
        return bool(self.again or self.others or self.todo)


def page_of(round: Round, refused: tuple[int, str, str] | None = None) -> Page:
    """`refused` is the pk of a topic, what was typed about it, and what is wrong with that."""
    topics = earlier_topics([round])[round.pk]
    people = people_by_round([round])[round.pk]
    here = {person.pk for person in people}
    listeners = _listeners(people, topics)
    rows = [_row(topic, here, listeners[topic.pk], refused) for topic in topics[:MOST_TOPICS]]
    talked = [row for row in rows if row.topic.nature == Topic.Nature.DISCUSSED]
    to_do = [row for row in rows if row.topic.nature != Topic.Nature.DISCUSSED]
    groups = _groups(talked, [person.pk for person in people])
    return Page(
        again=[group for group in groups if group.person.pk in here],
        others=[group for group in groups if group.person.pk not in here],
        todo=sorted(to_do, key=lambda row: row.topic.settled_at is not None),
        is_cut=len(topics) > MOST_TOPICS,
    )


def _row(topic: Topic, here: set[int], listeners: tuple[str, ...], refused: tuple[int, str, str] | None) -> TopicRow:
    is_refused = refused is not None and refused[0] == topic.pk
    _pk, typed, problem = refused if refused and is_refused else (topic.pk, topic.thought_since, "")
    return TopicRow(
        topic=topic,
        said_on=said_on(topic),
        line=line_of(topic, is_same_person=True) if topic.interviewer_id in here else "",
        typed=typed,
        problem=problem,
        listeners=listeners,
        told_line=line_of(topic, is_same_person=False) if listeners or topic.interviewer_id not in here else "",
    )


def _groups(rows: Iterable[TopicRow], order: Sequence[int]) -> list[Group]:
    """Those of the round in the day's order, then the others, the latest first."""
    groups: dict[int, Group] = {}
    for row in rows:
        person = row.topic.interviewer
        groups.setdefault(person.pk, Group(person, [])).rows.append(row)
    place = {pk: position for position, pk in enumerate(order)}
    return sorted(groups.values(), key=lambda group: place.get(group.person.pk, len(place)))


def _listeners(people: Sequence[Interviewer], topics: Sequence[Topic]) -> dict[int, tuple[str, ...]]:
    """Who is to hear the line of a topic of somebody else, by its pk."""
    openers = continuity_of(topics, people).openers
    speakers = {topic.pk: topic.interviewer_id for topic in topics}
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for person in people:
        for opener in openers.get(person.pk, []):
            if speakers[opener.topic] != person.pk:
                found[opener.topic] += (person.name,)
    return found
