"""A job's prepared answers as its page shows them: each with guidance, what was said so far, and what clashes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.lazy_text import LazyText
from accounts.prepared import Given, GivenIds, GivenMoment
from accounts.together import Querysets, Together
from interviews.coming import coming_interviews
from interviews.models import Application, AskedQuestion, Interview, Interviewer, Round
from stories.answer_topics import topics_of
from stories.answers_given import about_availability, answers_given, as_debriefed, as_given, prepared
from stories.consistency import Given as GivenAnswer
from stories.consistency import answer_clashes_of
from stories.models import Answer, AnswerGiven
from stories.side_by_side import Pointed, pointed

MOST_SAID = 12  # of one answer, the latest ones
MOST_ASKED = 300  # questions of one job that are looked through
MOST_STARTS = 3  # other jobs whose answer is offered
MOST_OF_OTHER_JOBS = 100
MOST_OWN = 30  # questions of one's own in one job

GUIDANCE: dict[str, LazyText] = {
    Answer.Topic.WHY_US: _("Two things you found out about them, and what you would do with them."),
    Answer.Topic.WHY_LEAVING: _("Look ahead: what you want to do next, and why there. No complaints."),
    Answer.Topic.FIVE_YEARS: _(
        "A direction rather than a title: what you want to be good at, and how this job helps."
    ),
    Answer.Topic.AVAILABILITY: _("One date, and stick to it. Count in your notice and the days off that you need."),
    Answer.Topic.OTHER_OFFERS: _("As much as is true, without names, and the same to everybody."),
    Answer.Topic.PAY: _("Only if they raise it, never first. A range that you looked up, not one number."),
    Answer.Topic.OWN: _("The question that you hope nobody asks. Three sentences are enough."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said about a topic: an answer as noted, one of a debrief, or to a question that was asked."""

    round: Round
    text: str
    person: Interviewer | None = None
    on: date | None = None
    question: str = ""
    went: str = ""
    given: AnswerGiven | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One question, with the answer if there is one, and answers of other jobs to start from."""

    topic: str
    asked: str
    answer: Answer | None = None
    said: tuple[Said, ...] = ()
    pointed: tuple[Pointed, ...] = ()
    starts: tuple[Answer, ...] = ()

    @property
    def key(self) -> str:
        """Part of the ids on the page."""
        return f"{self.topic}-{self.answer.pk}" if self.answer and self.topic == Answer.Topic.OWN else self.topic

    @property
    def guidance(self) -> str:
        return str(GUIDANCE[self.topic])


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    rows: tuple[Row, ...]
    starts: tuple[Answer, ...]  # questions of one's own that another job has and this one has not
    has_begun: bool  # a conversation, so that something may have been said
    coming: Round | None


def answer_sheet_of(application: Application, now: datetime) -> AnswerSheet:
    """The six topics in their order, then the candidate's own questions. One statement."""
    found = _rows(job=application.pk, jobs=[application.pk], candidate=application.candidate_id, now=now)
    answers, starts = found["answers"], found["starts"]
    said, given = _said(found)
    by_topic = {answer.topic: answer for answer in answers if answer.topic != Answer.Topic.OWN}
    own = [answer for answer in answers if answer.topic == Answer.Topic.OWN]
    rows = [_row(topic, by_topic.get(topic), said, given, starts) for topic in GUIDANCE if topic != Answer.Topic.OWN]
    rows += [_row(answer.topic, answer, said, given, []) for answer in own]
    questions = {answer.question.casefold() for answer in own}
    other = [start for start in starts if start.question and start.question.casefold() not in questions]
    return AnswerSheet(
        tuple(rows),
        tuple(other[:MOST_STARTS]),
        has_begun=bool(found["begun"]),
        coming=next((Round(pk=pk, application=application) for (pk,) in found["coming"]), None),
    )


@Together
def _rows() -> Querysets:
    job, jobs, now = Given("job"), GivenIds("jobs"), GivenMoment("now")
    begun = Interview.objects.present().filter(round__application=job, starts_at__lte=now)
    coming = coming_interviews(Given("candidate"), now).filter(round__application=job)
    return {
        "answers": Answer.objects.present().filter(application=job),
        "given": answers_given(jobs),
        "debriefs": about_availability(jobs),
        "asked": _asked(job),
        "starts": _of_other_jobs(Given("candidate"), job),
        "begun": begun.values_list("pk")[:1],
        "coming": coming.values_list("round")[:1],
    }


def answers_of_other_jobs(application: Application) -> list[Answer]:
    """What the candidate prepared for other jobs, the latest first."""
    return list(_of_other_jobs(application.candidate, application))


def _of_other_jobs(candidate: Any, job: Any) -> QuerySet[Answer]:
    others = Answer.objects.owned_by(candidate).exclude(application=job).select_related("application")
    latest: QuerySet[Answer] = others.order_by("-updated_at", "-pk")[:MOST_OF_OTHER_JOBS]
    return latest


def _row(
    topic: str,
    answer: Answer | None,
    said: dict[str | int, list[Said]],
    given: list[GivenAnswer],
    starts: Iterable[Answer],
) -> Row:
    about = said[topic] if topic != Answer.Topic.OWN else said[answer.pk] if answer else []
    return Row(
        topic=topic,
        asked=answer.asked if answer else str(Answer.Topic(topic).label),
        answer=answer,
        said=tuple(about[:MOST_SAID]),
        pointed=tuple(pointed(answer_clashes_of([prepared(answer)], given))) if answer else (),
        starts=() if answer else tuple([start for start in starts if start.topic == topic][:MOST_STARTS]),
    )


def _said(found: dict[str, list[Any]]) -> tuple[dict[str | int, list[Said]], list[GivenAnswer]]:
    """By topic, or by the answer to a question of one's own, the latest round first; and as clashes take it."""
    rows, debriefs = found["given"], found["debriefs"]
    said: dict[str | int, list[Said]] = defaultdict(list)
    for row in rows:
        is_own = row.answer.topic == Answer.Topic.OWN
        said[row.answer_id if is_own else row.answer.topic].append(_as_noted(row))
    for debrief in debriefs:
        said[Answer.Topic.AVAILABILITY].append(Said(debrief.round, debrief.availability_answer))
    for asked in found["asked"]:
        for topic in topics_of(asked.text):
            round, person = asked.interview.round, asked.interviewer
            on = asked.interview.starts_at.astimezone(round.zone).date()
            said[topic].append(Said(round, asked.answer, person, on, question=asked.text))
    for about in said.values():
        about.sort(key=lambda one: (one.round.number, one.on or date.min), reverse=True)
    return said, [*map(as_given, rows), *map(as_debriefed, debriefs)]


def _as_noted(row: AnswerGiven) -> Said:
    given, went = as_given(row), row.get_went_display() if row.went else ""
    return Said(row.interview.round, row.text, row.interviewer, given.on, went=str(went), given=row)


def _asked(job: Any) -> QuerySet[AskedQuestion]:
    rows = AskedQuestion.objects.present().filter(interview__round__application=job)
    asked: QuerySet[AskedQuestion] = rows.select_related("interviewer", "interview__round").order_by("-pk")
    return asked[:MOST_ASKED]
