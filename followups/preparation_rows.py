"""All rows that readiness is decided from, for many coming rounds in one statement, and on whose shelf they lie."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from accounts.prepared import GivenIds, GivenMoment
from accounts.together import Together
from followups.owed import everybody_owed
from interviews.asking import Noted, question_rows
from interviews.continuity_topics import said_rows
from interviews.grouping import grouped
from interviews.models import Assignment, Debrief, Interview, Interviewer, Participation, Round
from interviews.research import LookedAt, looked_at_of, looked_at_rows
from interviews.talks import Talk, talk_rows, talks_by_round
from stories.answers_given import given_rows, prepared_rows
from stories.covering import finished_rows, shown_rows, skill_rows
from stories.plans import planned_rows, repeated_rows, told_rows

# So long after its 24 hours a thank-you of an earlier round is worth more than anything else one could prepare.
STILL_OWED = timedelta(hours=48)
type Rows = QuerySet[Any, tuple[Any, ...]]
type ByKey = dict[int, list[tuple[Any, ...]]]


@Together
def _rows() -> dict[str, Rows]:
    rounds, jobs, candidates = GivenIds("rounds"), GivenIds("jobs"), GivenIds("candidates")
    return {
        "talks": talk_rows(rounds),
        "questions": question_rows(jobs),
        "said": said_rows(jobs),
        "looked_at": looked_at_rows(jobs),
        "planned": planned_rows(rounds),
        "repeated": repeated_rows(rounds),
        "told": told_rows(jobs, rounds),
        "answers": prepared_rows(jobs),
        "given": given_rows(jobs),
        "debriefs": _debrief_rows(jobs),
        "finished": finished_rows(candidates),
        "shown": shown_rows(candidates),
        "skills": skill_rows(jobs),
        "assignments": _assignment_rows(rounds),
        "owed": _owed_rows(jobs),
        "managers": _manager_rows(jobs),
    }


def _debrief_rows(jobs: Any) -> Rows:
    rows: Rows = Debrief.objects.present().filter(round__application__in=jobs).order_by("round__number")
    return rows.values_list(
        "round__application", "round__number", "pay_raised_by_them", "availability_answer", *Debrief.CRITERIA
    )


def _assignment_rows(rounds: Any) -> Rows:
    rows: Rows = Assignment.objects.present().filter(round__in=rounds, handed_in_at__isnull=True)
    return rows.values_list("round", "pk", "title", "due_at")


def _owed_rows(jobs: Any) -> Rows:
    now: Any = GivenMoment("now")
    recent = everybody_owed(now).filter(mark__gt=GivenMoment("owed_since"))
    rows: Rows = recent.filter(interview__round__application__in=jobs).select_related(None)
    return rows.values_list("interview__round__application", "interview__round__number", "interviewer__name")


def _manager_rows(jobs: Any) -> Rows:
    """The jobs in which a hiring manager was met, or is on an agenda."""
    rows: Rows = Participation.objects.present().filter(
        interviewer__relation=Interviewer.Relation.HIRING_MANAGER,
        interview__round__application__in=jobs,
        interview__status=Interview.Status.SCHEDULED,
    )
    return rows.order_by().values_list("interview__round__application").distinct()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Whatever was loaded, by the id of the round, of its application or of the candidate; how each row reads says
    the function that asks for it.
    """

    talks: dict[int, list[Talk]]
    questions: dict[int, list[Noted]]
    said: ByKey
    looked_at: dict[int, LookedAt]
    planned: ByKey
    repeated: ByKey
    told: ByKey
    answers: ByKey
    given: ByKey
    debriefs: ByKey
    finished: dict[int, int]
    shown: dict[int, set[tuple[str, str]]]
    skills: dict[int, list[str]]
    assignments: ByKey
    owed: ByKey
    managers: frozenset[int]


def fill(rounds: Sequence[Round], now: datetime) -> Shelf:
    """For rounds with their application."""
    jobs = {round.application_id for round in rounds}
    found = _rows(
        rounds=[round.pk for round in rounds],
        jobs=jobs,
        candidates={round.application.candidate_id for round in rounds},
        now=now,
        owed_since=now - STILL_OWED,
    )
    shown: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for candidate, kind, key in found["shown"]:
        shown[candidate].add((kind, key))
    skills: dict[int, list[str]] = defaultdict(list)
    for job, name in found["skills"]:
        skills[job].append(name)
    return Shelf(
        talks=talks_by_round(found["talks"]),
        questions=grouped(map(Noted._make, found["questions"]), lambda noted: noted.application),
        said=_by_first(found["said"]),
        looked_at=looked_at_of(found["looked_at"], jobs),
        planned=_by_first(found["planned"]),
        repeated=_by_first(found["repeated"]),
        told=_by_first(found["told"]),
        answers=_by_first(found["answers"]),
        given=_by_first(found["given"]),
        debriefs=_by_first(found["debriefs"]),
        finished=dict(found["finished"]),
        shown=shown,
        skills=skills,
        assignments=_by_first(found["assignments"]),
        owed=_by_first(found["owed"]),
        managers=frozenset(job for (job,) in found["managers"]),
    )


def _by_first(rows: Iterable[tuple[Any, ...]]) -> ByKey:
    return grouped(rows, lambda row: row[0])
