"""Who is to hear which story, and what clashes with earlier rounds: for many rounds at once, in a few queries.

Pages, the day sheet and readiness ask here; what clashes is decided by `stories.consistency`.
"""

from collections.abc import Collection, Iterable

from interviews.grouping import grouped
from interviews.models import Interview, Participation, Round
from stories.answers_given import given_by_application, prepared_by_application
from stories.consistency import Clash, Given, Plan, Told, answer_clashes_of, clashes_of
from stories.models import Telling
from stories.models.telling import TellingQuerySet


def plans_by_round(rounds: Collection[Round]) -> dict[int, dict[int, list[Telling]]]:
    """For each round the stories planned and not told yet, by person, in the order of the agenda. Two queries.

    A plan for somebody who is not on the agenda any more is left out.
    """
    found: dict[int, dict[int, list[Telling]]] = {round.pk: {} for round in rounds}
    rows = _with_all(Telling.objects.present().planned().filter(interview__round__in=rounds)).order_by("pk")
    planned = grouped(rows, lambda telling: (telling.interview.round_id, telling.interviewer_id))
    for round, person in last_interviews(rounds):
        if (round, person) in planned:
            found[round][person] = planned[round, person]
    return found


def clashes_by_round(
    rounds: Collection[Round], plans: dict[int, dict[int, list[Telling]]] | None = None
) -> dict[int, list[Clash]]:
    """For each round the planned stories, then the answers, that clash with earlier rounds.

    Four queries where `plans`, as `plans_by_round` found them, are at hand; six where they are not.
    """
    jobs = {round.application_id for round in rounds}
    plans = plans_by_round(rounds) if plans is None else plans
    told = grouped(_told(jobs), lambda telling: telling.interview.round.application_id)
    answers, given = prepared_by_application(jobs), given_by_application(jobs)
    found = {}
    for round in rounds:
        job, planned = round.application_id, [telling for rows in plans[round.pk].values() for telling in rows]
        stories = clashes_of(map(_plan, planned), _earlier(map(_as_told, told[job]), round.number))
        found[round.pk] = [*stories, *answer_clashes_of(answers[job], _earlier(given[job], round.number))]
    return found


def clashes_of_telling(telling: Telling) -> list[Clash]:
    """What in this telling, planned or told, clashes with earlier rounds. One query."""
    round = telling.interview.round
    told = map(_as_told, _told([round.application_id]))
    return clashes_of([_plan(telling)], _earlier(told, round.number))


def told_before(round: Round) -> dict[int, list[Telling]]:
    """What was told in earlier rounds of the same job, by person. One query."""
    earlier = _told([round.application_id]).filter(interview__round__number__lt=round.number)
    return grouped(earlier, lambda telling: telling.interviewer_id)


def last_interviews(rounds: Iterable[Round]) -> dict[tuple[int, int], int]:
    """By round and person the last conversation in which they sit, in the order of the agenda. One query."""
    seats = (
        Participation.objects.present()
        .filter(interview__round__in=rounds, interview__status=Interview.Status.SCHEDULED)
        .exclude(met=False)
        .order_by("interview__starts_at", "interview_id", "pk")
    )
    return {
        (round, person): interview
        for round, person, interview in seats.values_list("interview__round", "interviewer", "interview")
    }


def _told(applications: Collection[int]) -> TellingQuerySet:
    tellings = Telling.objects.present().told().filter(interview__round__application__in=applications)
    return _with_all(tellings).order_by("told_at", "pk")


def _with_all(tellings: TellingQuerySet) -> TellingQuerySet:
    return tellings.select_related("story", "interviewer", "interview__round")


def _as_told(telling: Telling) -> Told:
    round, person, story = telling.interview.round, telling.interviewer, telling.story
    told_on = telling.told_at.astimezone(round.zone).date() if telling.told_at else None
    return Told(story.pk, story.title, person.pk, person.name, round.number, told_on, telling.text)


def _plan(telling: Telling) -> Plan:
    """A telling that is over is held against earlier rounds in the words of that day."""
    story, person = telling.story, telling.interviewer
    text, result = (telling.text, "") if telling.told_at else (story.spoken, story.result)
    return Plan(telling.pk, story.pk, story.title, person.pk, person.name, text, result)


def _earlier[Said: (Told, Given)](said: Iterable[Said], number: int) -> list[Said]:
    return [one for one in said if one.round_number < number]
