"""What candidates mean to ask in their rounds, and what speaks against it: however many rounds, in two queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from interviews.grouping import grouped
from interviews.models import Application, Debrief, Question, Round
from interviews.question_concerns import Concern, EarlierQuestion, PlannedQuestion, concerns_of

PAY_IS_ON_THE_TABLE = (Application.Stage.OFFER, Application.Stage.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Asking:
    """One round: its questions by person, what speaks against them, and the starters that this job has used."""

    questions: dict[int, list[Question]]
    concerns: list[Concern]
    used_codes: frozenset[str]
    may_ask_about_pay: bool


def asking_by_round(rounds: Collection[Round]) -> dict[int, Asking]:
    """By the pk of the round; the caller fetched the rounds owner-scoped."""
    jobs = {round.application_id for round in rounds}
    rows = _questions_by_job(jobs)
    about_pay = _jobs_that_speak_of_pay(jobs)
    return {
        round.pk: _asking(round, rows[round.application_id], round.application_id in about_pay) for round in rounds
    }


def _questions_by_job(jobs: Collection[int]) -> dict[int, list[Question]]:
    rows = Question.objects.present().filter(round__application__in=jobs).select_related("round", "interviewer")
    return grouped(rows.order_by("pk"), lambda question: question.round.application_id)


def _jobs_that_speak_of_pay(jobs: Collection[int]) -> set[int]:
    """Where there is an offer, or they raised it in any of the rounds."""
    raised = Debrief.objects.present().filter(round__application=OuterRef("pk"), pay_raised_by_them=True)
    on_the_table = Q(stage__in=PAY_IS_ON_THE_TABLE) | Exists(raised)
    return set(Application.objects.filter(on_the_table, pk__in=jobs).values_list("pk", flat=True))


def _asking(round: Round, of_job: Iterable[Question], may_ask_about_pay: bool) -> Asking:
    mine: dict[int, list[Question]] = {}
    earlier: list[Question] = []
    for question in of_job:
        if question.round_id == round.pk:
            mine.setdefault(question.interviewer_id, []).append(question)
        elif question.round.number < round.number and question.asked_at:
            earlier.append(question)
    own = sorted((question for rows in mine.values() for question in rows), key=lambda question: question.pk)
    concerns = concerns_of(
        [_planned(question) for question in own],
        [_earlier(question) for question in earlier],
        may_ask_about_pay=may_ask_about_pay,
    )
    return Asking(mine, concerns, frozenset(question.code for question in [*own, *earlier]), may_ask_about_pay)


def _planned(question: Question) -> PlannedQuestion:
    return PlannedQuestion(
        pk=question.pk,
        person=question.interviewer_id,
        name=question.interviewer.name,
        code=question.code,
        text=question.wording,
        is_asked=question.asked_at is not None,
    )


def _earlier(question: Question) -> EarlierQuestion:
    return EarlierQuestion(
        person=question.interviewer_id,
        name=question.interviewer.name,
        code=question.code,
        text=question.wording,
        round_number=question.round.number,
        asked_on=question.asked_at.astimezone(question.round.zone).date() if question.asked_at else None,
        answer=question.answer,
    )
