"""A candidate's own bank of questions to ask: what is typed for somebody is kept here as well."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from interviews.models import BankQuestion

if TYPE_CHECKING:
    BankQuestionModelForm = forms.ModelForm[BankQuestion]
else:
    BankQuestionModelForm = forms.ModelForm

MOST_OWN = 200


class BankQuestionForm(BankQuestionModelForm):
    """One more for the own bank."""

    class Meta:
        model = BankQuestion
        fields = ["text", "relation"]
        widgets = {"text": forms.TextInput(attrs={"autocomplete": "off"})}
        error_messages = {"text": {"required": gettext_lazy("What do you want to ask?")}}

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        mine = BankQuestion.objects.owned_by(self.instance.candidate)
        if mine.filter(text=text).exists():
            raise forms.ValidationError(_("That one is in your bank already."))
        if mine.count() >= MOST_OWN:
            raise forms.ValidationError(_("Your bank is full. Remove some that you no longer need."))
        return text

    def save(self, commit: bool = True) -> BankQuestion:
        """Sent twice at the same moment, it is kept once."""
        chosen = self.cleaned_data
        question: BankQuestion
        question, _is_new = BankQuestion.objects.present().get_or_create(
            candidate=self.instance.candidate, text=chosen["text"], defaults={"relation": chosen["relation"]}
        )
        return question


def keep_in_bank(candidate: User, text: str, relation: str) -> None:
    """A full bank takes no more; the question itself is kept with its person anyway."""
    mine = BankQuestion.objects.owned_by(candidate)
    if mine.count() < MOST_OWN:
        mine.get_or_create(candidate=candidate, text=text, defaults={"relation": relation})
