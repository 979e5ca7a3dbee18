"""What a round is, changed after it was logged; its agenda has forms of its own."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.long_text import LongTextField
from interviews.models import Round
from interviews.models.round import LAST_NUMBER
from interviews.rezoning import rezone, unclear_times
from interviews.zone_field import ZoneField

if TYPE_CHECKING:
    RoundModelForm = forms.ModelForm[Round]
else:
    RoundModelForm = forms.ModelForm

# A new zone moves the conversations themselves.
SEEN_IN_CALENDARS = frozenset({"number", "format", "location", "meeting_url"})


class RoundEditForm(RoundModelForm):
    moving = forms.ChoiceField(
        label=gettext_lazy("If the time zone changes"),
        choices=[
            ("", gettext_lazy("10:00 stays 10:00, in the new zone")),
            ("moment", gettext_lazy("It is the same moment, and another time there")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Round
        fields = ["number", "kind", "format", "location", "meeting_url", "time_zone", "notes"]
        field_classes = {"notes": LongTextField}
        widgets = {
            "meeting_url": forms.URLInput(attrs={"placeholder": "https://"}),
            "notes": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, now: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.now = now
        self.former_zone: ZoneInfo = self.instance.zone
        self.fields["number"] = forms.IntegerField(label=_("Which round is it?"), min_value=1, max_value=LAST_NUMBER)
        self.fields["time_zone"] = ZoneField(label=_("Time zone of the round"), own=self.instance.time_zone)

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"]
        others = self.instance.application.rounds.filter(deleted_at__isnull=True).exclude(pk=self.instance.pk)
        if others.filter(number=number).exists():
            raise forms.ValidationError(_("This job already has a round with that number. Pick the next one."))
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self._keeps_clock_times(cleaned) and "time_zone" in self.changed_data and "time_zone" in cleaned:
            unclear = unclear_times(self.instance, ZoneInfo(cleaned["time_zone"]))
            if unclear:
                sentence = _(
                    "The clocks change there at %(time)s. Keep the moment, then correct the times one by one."
                )
                self.add_error("moving", sentence % {"time": f"{unclear[0]:%H:%M}"})
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Round:
        if self._keeps_clock_times(self.cleaned_data) and "time_zone" in self.changed_data:
            rezone(self.instance, self.former_zone, self.now)
        else:
            super().save(commit)
        if commit and SEEN_IN_CALENDARS.intersection(self.changed_data):
            self.instance.tell_calendars()
        return self.instance

    def _keeps_clock_times(self, cleaned: dict[str, Any]) -> bool:
        return not cleaned.get("moving")
