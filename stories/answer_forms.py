"""Forms of a prepared answer, and of noting that it was given."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.long_text import LongTextField
from interviews.models import Debrief, Participation
from interviews.people import name_key
from stories.answer_sheet import MOST_OWN
from stories.models import Answer, AnswerGiven

if TYPE_CHECKING:
    AnswerModelForm = forms.ModelForm[Answer]
    GivenModelForm = forms.ModelForm[AnswerGiven]
    SeatsChoiceField = forms.ModelMultipleChoiceField[Participation]
else:
    AnswerModelForm = GivenModelForm = forms.ModelForm
    SeatsChoiceField = forms.ModelMultipleChoiceField

MOST_SEATS = 60
LONGEST_PK = 18  # digits


class AnswerForm(AnswerModelForm):
    """The text; the question as well where it is the candidate's own."""

    class Meta:
        model = Answer
        fields = ["question", "text"]
        field_classes = {"text": LongTextField}
        widgets = {
            "question": forms.TextInput(attrs={"autocomplete": "off"}),
            "text": forms.Textarea(attrs={"rows": 5}),
        }
        error_messages = {
            "text": {"required": gettext_lazy("Write what you would say, even if it is half a sentence.")}
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Several of these forms may stand on one page.
        self.auto_id = f"answer-{self.instance.topic}-{self.instance.pk or 'new'}-%s"
        is_own = self.instance.topic == Answer.Topic.OWN
        self.fields["question" if is_own else "text"].widget.attrs["autofocus"] = True
        if is_own:
            self.fields["question"].required = True
            self.fields["question"].error_messages["required"] = _("Which question is it?")
        else:
            del self.fields["question"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        others = Answer.objects.present().filter(application=self.instance.application_id, topic=self.instance.topic)
        others = others.exclude(pk=self.instance.pk)
        if self.instance.topic != Answer.Topic.OWN:
            if others.exists():
                self._refuse_second()
            return cleaned
        questions = [name_key(question) for question in others.values_list("question", flat=True)]
        if name_key(cleaned.get("question", "")) in questions:
            self._refuse_second()
        elif self.instance._state.adding and len(questions) >= MOST_OWN:
            message = _("These are %(most)d questions already. Take one away first.")
            self.add_error(None, message % {"most": MOST_OWN})
        return cleaned

    def keep(self) -> bool:
        """Store it; False where another window was quicker with the same question."""
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            self._refuse_second()
        return not self.errors

    def _refuse_second(self) -> None:
        field = "question" if "question" in self.fields else "text"
        self.add_error(field, _("You have an answer to that question already. Change that one."))


class WentField(forms.TypedChoiceField):
    """How it went, or nothing."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("How did it go?"),
            choices=[("", gettext_lazy("Not sure")), *Debrief.Rating.choices],
            required=False,
            coerce=int,
            empty_value=None,
        )


class GivenForm(GivenModelForm):
    """The words, and how it went."""

    went = WentField()

    class Meta:
        model = AnswerGiven
        fields = ["text", "went"]
        field_classes = {"text": LongTextField}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        labels = {"text": gettext_lazy("What you said")}
        error_messages = {"text": {"required": gettext_lazy("Write what you said, as far as you remember.")}}


class SeatsField(SeatsChoiceField):
    """People in their conversations."""

    def clean(self, value: Any) -> QuerySet[Participation]:
        # SQLite cannot even look for a number that is longer than any row's.
        if any(len(str(pk)) > LONGEST_PK for pk in value or ()):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)

    def label_from_instance(self, seat: Participation) -> str:
        round = seat.interview.round
        began_on = date_format(seat.interview.starts_at.astimezone(round.zone).date(), _("j F"))
        return _("%(name)s: %(round)s, %(day)s") % {
            "name": seat.interviewer.name,
            "round": round.title,
            "day": began_on,
        }


class GivenToForm(GivenForm):
    """To whom as well: people of this job whose conversation has begun and who do not have this answer yet."""

    seats = SeatsField(
        Participation.objects.none(),
        label=gettext_lazy("Whom did you tell it?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Tick at least one person."),
            "invalid_choice": gettext_lazy("Pick from the list whom you told it."),
            "invalid_pk_value": gettext_lazy("Pick from the list whom you told it."),
        },
    )
    field_order = ["seats", "text", "went"]

    def __init__(self, answer: Answer, now: datetime, post: QueryDict | None = None) -> None:
        super().__init__(post, instance=AnswerGiven(answer=answer, text=answer.text))
        self.now = now
        self.fields["seats"].queryset = _seats_without(answer, now)  # type: ignore[attr-defined]

    @transaction.atomic
    def keep(self) -> None:
        for seat in self.cleaned_data["seats"]:
            told_at = min(seat.interview.end, self.now)
            words = {"given_at": told_at, "text": self.cleaned_data["text"], "went": self.cleaned_data["went"]}
            whom = {"interview_id": seat.interview_id, "interviewer_id": seat.interviewer_id}
            AnswerGiven.objects.present().get_or_create(answer=self.instance.answer, **whom, defaults=words)


def _seats_without(answer: Answer, now: datetime) -> QuerySet[Participation]:
    """The latest conversations first."""
    given = AnswerGiven.objects.present().filter(
        answer=answer, interview=OuterRef("interview"), interviewer=OuterRef("interviewer")
    )
    seats = Participation.objects.present().standing()
    without = seats.filter(
        ~Exists(given), interview__round__application=answer.application_id, interview__starts_at__lte=now
    )
    latest = list(without.order_by("-interview__starts_at").values_list("pk", flat=True)[:MOST_SEATS])
    offered: QuerySet[Participation] = Participation.objects.filter(pk__in=latest)
    return offered.select_related("interviewer", "interview__round").order_by("-interview__starts_at", "pk")
