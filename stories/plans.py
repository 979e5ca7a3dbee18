"""Who is to hear which story, and what clashes with earlier rounds: for many rounds at once, in a few queries.

Pages, the day sheet and readiness ask here; what clashes is decided by `stories.consistency`.
"""

from collections.abc import Collection, Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, QuerySet

from interviews.grouping import grouped
from interviews.models import Participation, Round
from stories.answers_given import given_by_application, prepared_by_application
from stories.consistency import Clash, Given, Plan, Prepared, Told, answer_clashes_of, clashes_of
from stories.models import Story, Telling
from stories.models.story import as_spoken
from stories.models.telling import TellingQuerySet


def plans_by_round(rounds: Collection[Round]) -> dict[int, dict[int, list[Telling]]]:
    """For each round the stories planned and not told yet, by person, in the order of the agenda. Two queries.

    A plan for somebody who is not on the agenda any more is left out.
    """
    found: dict[int, dict[int, list[Telling]]] = {round.pk: {} for round in rounds}
    planned = grouped(plans_of(rounds), lambda telling: (telling.interview.round_id, telling.interviewer_id))
    for round, person in last_interviews(rounds):
        if (round, person) in planned:
            found[round][person] = planned[round, person]
    return found


def plans_of(rounds: Any) -> TellingQuerySet:
    """What is planned in these rounds and not told yet, also for somebody who is not on the agenda any more."""
    return with_all(_planned(rounds)).order_by("pk")


def clashes_by_round(
    rounds: Collection[Round], plans: dict[int, dict[int, list[Telling]]] | None = None
) -> dict[int, list[Clash]]:
    """For each round the planned stories, then the answers, that clash with earlier rounds.

    Four queries where `plans`, as `plans_by_round` found them, are at hand; six where they are not.
    """
    jobs = {round.application_id for round in rounds}
    plans = plans_by_round(rounds) if plans is None else plans
    told = grouped(told_in(jobs), lambda telling: telling.interview.round.application_id)
    answers, given = prepared_by_application(jobs), given_by_application(jobs)
    found = {}
    for round in rounds:
        job, planned = round.application_id, [telling for rows in plans[round.pk].values() for telling in rows]
        found[round.pk] = clashes_in(
            round.number, map(as_plan, planned), map(as_told, told[job]), answers.get(job, ()), given.get(job, ())
        )
    return found


def clashes_in(
    number: int, plans: Iterable[Plan], told: Iterable[Told], answers: Iterable[Prepared], given: Iterable[Given]
) -> list[Clash]:
    """Of the round with that number: its planned stories, then its job's answers, against all that its job heard."""
    stories = clashes_of(plans, _earlier(told, number))
    return [*stories, *answer_clashes_of(answers, _earlier(given, number))]


def clashes_of_telling(telling: Telling) -> list[Clash]:
    """What in this telling, planned or told, clashes with earlier rounds. One query."""
    round = telling.interview.round
    told = map(as_told, told_in([round.application_id]))
    return clashes_of([as_plan(telling)], _earlier(told, round.number))


def planned_rows(rounds: Any) -> QuerySet[Telling, tuple[Any, ...]]:
    """By round and person what is planned and not told yet."""
    rows: QuerySet[Telling, tuple[Any, ...]] = _planned(rounds).order_by()
    return rows.values_list("interview__round", "interviewer")


def planned_titles(round: Any) -> QuerySet[Telling, tuple[Any, ...]]:
    """By person the titles of the stories that are planned for one round and not told yet."""
    planned = Telling.objects.present().planned().filter(interview__round=round).order_by("pk")
    rows: QuerySet[Telling, tuple[Any, ...]] = planned.values_list("interviewer", "story__title")
    return rows


def repeated_rows(rounds: Any) -> QuerySet[Telling, tuple[Any, ...]]:
    """Of the planned stories those that somebody has heard, for `plan_of`: with nobody else they can clash."""
    heard = Telling.objects.told().filter(story=OuterRef("story"), deleted_at=None)
    rows: QuerySet[Telling, tuple[Any, ...]] = _planned(rounds).filter(Exists(heard)).order_by("pk")
    return rows.values_list(
        "interview__round",
        "pk",
        "story",
        "story__title",
        "interviewer",
        "interviewer__name",
        *(f"story__{part}" for part in Story.PARTS),
    )


def told_rows(jobs: Any, rounds: Any) -> QuerySet[Telling, tuple[Any, ...]]:
    """What was told of the stories that are planned again in these rounds of the jobs, for `told_of`."""
    planned = Telling.objects.planned().filter(story=OuterRef("story"), interview__round__in=rounds, deleted_at=None)
    rows: QuerySet[Telling, tuple[Any, ...]] = told_in(jobs).select_related(None).filter(Exists(planned))
    return rows.values_list(
        "interview__round__application",
        "story",
        "story__title",
        "interviewer",
        "interviewer__name",
        "interview__round__number",
        "interview__round__time_zone",
        "told_at",
        "text",
    )


def plan_of(row: tuple[Any, ...]) -> Plan:
    _round, telling, story, title, person, name, *parts = row
    return Plan(telling, story, title, person, name, as_spoken(parts), result=parts[-1])


def told_of(row: tuple[Any, ...]) -> Told:
    _job, story, title, person, name, number, zone, told_at, text = row
    return Told(story, title, person, name, number, told_at.astimezone(ZoneInfo(zone)).date(), text)


def last_interviews(rounds: Iterable[Round]) -> dict[tuple[int, int], int]:
    """By round and person the last conversation in which they sit, in the order of the agenda. One query."""
    seats = (
        Participation.objects.present()
        .standing()
        .filter(interview__round__in=rounds)
        .order_by("interview__starts_at", "interview_id", "pk")
    )
    return {
        (round, person): interview
        for round, person, interview in seats.values_list("interview__round", "interviewer", "interview")
    }


def _planned(rounds: Any) -> TellingQuerySet:
    planned: TellingQuerySet = Telling.objects.present().planned().filter(interview__round__in=rounds)
    return planned


def told_in(applications: Any) -> TellingQuerySet:
    tellings = Telling.objects.present().told().filter(interview__round__application__in=applications)
    return with_all(tellings).order_by("told_at", "pk")


def with_all(tellings: TellingQuerySet) -> TellingQuerySet:
    return tellings.select_related("story", "interviewer", "interview__round")


def as_told(telling: Telling) -> Told:
    round, person, story = telling.interview.round, telling.interviewer, telling.story
    told_on = telling.told_at.astimezone(round.zone).date() if telling.told_at else None
    return Told(story.pk, story.title, person.pk, person.name, round.number, told_on, telling.text)


def as_plan(telling: Telling) -> Plan:
    """A telling that is over is held against earlier rounds in the words of that day."""
    story, person = telling.story, telling.interviewer
    text, result = (telling.text, "") if telling.told_at else (story.spoken, story.result)
    return Plan(telling.pk, story.pk, story.title, person.pk, person.name, text, result)


def _earlier[Said: (Told, Given)](said: Iterable[Said], number: int) -> list[Said]:
    return [one for one in said if one.round_number < number]
