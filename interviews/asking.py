"""What candidates mean to ask in their rounds, and what speaks against it: however many rounds, in two queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

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


class Noted(NamedTuple):
    """A question, and what matters of its round and its person."""

    application: int
    round: int
    number: int
    zone: str
    person: int
    name: str
    pk: int
    code: str
    text: str
    asked_at: datetime | None
    answer: str


def question_rows(jobs: Any) -> QuerySet[Question, tuple[Any, ...]]:
    """What `Noted` is made of, for whoever shows none of it."""
    rows: QuerySet[Question, tuple[Any, ...]] = questions_of(jobs).values_list(
        "round__application",
        "round",
        "round__number",
        "round__time_zone",
        "interviewer",
        "interviewer__name",
        "pk",
        "code",
        "text",
        "asked_at",
        "answer",
    )
    return rows


def asking_by_round(rounds: Collection[Round]) -> dict[int, Asking]:
    """By the pk of the round; the caller fetched the rounds owner-scoped."""
    jobs = {round.application_id for round in rounds}
    rows = grouped(questions_of(jobs).select_related("round", "interviewer"), lambda row: row.round.application_id)
    about_pay = set(jobs_that_speak_of_pay(jobs).values_list("pk", flat=True))
    return {
        round.pk: asking_of(round, rows[round.application_id], is_pay_raised=round.application_id in about_pay)
        for round in rounds
    }


def asking_of(round: Round, of_job: Iterable[Question], *, is_pay_raised: bool) -> Asking:
    """`of_job` are the questions of all of the job's rounds, with round and person."""
    rows = list(of_job)
    own, earlier, concerns = weighed(round, map(_noted, rows), is_pay_raised=is_pay_raised)
    mine = [row for row in rows if row.round_id == round.pk]
    codes = frozenset(noted.code for noted in [*own, *earlier])
    return Asking(dict(grouped(mine, lambda row: row.interviewer_id)), concerns, codes, is_pay_raised)


def weighed(
    round: Round, of_job: Iterable[Noted], *, is_pay_raised: bool
) -> tuple[list[Noted], list[Noted], list[Concern]]:
    """The round's own questions, those asked in earlier rounds of the job, and what speaks against the own."""
    own, earlier = [], []
    for noted in of_job:
        if noted.round == round.pk:
            own.append(noted)
        elif noted.number < round.number and noted.asked_at:
            earlier.append(noted)
    concerns = concerns_of(
        [_planned(noted) for noted in own],
        [_earlier(noted) for noted in earlier],
        may_ask_about_pay=is_pay_raised,
    )
    return own, earlier, concerns


def questions_of(jobs: Any) -> QuerySet[Question]:
    questions: QuerySet[Question] = Question.objects.present().filter(round__application__in=jobs)
    return questions.order_by("place", "pk")


def jobs_that_speak_of_pay(jobs: Any) -> QuerySet[Application]:
    """Where there is an offer, or they raised it in any of the rounds."""
    raised = Debrief.objects.present().filter(round__application=OuterRef("pk"), pay_raised_by_them=True)
    on_the_table = Q(stage__in=PAY_IS_ON_THE_TABLE) | Exists(raised)
    return Application.objects.filter(on_the_table, pk__in=jobs)


def _noted(row: Question) -> Noted:
    round, person = row.round, row.interviewer
    about = (round.application_id, round.pk, round.number, round.time_zone, person.pk, person.name)
    return Noted(*about, row.pk, row.code, row.text, row.asked_at, row.answer)


def _planned(noted: Noted) -> PlannedQuestion:
    return PlannedQuestion(
        pk=noted.pk,
        person=noted.person,
        name=noted.name,
        code=noted.code,
        text=noted.text,
        is_asked=noted.asked_at is not None,
    )


def _earlier(noted: Noted) -> EarlierQuestion:
    return EarlierQuestion(
        person=noted.person,
        name=noted.name,
        code=noted.code,
        text=noted.text,
        round_number=noted.number,
        asked_on=noted.asked_at.astimezone(ZoneInfo(noted.zone)).date() if noted.asked_at else None,
        answer=noted.answer,
    )
