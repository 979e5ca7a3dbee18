"""What was said in earlier rounds and can be picked up in this one: however many rounds, in two queries."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from interviews.continuity import mending_line, opening_line
from interviews.grouping import grouped
from interviews.models import Interview, Interviewer, Participation, Round, Topic

MOST_OPENERS = 3  # for one person


@dataclass(frozen=True, slots=True)
class Opener:
    """A line to say to one person of the round; `topic` is the pk of what it goes back to."""

    topic: int
    line: str
    has_thought: bool


@dataclass(frozen=True, slots=True)
class Continuity:
    """`openers` by the pk of a person of the round; of promises and weak answers what is not settled yet."""

    openers: dict[int, list[Opener]] = field(default_factory=dict)
    promises: list[Topic] = field(default_factory=list)
    weak_answers: list[Topic] = field(default_factory=list)
    has_earlier: bool = False


def said_rows(jobs: Any) -> QuerySet[Topic, tuple[Any, ...]]:
    """By job and number each round of which something was noted, with its open promises and weak answers."""
    unsettled = Q(settled_at__isnull=True)
    rows: QuerySet[Topic, tuple[Any, ...]] = (
        _said(jobs)
        .order_by()
        .values_list("interview__round__application", "interview__round__number")
        .annotate(
            promises=Count("pk", unsettled & Q(nature=Topic.Nature.PROMISED)),
            weak_answers=Count("pk", unsettled & Q(nature=Topic.Nature.WEAK_ANSWER)),
        )
    )
    return rows


def continuity_by_round(rounds: Collection[Round]) -> dict[int, Continuity]:
    """By the pk of the round; the caller fetched the rounds owner-scoped."""
    topics = earlier_topics(rounds)
    people = people_by_round(rounds)
    return {round.pk: continuity_of(topics[round.pk], people[round.pk]) for round in rounds}


def continuity_of(topics: Sequence[Topic], people: Sequence[Interviewer]) -> Continuity:
    """Of one round: `topics` are what earlier rounds said, the latest first, `people` its own in the day's order."""
    openers = {person.pk: _own_openers(person, topics) for person in people}
    newcomers = [person for person in people if not openers[person.pk]]
    # One each while there are any: they compare, and nobody should hear what another has heard.
    for person, opener in zip(newcomers, _openers_of_others(topics), strict=False):
        openers[person.pk] = [opener]
    unsettled = [topic for topic in topics if topic.settled_at is None]
    return Continuity(
        openers={pk: lines for pk, lines in openers.items() if lines},
        promises=[topic for topic in unsettled if topic.nature == Topic.Nature.PROMISED],
        weak_answers=[topic for topic in unsettled if topic.nature == Topic.Nature.WEAK_ANSWER],
        has_earlier=bool(topics),
    )


def earlier_topics(rounds: Collection[Round]) -> dict[int, list[Topic]]:
    """What was noted in rounds before each of these, of conversations that took place, the latest first."""
    latest_first = topics_of({round.application_id for round in rounds})
    of_job = grouped(latest_first, lambda topic: topic.interview.round.application_id)
    return {
        round.pk: [topic for topic in of_job[round.application_id] if topic.interview.round.number < round.number]
        for round in rounds
    }


def topics_of(jobs: Any) -> QuerySet[Topic]:
    """Of all rounds of these jobs, the latest first."""
    topics = _said(jobs).select_related("interview__round", "interviewer")
    return topics.order_by("-interview__starts_at", "pk")


def people_by_round(rounds: Collection[Round]) -> dict[int, list[Interviewer]]:
    """Everybody once, in the order of the day, without those of conversations that were called off."""
    seats = Participation.objects.present().filter(
        interview__round__in=rounds, interview__status=Interview.Status.SCHEDULED
    )
    found: dict[int, dict[int, Interviewer]] = {round.pk: {} for round in rounds}
    for seat in seats.select_related("interview", "interviewer").order_by("interview__starts_at", "pk"):
        found[seat.interview.round_id].setdefault(seat.interviewer_id, seat.interviewer)
    return {pk: list(people.values()) for pk, people in found.items()}


def said_on(topic: Topic) -> date:
    """The day of that conversation, by the clock of its round."""
    return topic.interview.starts_at.astimezone(topic.interview.round.zone).date()


def line_of(topic: Topic, *, is_same_person: bool) -> str:
    """What to say, or nothing for what is only to be done: a promise, a weak answer without a better one."""
    if topic.nature == Topic.Nature.WEAK_ANSWER:
        return mending_line(topic.text, topic.thought_since) if is_same_person else ""
    if topic.nature == Topic.Nature.PROMISED:
        return ""
    who = "" if is_same_person else topic.interviewer.name
    return opening_line(topic.text, topic.thought_since, is_same_person=is_same_person, who=who)


def _said(jobs: Any) -> QuerySet[Topic]:
    """Of conversations that took place."""
    topics: QuerySet[Topic] = Topic.objects.present().filter(
        interview__round__application__in=jobs,
        interview__round__status=Round.Status.SCHEDULED,
        interview__status=Interview.Status.SCHEDULED,
    )
    return topics


def _own_openers(person: Interviewer, topics: Iterable[Topic]) -> list[Opener]:
    mine = [topic for topic in topics if topic.interviewer_id == person.pk]
    return _with_thoughts_first(mine, is_same_person=True)[:MOST_OPENERS]


def _openers_of_others(topics: Iterable[Topic]) -> list[Opener]:
    return _with_thoughts_first(topics, is_same_person=False)


def _with_thoughts_first(topics: Iterable[Topic], *, is_same_person: bool) -> list[Opener]:
    lines = [(topic, line_of(topic, is_same_person=is_same_person)) for topic in topics]
    openers = [_opener(topic, line) for topic, line in lines if line]
    return sorted(openers, key=lambda opener: not opener.has_thought)


def _opener(topic: Topic, line: str) -> Opener:
    return Opener(topic.pk, line, has_thought=bool(topic.thought_since.strip()))
