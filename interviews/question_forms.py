"""The forms of questions to ask: given to somebody, changed, and moved to somebody else."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.text import validate_one_line, validate_plain_text
from interviews.long_text import LongTextField
from interviews.models import BankQuestion, Interview, Interviewer, Question, Round
from interviews.question_bank import keep_in_bank
from interviews.starter_questions import BY_CODE

LONGEST = 300
MOST_FOR_ONE = 20


class PersonField(forms.ChoiceField):
    """One of the people of the day; anybody else is nobody we know."""

    default_error_messages = {
        "required": gettext_lazy("Whom do you want to ask?"),
        "invalid_choice": gettext_lazy("That person is not on the agenda. Pick somebody else."),
    }

    def __init__(self, people: Sequence[Interviewer], **options: Any) -> None:
        self.people = {str(person.pk): person for person in people}
        super().__init__(choices=[(pk, person.name) for pk, person in self.people.items()], **options)

    def clean(self, value: Any) -> Interviewer:
        return self.people[super().clean(value)]


class GiveForm(forms.Form):
    """A question for one person: a starter, one of the own bank, or words just typed (which the bank keeps)."""

    text = forms.CharField(
        label=gettext_lazy("Your question"), max_length=LONGEST, required=False, validators=[validate_one_line]
    )
    starter = forms.CharField(required=False, widget=forms.HiddenInput)
    own = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ["interviewer", "text"]

    def __init__(self, round: Round, people: Sequence[Interviewer], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.round = round
        self.fields["interviewer"] = PersonField(people, label=_("Whom do you want to ask?"))
        self.order_fields(self.field_order)

    @property
    def typed_for(self) -> int | None:
        """The person whose card shows what was typed and what is wrong with it."""
        person = getattr(self, "cleaned_data", {}).get("interviewer")
        return person.pk if person else None

    def clean_starter(self) -> str:
        code: str = self.cleaned_data["starter"]
        if code and code not in BY_CODE:
            raise forms.ValidationError(_("That question is not in the bank any more."))
        return code

    def clean_own(self) -> str:
        """The text of that question of theirs."""
        pk = self.cleaned_data["own"]
        if not pk:
            return ""
        mine = BankQuestion.objects.owned_by(self.round.application.candidate)
        row = mine.filter(pk=int(pk)).first() if pk.isascii() and pk.isdigit() and len(pk) < 19 else None
        if row is None:
            raise forms.ValidationError(_("That question is not in the bank any more."))
        text: str = row.text
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned[name] for name in ("text", "starter", "own")):
            self.add_error("text", _("What do you want to ask?"))
        person = cleaned.get("interviewer")
        if person and self.round.questions.present().filter(interviewer=person).count() >= MOST_FOR_ONE:
            self.add_error("text", _("That is enough for one conversation. Remove one first."))
        return cleaned

    @transaction.atomic
    def save(self) -> Question:
        """The question; somebody who has it already keeps it once."""
        person, code, text = (self.cleaned_data[name] for name in ("interviewer", "starter", "text"))
        if text:
            keep_in_bank(self.round.application.candidate, text, person.relation)
        wording = "" if code else text or self.cleaned_data["own"]
        question: Question
        question, _is_new = Question.objects.present().get_or_create(
            round=self.round, interviewer=person, code=code, text=wording
        )
        return question


class QuestionForm(forms.Form):
    """The wording, whether it was asked, and what they answered; other words make a starter one's own."""

    wording = forms.CharField(
        label=gettext_lazy("Your question"),
        max_length=LONGEST,
        validators=[validate_one_line],
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("What do you want to ask?")},
    )
    asked = forms.BooleanField(label=gettext_lazy("I asked it"), required=False)
    answer = LongTextField(
        label=gettext_lazy("What they answered"),
        max_length=2_000,
        required=False,
        validators=[validate_plain_text],
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, question: Question, post: QueryDict | None = None) -> None:
        initial = {"wording": question.wording, "asked": bool(question.asked_at), "answer": question.answer}
        # Several stand open on one page.
        super().__init__(post, initial=initial, auto_id=f"id_{question.pk}_%s")
        self.question = question

    def clean_wording(self) -> str:
        wording: str = self.cleaned_data["wording"]
        if wording != self.question.wording and _has(self.question.interviewer, self.question, "", wording):
            raise forms.ValidationError(_has_it_already(self.question.interviewer))
        return wording

    def save(self, now: datetime) -> None:
        question, wording = self.question, self.cleaned_data["wording"]
        if wording != question.wording:
            question.code, question.text = "", wording
        question.answer = self.cleaned_data["answer"]
        was_asked = self.cleaned_data["asked"] or question.answer
        question.asked_at = (question.asked_at or _moment(question, now)) if was_asked else None
        question.save()


class MoveForm(forms.Form):
    """The same question, for somebody else."""

    def __init__(self, question: Question, people: Sequence[Interviewer], post: QueryDict | None = None) -> None:
        super().__init__(post, auto_id=f"id_{question.pk}_%s")
        self.question = question
        self.people = [person for person in people if person != question.interviewer]
        self.fields["interviewer"] = PersonField(self.people, label=_("Give it to somebody else"))

    def clean_interviewer(self) -> Interviewer:
        person: Interviewer = self.cleaned_data["interviewer"]
        if _has(person, self.question, self.question.code, self.question.text):
            raise forms.ValidationError(_has_it_already(person))
        return person

    def save(self) -> None:
        self.question.interviewer = self.cleaned_data["interviewer"]
        self.question.save(update_fields=["interviewer"])


def _has(person: Interviewer, question: Question, code: str, text: str) -> bool:
    theirs = Question.objects.present().filter(round=question.round_id, interviewer=person, code=code, text=text)
    return theirs.exclude(pk=question.pk).exists()


def _has_it_already(person: Interviewer) -> str:
    return _("%(name)s has this question already.") % {"name": person}


def _moment(question: Question, now: datetime) -> datetime:
    """When it was asked, as far as the agenda tells: at the end of their conversation, but never later than now."""
    talks = Interview.objects.present().filter(
        round=question.round_id,
        interviewers=question.interviewer_id,
        status=Interview.Status.SCHEDULED,
        starts_at__lte=now,
    )
    last = talks.order_by("-starts_at").first()
    return min(last.end, now) if last else now
