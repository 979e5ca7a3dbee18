"""What one thought since, and what is settled, of one topic; posted from the page of a later round."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from accounts.text import validate_plain_text
from interviews.long_text import LongTextField
from interviews.models import Round, Topic


class _OfTopicForm(forms.Form):
    """Names the round whose page it stands on: a later one of the same job."""

    round = forms.ModelChoiceField(
        Round.objects.none(),
        widget=forms.HiddenInput,
        error_messages={
            "required": gettext_lazy("Open this from the page of a later round."),
            "invalid_choice": gettext_lazy("Open this from the page of a later round."),
        },
    )

    def __init__(self, topic: Topic, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.topic = topic
        said_in = topic.interview.round
        later = Round.objects.present().filter(application=said_in.application_id, number__gt=said_in.number)
        field = self.fields["round"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = later.select_related("application")


class ThoughtForm(_OfTopicForm):
    thought = LongTextField(
        label=gettext_lazy("What have you thought since?"),
        max_length=2_000,
        required=False,
        validators=[validate_plain_text],
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def save(self) -> None:
        self.topic.thought_since = self.cleaned_data["thought"]
        self.topic.save(update_fields=["thought_since"])


class SettledForm(_OfTopicForm):
    settled = forms.TypedChoiceField(
        choices=[("yes", gettext_lazy("Done")), ("no", gettext_lazy("Not done after all"))],
        coerce={"yes": True, "no": False}.get,
    )

    def save(self, now: datetime) -> None:
        self.topic.settled_at = now if self.cleaned_data["settled"] else None
        self.topic.save(update_fields=["settled_at"])
