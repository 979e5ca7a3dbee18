"""The answers of a debrief that are about one person: met or not, what was said, what they asked, what was told."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard.debrief_fields import LinesField, LongField, TapField
from dashboard.debrief_form import Answer
from interviews.models import AskedQuestion, Interview, Interviewer, Participation, Topic
from stories.models import Story, Telling

BLANK_QUESTIONS = 2
MOST_STORIES = 100
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
    """All about one person; what is new about them belongs to their last conversation of the round."""

    person: Interviewer
    seats: list[Participation]
    met: Answer
    discussed: Answer
    promised: Answer
    weak: Answer
    told: Answer
    asked: list[Asked]

    @property
    def was_met(self) -> bool:
        return any(seat.met is not False for seat in self.seats)

    @property
    def answers(self) -> Iterator[Answer]:
        yield from (self.discussed, self.met, self.promised, self.weak, self.told)
        for question in self.asked:
            yield from question.answers


def people_of(interviews: Sequence[Interview], stories: Iterable[Story]) -> list[Person]:
    """Everybody on these agendas, in the order of the day, in three queries however many they are."""
    seats: dict[int, list[Participation]] = defaultdict(list)
    for interview in interviews:
        for seat in interview.participations.all():
            seats[seat.interviewer_id].append(seat)
    topics = _by_person(Topic.objects.filter(interview__in=interviews))
    asked = _by_person(AskedQuestion.objects.filter(interview__in=interviews).order_by("slot", "pk"))
    told = _by_person(Telling.objects.present().filter(interview__in=interviews).select_related("story"))
    choices = [(str(story.pk), story.title) for story in stories]
    return [_person(rows, topics[pk], asked[pk], told[pk], choices) for pk, rows in seats.items()]


def _by_person(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.interviewer_id].append(row)
    return found


def _person(
    seats: list[Participation],
    topics: list[Topic],
    asked: list[AskedQuestion],
    told: list[Telling],
    stories: list[tuple[str, str]],
) -> Person:
    person, interview = seats[-1].interviewer, seats[-1].interview
    name = f"p{person.pk}"

    def lines(nature: str, label: Any, hint: Any) -> Answer:
        noted = [topic for topic in topics if topic.nature == nature]
        keep = _keeps_lines(noted, interview, person, nature)
        return Answer(f"{name}-{nature}", LinesField(label, placeholder=hint), [topic.text for topic in noted], keep)

    return Person(
        person=person,
        seats=seats,
        met=Answer(f"{name}-met", TapField(_("Did you meet?"), MET), _met(seats), _keeps_met(seats)),
        discussed=lines(Topic.Nature.DISCUSSED, _("One thing you talked about"), _("one thing you talked about")),
        promised=lines(Topic.Nature.PROMISED, _("What was promised, by you or by them"), _("one thing a line")),
        weak=lines(Topic.Nature.WEAK_ANSWER, _("A weak answer that you would like to mend"), _("one a line")),
        told=_told(f"{name}-told", interview, person, told, stories),
        asked=_questions(name, interview, person, asked),
    )


def _met(seats: list[Participation]) -> str:
    return "yes" if any(seat.met is not False for seat in seats) else "no"


def _keeps_met(seats: list[Participation]) -> Callable[[str], None]:
    def keep(said: str) -> None:
        for seat in seats:
            seat.mark_met(said != "no")

    return keep


def _keeps_lines(
    noted: list[Topic], interview: Interview, person: Interviewer, nature: str
) -> Callable[[list[str]], None]:
    """A line is a topic; the rows stay in their order, surplus ones go."""

    def keep(lines: list[str]) -> None:
        for topic, line in zip(noted, lines, strict=False):
            if topic.text != line:
                topic.text = line
                topic.save(update_fields=["text"])
        for topic in noted[len(lines) :]:
            topic.delete()
        for line in lines[len(noted) :]:
            Topic.objects.create(interview=interview, interviewer=person, nature=nature, text=line)

    return keep


def _told(
    name: str, interview: Interview, person: Interviewer, told: list[Telling], stories: list[tuple[str, str]]
) -> Answer:
    field = forms.MultipleChoiceField(
        label=_("Which story did you tell?"), choices=stories, required=False, widget=forms.CheckboxSelectMultiple
    )

    was_told = {telling.story_id for telling in told if telling.told_at}

    def keep(chosen: list[str]) -> None:
        for telling in told:
            if telling.told_at and str(telling.story_id) not in chosen:
                telling.take_back()
        for pk in {int(story) for story in chosen} - was_told:
            meant = {"story_id": pk, "interview": interview, "interviewer": person}
            telling = next((row for row in told if row.story_id == pk), None) or Telling(**meant)
            telling.mark_told(interview.end)

    return Answer(name, field, sorted(map(str, was_told)), keep)


def _questions(name: str, interview: Interview, person: Interviewer, rows: list[AskedQuestion]) -> list[Asked]:
    """Those that were noted, and blank ones under the next free places."""
    free = max((row.slot for row in rows), default=-1) + 1
    blanks = [
        AskedQuestion(interview=interview, interviewer=person, slot=free + number) for number in range(BLANK_QUESTIONS)
    ]
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
