"""What all conversations of a preview have in common: the job, the round they go into, where they take place."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.text import validate_one_line, validate_plain_text
from interviews.job_choice import JobChoiceForm
from interviews.logging_rounds import RoundDetails
from interviews.long_text import LongTextField
from interviews.models import Round
from interviews.models.round import LAST_NUMBER
from interviews.taking_invites import Job
from interviews.zone_field import ZoneField


class PreviewForm(JobChoiceForm):
    """`needs_job` says whether any row is a new conversation; without one nobody is asked for a company."""

    round = forms.ModelChoiceField(
        Round.objects.none(),
        label=gettext_lazy("Which round does it belong to?"),
        empty_label=gettext_lazy("A new round"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("There is no such round. Pick one from the list.")},
    )
    number = forms.IntegerField(
        label=gettext_lazy("Number of a new round"), required=False, min_value=1, max_value=LAST_NUMBER
    )
    format = forms.ChoiceField(label=gettext_lazy("Where"), required=False)
    location = forms.CharField(
        label=gettext_lazy("Address"), required=False, max_length=300, validators=[validate_one_line]
    )
    meeting_url = forms.URLField(
        label=gettext_lazy("Meeting link"), required=False, max_length=500, assume_scheme="https"
    )
    notes = LongTextField(
        label=gettext_lazy("Notes"),
        required=False,
        max_length=10_000,
        validators=[validate_plain_text],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    original = LongTextField(required=False, max_length=25_000, widget=forms.HiddenInput)
    offered = forms.CharField(required=False, max_length=2_000, widget=forms.HiddenInput)

    def __init__(self, candidate: User, rounds: QuerySet[Round], *args: Any, zone: str, **options: Any) -> None:
        super().__init__(candidate, *args, **options)
        self.needs_job = True
        self.fields["time_zone"] = ZoneField(label=_("Time zone of these times"), own=zone)
        round = self.fields["round"]
        assert isinstance(round, forms.ModelChoiceField)
        round.queryset = rounds
        if not rounds:
            round.widget = forms.HiddenInput()
        place = self.fields["format"]
        assert isinstance(place, forms.ChoiceField)
        place.choices = [("", _("Not sure yet")), *Round.Format.choices]
        self.fields["number"].widget.attrs["placeholder"] = _("the next one")

    def clean(self) -> dict[str, Any]:
        if not self.needs_job or self.cleaned_data.get("round"):
            return self.cleaned_data
        cleaned = super().clean()
        self.refuse_taken_number()
        return cleaned

    @property
    def where_to(self) -> Job:
        chosen = self.cleaned_data
        return Job(chosen.get("round"), self.job, chosen.get("company", ""), chosen.get("role_title", ""))

    @property
    def details(self) -> RoundDetails:
        names = ("number", "format", "time_zone", "location", "meeting_url", "notes")
        return RoundDetails(**{name: self.cleaned_data[name] for name in names})
