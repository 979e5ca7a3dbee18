"""A job's prepared answers as its page shows them: each with guidance, what was said so far, and what clashes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.lazy_text import LazyText
from interviews.models import Application, AskedQuestion, Interviewer, Round
from stories.answer_topics import topics_of
from stories.answers_given import about_availability, answers_given, as_debriefed, as_given, prepared
from stories.consistency import Given, answer_clashes_of
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


def answer_sheet_of(application: Application) -> AnswerSheet:
    """The six topics in their order, then the candidate's own questions. Five queries."""
    answers = list(Answer.objects.present().filter(application=application))
    said, given = _said(application)
    starts = answers_of_other_jobs(application)
    by_topic = {answer.topic: answer for answer in answers if answer.topic != Answer.Topic.OWN}
    own = [answer for answer in answers if answer.topic == Answer.Topic.OWN]
    rows = [_row(topic, by_topic.get(topic), said, given, starts) for topic in GUIDANCE if topic != Answer.Topic.OWN]
    rows += [_row(answer.topic, answer, said, given, []) for answer in own]
    questions = {answer.question.casefold() for answer in own}
    other = [start for start in starts if start.question and start.question.casefold() not in questions]
    return AnswerSheet(tuple(rows), tuple(other[:MOST_STARTS]))


def answers_of_other_jobs(application: Application) -> list[Answer]:
    """What the candidate prepared for other jobs, the latest first."""
    others = Answer.objects.owned_by(application.candidate).exclude(application=application)
    return list(others.select_related("application").order_by("-updated_at", "-pk")[:MOST_OF_OTHER_JOBS])


def _row(
    topic: str,
    answer: Answer | None,
    said: dict[str | int, list[Said]],
    given: list[Given],
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


def _said(application: Application) -> tuple[dict[str | int, list[Said]], list[Given]]:
    """By topic, or by the answer to a question of one's own, the latest round first; and as clashes take it."""
    rows, debriefs = list(answers_given([application.pk])), list(about_availability([application.pk]))
    said: dict[str | int, list[Said]] = defaultdict(list)
    for row in rows:
        is_own = row.answer.topic == Answer.Topic.OWN
        said[row.answer_id if is_own else row.answer.topic].append(_as_noted(row))
    for debrief in debriefs:
        said[Answer.Topic.AVAILABILITY].append(Said(debrief.round, debrief.availability_answer))
    for asked in _asked(application):
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


def _asked(application: Application) -> Iterable[AskedQuestion]:
    rows = AskedQuestion.objects.present().filter(interview__round__application=application)
    asked: Iterable[AskedQuestion] = rows.select_related("interviewer", "interview__round").order_by("-pk")[
        :MOST_ASKED
    ]
    return asked
