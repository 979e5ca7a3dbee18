"""Forms of a telling: planned for somebody, told to them, and told in which words."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.long_text import LongTextField
from interviews.models import Interviewer, Round
from stories.answer_forms import WentField
from stories.models import Story, Telling
from stories.plans import last_interviews

if TYPE_CHECKING:
    TellingModelForm = forms.ModelForm[Telling]
    PersonField = forms.ModelChoiceField[Interviewer]
    StoryField = forms.ModelChoiceField[Story]
else:
    TellingModelForm = forms.ModelForm
    PersonField = StoryField = forms.ModelChoiceField

PICK_A_STORY = gettext_lazy("Pick a story from the list.")
PICK_A_PERSON = gettext_lazy("Pick somebody who is on the agenda.")


class PlanForm(forms.Form):
    """A story for somebody on the agenda of a round; afterwards, that they were told it."""

    person = PersonField(
        Interviewer.objects.none(),
        error_messages={"required": PICK_A_PERSON, "invalid_choice": PICK_A_PERSON},
    )
    story = StoryField(Story.objects.none(), error_messages={"required": PICK_A_STORY, "invalid_choice": PICK_A_STORY})

    told = forms.BooleanField(required=False)

    def __init__(self, round: Round, post: QueryDict) -> None:
        super().__init__(post)
        self.interviews = {person: interview for (_round, person), interview in last_interviews([round]).items()}
        self.fields["person"].queryset = Interviewer.objects.filter(pk__in=self.interviews)  # type: ignore[attr-defined]
        self.fields["story"].queryset = Story.objects.owned_by(round.application.candidate)  # type: ignore[attr-defined]

    def keep(self, now: datetime) -> Telling:
        """It belongs to that person's last conversation; planning it once more changes nothing."""
        person, story = self.cleaned_data["person"], self.cleaned_data["story"]
        telling: Telling
        telling, _is_new = Telling.objects.present().get_or_create(
            story=story, interviewer=person, interview_id=self.interviews[person.pk], defaults={"planned_at": now}
        )
        if self.cleaned_data["told"] and not telling.told_at:
            telling.mark_told(told_at(telling, now))
        return telling


class ToldForm(forms.Form):
    """It was told, and how it went; or it was not told after all."""

    told = forms.TypedChoiceField(
        choices=[("yes", gettext_lazy("I told it")), ("no", gettext_lazy("I did not tell it"))],
        coerce=lambda said: said == "yes",
        error_messages={"required": gettext_lazy("Say whether you told it.")},
    )
    went = WentField()

    def keep(self, telling: Telling, now: datetime) -> None:
        telling.went = self.cleaned_data["went"]
        if self.cleaned_data["told"]:
            telling.mark_told(told_at(telling, now))
        else:
            not_told(telling, now)


class TellingForm(TellingModelForm):
    """All that is known of one telling."""

    told = forms.TypedChoiceField(
        label=gettext_lazy("Did you tell it?"),
        choices=[("yes", gettext_lazy("Yes, I told it")), ("no", gettext_lazy("No, I only mean to"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    went = WentField()
    field_order = ["told", "text", "went"]

    class Meta:
        model = Telling
        fields = ["text", "went"]
        field_classes = {"text": LongTextField}
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}
        labels = {"text": gettext_lazy("The words you told it in")}
        help_texts = {"text": gettext_lazy("Left empty, the story is kept as it stands today.")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.was_told = self.instance.told_at is not None
        self.initial["told"] = "yes" if self.was_told else "no"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.was_told and cleaned.get("told") is False and cleaned.get("text", "").strip():
            self.add_error("told", _("You wrote down how you told it. Did you? Else take the words out."))
        return cleaned

    def keep(self, now: datetime) -> None:
        if self.cleaned_data["told"]:
            self.instance.mark_told(self.instance.told_at or told_at(self.instance, now))
        else:
            not_told(self.instance, now)


def told_at(telling: Telling, now: datetime) -> datetime:
    """The end of the conversation, or now while it goes on."""
    return min(telling.interview.end, now)


def not_told(telling: Telling, now: datetime) -> None:
    """It stays a plan, also where it was told without having been planned."""
    telling.planned_at = telling.planned_at or now
    telling.told_at, telling.text, telling.went = None, "", None
    telling.save(update_fields=["planned_at", "told_at", "text", "went"])
