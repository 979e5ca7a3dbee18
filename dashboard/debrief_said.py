"""The answers of a debrief that close a plan: which story was told, which answer given, which question asked."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.ownership import OwnedQuerySet
from dashboard.debrief_fields import LongField
from dashboard.debrief_form import Answer
from interviews.models import Interview, Interviewer, Question
from stories.models import Answer as PreparedAnswer
from stories.models import AnswerGiven, Story, Telling

type Titles = dict[str, str]


@dataclass(frozen=True)
class Repertoire:
    """What a candidate can have said, to choose from: titles of stories and prepared answers, by their id."""

    stories: Titles
    answers: dict[str, PreparedAnswer]


@dataclass(frozen=True)
class Talk:
    """The conversation with a person that what is noted now belongs to."""

    interview: Interview
    person: Interviewer
    now: datetime

    @property
    def said_at(self) -> datetime:
        """What is noted while it goes on is said by now."""
        return min(self.interview.end, self.now)

    @property
    def whom(self) -> dict[str, Any]:
        return {"interview": self.interview, "interviewer": self.person}


def repertoire_of(stories: Iterable[Story], answers: Iterable[PreparedAnswer]) -> Repertoire:
    return Repertoire({str(story.pk): story.title for story in stories}, {str(row.pk): row for row in answers})


def told(name: str, talk: Talk, tellings: list[Telling], stories: Titles) -> Answer:
    """Those planned for this person or told to them stand first; what was planned and not told stays a plan.

    What was planned for a conversation to come and told before it moves to where it was told.
    """
    choices = {str(telling.story_id): telling.story.title for telling in tellings} | stories
    was_told = {telling.story_id for telling in tellings if telling.told_at}
    # Of two plans for the same story the one that is meant for this very conversation.
    planned = {row.story_id: row for row in sorted(tellings, key=lambda row: row.interview_id == talk.interview.pk)}

    def keep(chosen: list[str]) -> None:
        for telling in tellings:
            if telling.told_at and str(telling.story_id) not in chosen:
                telling.take_back(talk.now)
        for pk in {int(story) for story in chosen} - was_told:
            if not _said_again(Telling.objects.told(), talk, story=pk):
                telling = planned.get(pk) or Telling(story_id=pk, interviewer=talk.person)
                telling.interview = talk.interview
                telling.mark_told(talk.said_at)

    field = _several(_("Which story did you tell?"), choices)
    return Answer(name, field, sorted(map(str, was_told)), keep)


def given(name: str, talk: Talk, rows: list[AnswerGiven], repertoire: Repertoire) -> Answer | None:
    """None where no answer is prepared."""
    answers = repertoire.answers | {str(row.answer_id): row.answer for row in rows}
    if not answers:
        return None
    was_given = {str(row.answer_id) for row in rows}

    def keep(chosen: list[str]) -> None:
        for row in rows:
            if str(row.answer_id) not in chosen:
                row.mark_deleted(talk.now)
        for pk in set(chosen) - was_given:
            if not _said_again(AnswerGiven.objects.all(), talk, answer=pk):
                words = {"text": answers[pk].text, "given_at": talk.said_at}
                AnswerGiven.objects.present().get_or_create(answer_id=int(pk), **talk.whom, defaults=words)

    asked = {pk: answer.asked for pk, answer in answers.items()}
    field = _several(_("Which prepared answer did you give?"), asked)
    return Answer(name, field, sorted(was_given), keep)


def _said_again(rows: OwnedQuerySet, talk: Talk, **what: Any) -> bool:
    """A tick that was taken out by mistake brings the words of the day back, and how it went."""
    taken_back = rows.filter(**what, interviewer=talk.person, interview__in=talk.interview.round.held)
    last = taken_back.filter(deleted_at__isnull=False).order_by("deleted_at").last()
    if last:
        last.restore(talk.now)
    return last is not None


def asked_them(name: str, talk: Talk, questions: Sequence[Question]) -> list[Answer]:
    """For each question that was planned for this person what they answered; an answer means that it was asked."""
    return [
        Answer(
            f"{name}-reply{question.pk}",
            LongField(question.wording, 2_000, 1, placeholder=gettext_lazy("what they answered")),
            question.answer,
            _keeps_reply(question, talk),
        )
        for question in questions
    ]


def which_asked(name: str, talk: Talk, questions: Sequence[Question]) -> Answer | None:
    """None where nothing was planned."""
    if not questions:
        return None

    def keep(chosen: list[str]) -> None:
        for question in questions:
            question.asked_at = (question.asked_at or talk.said_at) if str(question.pk) in chosen else None
            question.save(update_fields=["asked_at"])

    choices = {str(question.pk): question.wording for question in questions}
    answered = {str(question.pk) for question in questions if question.answer}
    stored = sorted(answered | {str(question.pk) for question in questions if question.asked_at})
    field = _several(_("Which of your questions did you ask?"), choices, always=answered)
    return Answer(name, field, stored, keep)


def _keeps_reply(question: Question, talk: Talk) -> Callable[[str], None]:
    def keep(said: str) -> None:
        question.answer = said
        question.asked_at = question.asked_at or (talk.said_at if said else None)
        question.save(update_fields=["answer", "asked_at"])

    return keep


def _several(label: str, choices: dict[str, str], always: Collection[str] = ()) -> Any:
    return _SeveralField(always, label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple)


class _SeveralField(forms.MultipleChoiceField):
    """Some are ticked always, also where a window does not show it yet."""

    def __init__(self, always: Collection[str], **options: Any) -> None:
        super().__init__(**options)
        self.always = always

    def clean(self, value: Any) -> list[str]:
        return sorted({*super().clean(value), *self.always})
