"""What is said of a row that was found: where it leads, its title, what it belongs to, and its long texts."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.text import Truncator

from interviews.models import (
    Application,
    AskedQuestion,
    Assignment,
    Interview,
    Interviewer,
    Question,
    ResearchNote,
    Round,
    Topic,
)
from stories.models import Answer, Story

LONGEST_TITLE = 120  # letters


class Said(NamedTuple):
    """Without an address it is only shown."""

    url: str
    title: str
    about: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def application(row: Application) -> Said:
    about = (row.role_title, row.get_stage_display())
    return Said(reverse("dashboard:application", args=[row.pk]), row.company, about, (row.notes, row.job_description))


def person(row: Interviewer) -> Said:
    about = (row.job_title, row.application.company)
    return Said(reverse("interviews:interviewer_edit", args=[row.pk]), row.name, about, (row.notes, row.email))


def round(row: Round) -> Said:
    texts = (row.location, row.notes)
    return Said(reverse("dashboard:round", args=[row.pk]), row.application.company, (row.title,), texts)


def conversation(row: Interview) -> Said:
    about = (row.round.application.company, row.round.title)
    return Said(reverse("interviews:interview_edit", args=[row.pk]), _short(row.notes), about, (row.notes,))


def story(row: Story) -> Said:
    texts = tuple(text for _name, text in row.parts)
    return Said(reverse("stories:story", args=[row.pk]), row.title, (), texts)


def answer(row: Answer) -> Said:
    return Said(reverse("stories:answer_edit", args=[row.pk]), row.asked, (row.application.company,), (row.text,))


def asked_question(row: AskedQuestion) -> Said:
    url = reverse("dashboard:debrief", args=[row.interview.round_id])
    about = (row.interviewer.name if row.interviewer else "", row.interview.round.application.company)
    return Said(url, _short(row.text), about, (row.answer, row.text))


def question(row: Question) -> Said:
    about = (row.interviewer.name, row.round.application.company)
    return Said(reverse("interviews:question_edit", args=[row.pk]), row.wording, about, (row.answer,))


def bank_question(row: Any) -> Said:
    url = f"{reverse('interviews:questions', args=[row.round_id])}#question-bank" if row.round_id else ""
    return Said(url, row.text)


def topic(row: Topic) -> Said:
    url = reverse("dashboard:debrief", args=[row.interview.round_id])
    about = (row.interviewer.name, row.interview.round.application.company)
    return Said(url, row.text, about, (row.thought_since,))


def research_note(row: ResearchNote) -> Said:
    url = reverse("interviews:research", args=[row.application_id])
    about = (row.application.company, row.interviewer.name if row.interviewer else row.get_area_display())
    return Said(url, _short(row.body or row.url), about, (row.body, row.url))


def assignment(row: Assignment) -> Said:
    url = reverse("interviews:assignment_edit", args=[row.pk])
    return Said(url, row.title, (row.round.application.company,), (row.brief, row.to_bring))


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST_TITLE)
