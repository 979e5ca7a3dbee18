"""The kinds of rows that a search finds, in the order in which it shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Expression, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.search_index import Found, Text
from dashboard.search import said
from dashboard.search.said import Said
from interviews import search_texts as texts
from interviews.models import (
    Application,
    AskedQuestion,
    Assignment,
    BankQuestion,
    Interview,
    Interviewer,
    Question,
    ResearchNote,
    Round,
    Topic,
)
from stories import search_texts as of_stories
from stories.models import Answer, Story

# Not in the title.
ELSEWHERE = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` stands in an address; `title` is the field by whose beginning the best come first."""

    name: str
    label: Promise | str
    text: Text
    title: str
    rows: Callable[[], QuerySet[Any]]
    say: Callable[[Any], Said]

    def matching(self, candidate: Any, typed: Expression, asked: Expression, in_title: Expression) -> QuerySet[Any]:
        """The candidate's: first whose title begins so, then whose title has the words, the newest first."""
        rank = Case(
            When(**{f"{self.title}__istartswith": typed}, then=Value(0)),
            When(pk__in=Found(self.text, in_title), then=Value(1)),
            default=Value(ELSEWHERE),
            output_field=IntegerField(),
        )
        own: Any = self.rows()
        found: QuerySet[Any] = own.owned_by(candidate).filter(pk__in=Found(self.text, in_title, asked))
        ranked: QuerySet[Any] = found.annotate(rank=rank).order_by("rank", "-pk")
        return ranked


def _of(model: Any, shown: str, *joined: str) -> Callable[[], QuerySet[Any]]:
    """The database counts and sorts all that match, so each brings along only what is shown of it."""
    rows: QuerySet[Any] = model.objects.only(*shown.split())
    return rows.select_related(*joined).all if joined else rows.all


def _bank_questions() -> QuerySet[Any]:
    """Each with the last round of its candidate: on whose page the bank is."""
    rounds = Round.objects.present().filter(application__candidate=OuterRef("candidate")).order_by("-pk")
    annotated: QuerySet[Any] = BankQuestion.objects.annotate(round_id=Subquery(rounds.values("pk")[:1]))
    return annotated


TALK = ("interviewer", "interview__round__application")
OF_TALK = "interviewer__name interview__round__application__company"
JOB = _of(Application, "company role_title stage notes job_description")
PERSON = _of(Interviewer, "name job_title email notes application__company", "application")
ROUND = _of(Round, "number location notes application__company", "application")
CONVERSATION = _of(Interview, "notes round__number round__application__company", "round__application")
STORY = _of(Story, "title situation task action result")
ANSWER = _of(Answer, "topic question text application__company", "application")
ASKED = _of(AskedQuestion, f"text answer {OF_TALK}", *TALK)
QUESTION = _of(
    Question,
    "code text answer interviewer__name round__application__company",
    "interviewer",
    "round__application",
)
TOPIC = _of(Topic, f"text thought_since {OF_TALK}", *TALK)
RESEARCH = _of(ResearchNote, "area body url application__company interviewer__name", "application", "interviewer")
ASSIGNMENT = _of(Assignment, "title brief to_bring round__application__company", "round__application")

KINDS = [
    Kind("applications", _("Applications"), texts.JOB, "company", JOB, said.application),
    Kind("people", _("People"), texts.PERSON, "name", PERSON, said.person),
    Kind("rounds", _("Rounds"), texts.ROUND, "application__company", ROUND, said.round),
    Kind("conversations", _("Notes on conversations"), texts.CONVERSATION, "notes", CONVERSATION, said.conversation),
    Kind("stories", _("Stories"), of_stories.STORY, "title", STORY, said.story),
    Kind("answers", _("Prepared answers"), of_stories.ANSWER, "question", ANSWER, said.answer),
    Kind("asked", _("What you were asked"), texts.ASKED_QUESTION, "text", ASKED, said.asked_question),
    Kind("questions", _("Questions you ask"), texts.QUESTION, "text", QUESTION, said.question),
    Kind("bank", _("Questions of your own"), texts.BANK_QUESTION, "text", _bank_questions, said.bank_question),
    Kind("topics", _("What you talked about"), texts.TOPIC, "text", TOPIC, said.topic),
    Kind("research", _("Research"), texts.RESEARCH, "body", RESEARCH, said.research_note),
    Kind("assignments", _("Assignments"), texts.ASSIGNMENT, "title", ASSIGNMENT, said.assignment),
]
BY_NAME = {kind.name: kind for kind in KINDS}
