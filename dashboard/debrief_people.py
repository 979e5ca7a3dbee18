"""The answers of a debrief that are about one person: met or not, what was said, what they asked, what was told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard.debrief_fields import LinesField, LongField, TapField
from dashboard.debrief_form import Answer
from dashboard.debrief_lines import keeps_lines
from dashboard.debrief_said import Repertoire, Talk, asked_them, given, told, which_asked
from interviews.grouping import grouped
from interviews.models import AskedQuestion, Interview, Interviewer, Participation, Question, Round, Topic
from stories.models import AnswerGiven, Telling

BLANK_QUESTIONS = 2
MET = [("yes", _("I met them")), ("no", _("Did not meet"))]


@dataclass(frozen=True)
class Asked:
    """A question that they asked; without text a blank one."""

    text: Answer
    kind: Answer
    answer: Answer

    @property
    def answers(self) -> tuple[Answer, ...]:
        return (self.text, self.kind, self.answer)


@dataclass(frozen=True)
class Person:
    """All about one person; what is new about them belongs to their last conversation that has begun."""

    person: Interviewer
    met: Answer
    discussed: Answer
    promised: Answer
    weak: Answer
    told: Answer
    given: Answer | None
    asked: list[Asked]
    own_asked: Answer | None
    replies: list[Answer]

    @property
    def answers(self) -> Iterator[Answer]:
        yield from (self.discussed, self.met, self.promised, self.weak, self.told)
        yield from (answer for answer in (self.given, self.own_asked) if answer)
        for question in self.asked:
            yield from question.answers
        yield from self.replies


def people_of(round: Round, interviews: Sequence[Interview], repertoire: Repertoire, now: datetime) -> list[Person]:
    """Everybody on these agendas, in the order of the day, in five queries however many they are."""
    seats = _by_person(seat for interview in interviews for seat in interview.participations.all())
    shelf = _Shelf(
        topics=_by_person(Topic.objects.filter(interview__in=interviews)),
        asked=_by_person(AskedQuestion.objects.filter(interview__in=interviews).order_by("slot", "pk")),
        told=_by_person(Telling.objects.present().filter(interview__in=interviews).select_related("story")),
        given=_by_person(AnswerGiven.objects.present().filter(interview__in=interviews).select_related("answer")),
        questions=_by_person(Question.objects.present().filter(round=round)),
    )
    return [_person(_begun(rows, now), shelf, repertoire, now) for rows in seats.values()]


type ByPerson = dict[int, list[Any]]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What was noted so far, by person."""

    topics: ByPerson
    asked: ByPerson
    told: ByPerson
    given: ByPerson
    questions: ByPerson


def _by_person(rows: Iterable[Any]) -> ByPerson:
    return grouped(rows, lambda row: row.interviewer_id)


def _begun(seats: list[Participation], now: datetime) -> list[Participation]:
    """Without those still to come, unless there are no others: who was missed this morning may come next week."""
    return [seat for seat in seats if seat.interview.starts_at <= now] or seats


def _person(seats: list[Participation], shelf: _Shelf, repertoire: Repertoire, now: datetime) -> Person:
    person = seats[-1].interviewer
    talk = Talk(seats[-1].interview, person, now)
    name, topics, questions = f"p{person.pk}", shelf.topics[person.pk], shelf.questions[person.pk]

    def lines(nature: str, label: Any, hint: Any) -> Answer:
        noted = [topic for topic in topics if topic.nature == nature]
        keep = keeps_lines(noted, talk, nature)
        return Answer(f"{name}-{nature}", LinesField(label, placeholder=hint), [topic.text for topic in noted], keep)

    return Person(
        person=person,
        met=Answer(f"{name}-met", TapField(_("Did you meet?"), MET), _met(seats), _keeps_met(seats)),
        discussed=lines(Topic.Nature.DISCUSSED, _("One thing you talked about"), _("one thing you talked about")),
        promised=lines(Topic.Nature.PROMISED, _("What was promised, by you or by them"), _("one thing a line")),
        weak=lines(Topic.Nature.WEAK_ANSWER, _("A weak answer that you would like to mend"), _("one a line")),
        told=told(f"{name}-told", talk, shelf.told[person.pk], repertoire.stories),
        given=given(f"{name}-given", talk, shelf.given[person.pk], repertoire),
        asked=_questions(name, talk, shelf.asked[person.pk]),
        own_asked=which_asked(f"{name}-own", talk, questions),
        replies=asked_them(name, talk, questions),
    )


def _met(seats: list[Participation]) -> str:
    return "yes" if any(seat.met is not False for seat in seats) else "no"


def _keeps_met(seats: list[Participation]) -> Callable[[str], None]:
    def keep(said: str) -> None:
        for seat in seats:
            seat.mark_met(said != "no")

    return keep


def _questions(name: str, talk: Talk, rows: list[AskedQuestion]) -> list[Asked]:
    """Those that were noted, and blank ones under the next free places."""
    free = max((row.slot for row in rows), default=-1) + 1
    blanks = [AskedQuestion(**talk.whom, slot=free + number) for number in range(BLANK_QUESTIONS)]
    return [_question(f"{name}-asked{row.slot}", row) for row in [*rows, *blanks]]


def _question(name: str, row: AskedQuestion) -> Asked:
    def keeps(field: str) -> Callable[[str], None]:
        def keep(said: str) -> None:
            setattr(row, field, said)
            if row.text or row.answer:
                row.save()
            elif row.pk:
                row.delete()

        return keep

    # The rest of a question shows as soon as its hint is gone.
    asked = LongField(_("What they asked"), 2_000, 1, placeholder=_("Tell me about a time when …"))
    kinds = forms.ChoiceField(label=_("Kind of question"), choices=Interview.QuestionKind.choices, required=False)
    return Asked(
        text=Answer(f"{name}-text", asked, row.text, keeps("text")),
        kind=Answer(f"{name}-kind", kinds, row.kind, keeps("kind")),
        answer=Answer(f"{name}-answer", LongField(_("What you answered"), 5_000, 1), row.answer, keeps("answer")),
    )
