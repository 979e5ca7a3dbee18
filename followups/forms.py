"""The forms about what they said when, and about which reminders may come when."""

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from followups.business_days import add_business_days
from followups.days_off import asked_about_from, why_later
from followups.models import ReminderPreferences, Timeline
from followups.phrases import is_read, reply_by
from followups.quiet import LONGEST, length
from interviews.models import Interviewer, Round

if TYPE_CHECKING:
    TimelineModelForm = forms.ModelForm[Timeline]
    PreferencesModelForm = forms.ModelForm[ReminderPreferences]
else:
    TimelineModelForm = PreferencesModelForm = forms.ModelForm

UNDATED_AFTER = 7  # business days without a word, where no date was stated
FURTHEST = timedelta(days=366)
COUNTS_BUSINESS_DAYS = re.compile(r"\b(?:business|working|work)[ -]?days?\b", re.IGNORECASE)


class TimelineForm(TimelineModelForm):
    """What they said, and the day that follows from it: `has_to_show` until the candidate has seen that day.

    `computed` is the day that was shown last; a reply_by that differs from it is the candidate's correction.
    """

    computed = forms.DateField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Timeline
        fields = ("phrase", "stated_by", "stated_on", "reply_by")
        widgets = {
            "phrase": forms.TextInput(
                attrs={"placeholder": _("by Friday 4 December"), "autocomplete": "off", "autofocus": True}
            ),
            "stated_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "reply_by": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, posted: QueryDict | None = None, *, round: Round, today: date) -> None:
        self.round, self.today, self.candidate = round, today, round.application.candidate
        self.has_to_show = posted is not None and "preview" in posted
        # A copy, because the day that was read from the phrase is filled in and shown.
        self.posted = posted.copy() if posted is not None else QueryDict(mutable=True)
        super().__init__(
            self.posted if posted is not None else None, instance=Timeline(round=round), initial={"stated_on": today}
        )
        self.fields["reply_by"].required = False
        if is_read(self.candidate.language):
            self.fields["reply_by"].help_text = _("Leave it empty and we read the day from what they said.")
        self.fields["stated_by"] = forms.ModelChoiceField(
            Interviewer.objects.owned_by(self.candidate).filter(application=round.application),
            label=_("Who said it?"),
            required=False,
            empty_label=_("Not sure, or it was a mail"),
        )

    @property
    def where(self) -> tuple[str, str]:
        return self.candidate.country, self.candidate.subdivision

    @property
    def undated_on(self) -> date:
        """The day that "no date" stands for, as far as the form knows when it was said."""
        stated_on = getattr(self, "cleaned_data", {}).get("stated_on") or self.today
        return add_business_days(stated_on, UNDATED_AFTER, *self.where)

    @property
    def undated_why(self) -> str:
        return why_later(self.today, self.undated_on, *self.where)

    @property
    def counted_why(self) -> str:
        """The days off that were stepped over in counting, where business days were counted."""
        said, day = self.cleaned_data["stated_on"], self.cleaned_data["reply_by"]
        counts = "no_date" in self.data or COUNTS_BUSINESS_DAYS.search(self.cleaned_data["phrase"])
        return why_later(said, day, *self.where) if counts else ""

    @property
    def asked_about_on(self) -> date:
        return asked_about_from(self.cleaned_data["reply_by"], *self.where)

    @property
    def asked_about_why(self) -> str:
        return why_later(self.cleaned_data["reply_by"], self.asked_about_on, *self.where)

    def clean_stated_on(self) -> date:
        stated_on: date = self.cleaned_data["stated_on"]
        if stated_on > self.today:
            raise forms.ValidationError(_("That day is still to come. When did they say it?"))
        if stated_on < self.today - FURTHEST:
            raise forms.ValidationError(_("That is more than a year ago. Check the year."))
        return stated_on

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if not self.errors:
            self._settle_day(cleaned["phrase"], cleaned["stated_on"])
        if cleaned.get("reply_by") and cleaned.get("stated_on"):
            self._check_day(cleaned["reply_by"], cleaned["stated_on"])
        return cleaned

    def save(self, commit: bool = True) -> Timeline:
        self.instance.wake_mail()
        return super().save(commit)

    def _settle_day(self, phrase: str, stated_on: date) -> None:
        where = self.where
        given, computed = self.cleaned_data["reply_by"], self.cleaned_data["computed"]
        if "no_date" in self.data:
            self.instance.is_undated = True
            self.cleaned_data["reply_by"] = add_business_days(stated_on, UNDATED_AFTER, *where)
        elif given and given != computed:
            self.cleaned_data["phrase"] = phrase or _("by %(day)s") % {"day": date_format(given, gettext("l j F"))}
        else:
            self._show(reply_by(phrase, stated_on, *where, self.candidate.language), given)

    def _show(self, read: date | None, given: date | None) -> None:
        if read is None:
            self.add_error("reply_by", _("We can’t read a day from that. Pick it here, or say that there is no date."))
        elif read != given:
            self.has_to_show = True
            self.posted["reply_by"] = self.posted["computed"] = read.isoformat()
            self.cleaned_data["reply_by"] = read

    def _check_day(self, day: date, stated_on: date) -> None:
        if day < stated_on:
            self.add_error("reply_by", _("That is before the day on which they said it. Check both days."))
        elif day > stated_on + FURTHEST:
            self.add_error("reply_by", _("That is more than a year later. Check the year."))


class PreferencesForm(PreferencesModelForm):
    no_quiet_hours = forms.BooleanField(
        label=_("No quiet hours"), required=False, help_text=_("Mails may come at any time of day and night.")
    )

    class Meta:
        model = ReminderPreferences
        fields = ("thank_you", "timeline_passed", "prepare", "quiet_start", "quiet_end")
        widgets = {
            "quiet_start": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_end": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, posted: Any = None, *, instance: ReminderPreferences) -> None:
        super().__init__(posted, instance=instance, initial={"no_quiet_hours": not instance.has_quiet_hours})

    def clean_quiet_start(self) -> time:
        return _whole_minute(self.cleaned_data["quiet_start"])

    def clean_quiet_end(self) -> time:
        return _whole_minute(self.cleaned_data["quiet_end"])

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        self.instance.has_quiet_hours = not cleaned["no_quiet_hours"]
        if cleaned["no_quiet_hours"]:
            self._leave_hours_alone()
        elif "quiet_start" in cleaned and "quiet_end" in cleaned:
            self._check_hours(cleaned["quiet_start"], cleaned["quiet_end"])
        return cleaned

    def _leave_hours_alone(self) -> None:
        """Without quiet hours it does not matter what stands in their fields."""
        for name in ("quiet_start", "quiet_end"):
            self.errors.pop(name, None)
            self.cleaned_data[name] = getattr(self.instance, name)

    def _check_hours(self, start: time, end: time) -> None:
        if start == end:
            self.add_error("quiet_end", _("Quiet hours need an end that differs from their start."))
        elif length(start, end) > LONGEST:
            self.add_error(
                "quiet_end", _("Quiet hours can last 16 hours at most; a longer pause would miss deadlines.")
            )


def _whole_minute(wall: time) -> time:
    return wall.replace(second=0, microsecond=0)
