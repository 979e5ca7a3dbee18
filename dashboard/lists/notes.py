"""Thank-you notes, and questions in both directions, line by line."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dashboard.lists.table import Line, Part, Table, clock
from followups.models import ThankYouNote
from interviews.models import AskedQuestion, BankQuestion, Question


def _notes(candidate: User) -> QuerySet[ThankYouNote]:
    notes: QuerySet[ThankYouNote] = ThankYouNote.objects.owned_by(candidate)
    return notes.select_related("interviewer", "round__application").order_by("round", "pk")


def _note(note: ThankYouNote, zone: ZoneInfo) -> Iterator[Line]:
    state = _now("Sent") if note.sent_at else _now("Skipped") if note.skipped_at else _now("Draft")
    yield [
        note.round.application.company,
        note.round.title,
        note.interviewer.name,
        note.interviewer.email,
        state,
        clock(note.sent_at or note.skipped_at, zone),
        str(note.get_channel_display()) if note.sent_at else "",
        str(note.get_skip_reason_display()),
        note.subject,
        note.body_as_sent or note.body,
    ]


def _to_ask(candidate: User) -> QuerySet[Question]:
    questions: QuerySet[Question] = Question.objects.owned_by(candidate)
    return questions.select_related("interviewer", "round__application").order_by("round", "pk")


def _question_to_ask(question: Question, zone: ZoneInfo) -> Iterator[Line]:
    yield [
        _now("I ask"),
        question.round.application.company,
        question.round.title,
        question.interviewer.name,
        question.wording,
        question.answer,
        clock(question.asked_at, zone),
    ]


def _asked(candidate: User) -> QuerySet[AskedQuestion]:
    questions: QuerySet[AskedQuestion] = AskedQuestion.objects.owned_by(candidate)
    return questions.select_related("interviewer", "interview__round__application").order_by("interview", "pk")


def _question_asked(question: AskedQuestion, zone: ZoneInfo) -> Iterator[Line]:
    round, person = question.interview.round, question.interviewer
    yield [
        _now("They asked"),
        round.application.company,
        round.title,
        person.name if person and person.deleted_at is None else "",
        question.text,
        question.answer,
        clock(question.interview.starts_at, zone),
    ]


def _banked(candidate: User) -> QuerySet[BankQuestion]:
    questions: QuerySet[BankQuestion] = BankQuestion.objects.owned_by(candidate)
    return questions.order_by("pk")


def _question_banked(question: BankQuestion, zone: ZoneInfo) -> Iterator[Line]:
    yield [_now("Kept for later"), "", "", str(question.get_relation_display()), question.text, "", None]


THANK_YOU_NOTES = Table(
    name="thank-you-notes",
    title=_("Thank-you notes"),
    about=_("To whom, when and how; and what you wrote"),
    columns=[
        _("Company"),
        _("Round"),
        _("To"),
        _("E-mail"),
        _("State"),
        _("Since"),
        _("How"),
        _("Why not"),
        _("Subject"),
        _("Note"),
    ],
    parts=[Part(_notes, _note)],
)
QUESTIONS = Table(
    name="questions",
    title=_("Questions"),
    about=_("What you ask, what you were asked, and what was answered"),
    columns=[_("Who asks"), _("Company"), _("Round"), _("Person"), _("Question"), _("Answer"), _("When")],
    parts=[Part(_to_ask, _question_to_ask), Part(_asked, _question_asked), Part(_banked, _question_banked)],
)
