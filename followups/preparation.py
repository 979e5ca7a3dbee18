"""Gathers what readiness is decided from, for many coming rounds at once, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from followups.owed import everybody_owed
from interviews.agenda import with_agenda
from interviews.asking import Asking, asking_by_round
from interviews.continuity_topics import Continuity, continuity_by_round
from interviews.grouping import grouped
from interviews.models import Assignment, Debrief, Interview, Interviewer, Participation, Round
from interviews.question_concerns import Kind
from interviews.research import AREAS, LookedAt, looked_at_by_application
from stories.consistency import Clash
from stories.consistency import Kind as ClashKind
from stories.covering import Gaps, gaps_by_application
from stories.models import Answer, Telling
from stories.plans import clashes_by_round, plans_by_round
from stories.readiness import Missing, OpenAssignment, Preparation, Seat, missing_of

# So long after its 24 hours a thank-you of an earlier round is worth more than anything else one could prepare.
STILL_OWED = timedelta(hours=48)
ASKED_OF_EVERYBODY = (Answer.Topic.WHY_US, Answer.Topic.WHY_LEAVING, Answer.Topic.AVAILABILITY)


def missing_by_round(round_ids: Collection[int], now: datetime) -> dict[int, tuple[Missing, ...]]:
    """What each of the rounds lacks, worst first."""
    rounds = list(with_agenda(Round.objects.filter(pk__in=round_ids)))
    return {pk: tuple(missing_of(facts, now)) for pk, facts in preparations_of(rounds, now).items()}


def preparations_of(rounds: Sequence[Round], now: datetime) -> dict[int, Preparation]:
    """The facts of rounds that were fetched by `with_agenda`, by the round's id."""
    if not rounds:
        return {}
    shelf = _fill(rounds, now)
    return {round.pk: _preparation(round, shelf, now) for round in rounds}


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Whatever was loaded, by the id of the round or of its application."""

    asking: dict[int, Asking]
    clashes: dict[int, list[Clash]]
    planned: dict[int, dict[int, list[Telling]]]
    continuity: dict[int, Continuity]
    looked_at: dict[int, LookedAt]
    gaps: dict[int, Gaps]
    assignments: dict[int, list[Assignment]]
    answers: dict[int, set[str]]
    owed: dict[int, list[Participation]]
    debriefs: dict[int, list[Debrief]]
    managers: set[int]


def _fill(rounds: Sequence[Round], now: datetime) -> _Shelf:
    jobs = {round.application_id: round.application for round in rounds}
    open_ones = Assignment.objects.present().filter(round__in=rounds, handed_in_at__isnull=True)
    answers = Answer.objects.present().filter(application__in=jobs).exclude(topic=Answer.Topic.OWN)
    owed = everybody_owed(now).filter(interview__round__application__in=jobs, mark__gt=now - STILL_OWED)
    debriefs = Debrief.objects.present().filter(round__application__in=jobs).select_related("round")
    planned = plans_by_round(rounds)
    answered: dict[int, set[str]] = defaultdict(set)
    for application, topic in answers.values_list("application", "topic"):
        answered[application].add(topic)
    return _Shelf(
        asking=asking_by_round(rounds),
        clashes=clashes_by_round(rounds, planned),
        planned=planned,
        continuity=continuity_by_round(rounds),
        looked_at=looked_at_by_application(jobs),
        gaps=gaps_by_application(list(jobs.values())),
        assignments=grouped(open_ones, lambda row: row.round_id),
        answers=answered,
        owed=grouped(owed, lambda row: row.interview.round.application_id),
        debriefs=grouped(debriefs, lambda row: row.round.application_id),
        managers=_jobs_with_a_manager(jobs),
    )


def _jobs_with_a_manager(jobs: Collection[int]) -> set[int]:
    """Those in which a hiring manager was met, or is on an agenda."""
    seats = Participation.objects.present().filter(
        interviewer__relation=Interviewer.Relation.HIRING_MANAGER,
        interview__round__application__in=jobs,
        interview__status=Interview.Status.SCHEDULED,
    )
    return set(seats.values_list("interview__round__application", flat=True))


def _preparation(round: Round, shelf: _Shelf, now: datetime) -> Preparation:
    job, held = round.application_id, round.held
    ahead = [row for row in held if row.end > now]
    asking, gaps, continuity = shelf.asking[round.pk], shelf.gaps[job], shelf.continuity[round.pk]
    clashes = shelf.clashes[round.pk]
    others = [clash for clash in clashes if clash.kind != ClashKind.SAME_PERSON]
    return Preparation(
        number=round.number,
        seats=_seats(ahead, asking, shelf.looked_at[job]),
        has_times=bool(ahead),
        unnamed=sum(not row.participations.all() for row in ahead),
        lacks_place=_lacks_place(round),
        length=sum((row.length for row in held), timedelta()),
        meets_manager=job in shelf.managers,
        was_recruiter_asked=round.recruiter_asked_at is not None,
        assignments=tuple(OpenAssignment(row.pk, row.title, row.due_at) for row in shelf.assignments[round.pk]),
        owed=_owed_before(round, shelf.owed[job]),
        promises=len(continuity.promises),
        weak_answers=len(continuity.weak_answers),
        weak_criteria=_weak_criteria(round, shelf.debriefs[job], gaps),
        pay_questions=_asked_about_pay(asking),
        told_before=_titles(clash for clash in clashes if clash.kind == ClashKind.SAME_PERSON),
        contradictions=_titles(clash for clash in others if not clash.is_about_answer),
        other_answers=_titles(clash for clash in others if clash.is_about_answer),
        repeated_questions=len({concern.question for concern in asking.concerns if concern.kind != Kind.PAY}),
        stories=gaps.finished,
        skills=gaps.skills,
        themes=gaps.themes,
        criteria=gaps.criteria,
        answers=tuple(topic for topic in ASKED_OF_EVERYBODY if topic not in shelf.answers[job]),
        areas=tuple(area for area in AREAS if area not in shelf.looked_at[job].areas),
        has_plan=bool(shelf.planned[round.pk]),
        has_earlier=continuity.has_earlier,
    )


def _seats(ahead: Sequence[Interview], asking: Asking, looked_at: LookedAt) -> tuple[Seat, ...]:
    """Everybody whom one will still meet, once, in the order of the day."""
    people = {seat.interviewer_id: seat.interviewer for row in ahead for seat in row.participations.all()}
    return tuple(
        Seat(pk, person.name, has_question=bool(asking.questions.get(pk)), has_research=pk in looked_at.people)
        for pk, person in people.items()
    )


def _lacks_place(round: Round) -> str:
    if round.format == Round.Format.VIDEO and not round.meeting_url:
        return "link"
    if round.format == Round.Format.ONSITE and not round.location:
        return "address"
    return ""


def _owed_before(round: Round, rows: Sequence[Participation]) -> tuple[str, ...]:
    return tuple(row.interviewer.name for row in rows if row.interview.round.number < round.number)


def _weak_criteria(round: Round, debriefs: Sequence[Debrief], gaps: Gaps) -> tuple[str, ...]:
    """What went less well in an earlier round, and no story shows."""
    weak = {
        name
        for record in debriefs
        for name in Debrief.CRITERIA
        if record.round.number < round.number and (getattr(record, name) or Debrief.Rating.GOOD) < Debrief.Rating.GOOD
    }
    return tuple(name for name in gaps.criteria if name in weak)


def _asked_about_pay(asking: Asking) -> tuple[str, ...]:
    """Whom one means to ask about it too early."""
    about_pay = {concern.question for concern in asking.concerns if concern.kind == Kind.PAY}
    questions = (question for rows in asking.questions.values() for question in rows)
    return tuple(dict.fromkeys(question.interviewer.name for question in questions if question.pk in about_pay))


def _titles(clashes: Iterable[Clash]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clash.title for clash in clashes))
