"""Forms about one job: the application, its stage, and the people."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.long_text import LongTextField
from interviews.models import Application, Interview, Interviewer
from interviews.models.application import MOST_APPLICATIONS
from interviews.people import name_key

if TYPE_CHECKING:
    ApplicationModelForm = forms.ModelForm[Application]
    InterviewerModelForm = forms.ModelForm[Interviewer]
else:
    ApplicationModelForm = InterviewerModelForm = forms.ModelForm


class ApplicationForm(ApplicationModelForm):
    class Meta:
        model = Application
        fields = ["company", "role_title", "stage", "applied_on", "job_url", "notes", "job_description"]
        field_classes = {"notes": LongTextField, "job_description": LongTextField}
        widgets = {
            "company": forms.TextInput(attrs={"autocomplete": "organization"}),
            "applied_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "job_url": forms.URLInput(attrs={"placeholder": "https://"}),
            "notes": forms.Textarea(attrs={"rows": 3}),
            "job_description": forms.Textarea(attrs={"rows": 10}),
        }
        help_texts = {
            "notes": gettext_lazy("Where you found it, what it pays, who put you in touch."),
            "job_description": gettext_lazy("Paste it here: postings tend to vanish while you are interviewing."),
        }
        error_messages = {"company": {"required": gettext_lazy("Which company is it?")}}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        jobs = Application.objects.owned_by(self.instance.candidate)
        if self.instance._state.adding and jobs.count() >= MOST_APPLICATIONS:
            raise forms.ValidationError(
                _("There are twenty thousand jobs here already. Delete some, then add this one.")
            )
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Application:
        is_known = self.instance.pk is not None
        application = super().save(commit)
        if is_known and {"company", "role_title"}.intersection(self.changed_data):
            Interview.objects.filter(round__application=application).tell_calendars()
        return application


class StageForm(ApplicationModelForm):
    class Meta:
        model = Application
        fields = ["stage"]
        widgets = {"stage": forms.Select(attrs={"autofocus": True})}


class InterviewerForm(InterviewerModelForm):
    class Meta:
        model = Interviewer
        fields = ["name", "job_title", "relation", "email", "profile_url", "notes"]
        field_classes = {"notes": LongTextField}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "job_title": forms.TextInput(attrs={"autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
            "profile_url": forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
            "notes": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"email": gettext_lazy("Not known? That is normal: thank-yous can be passed on.")}
        error_messages = {"name": {"required": gettext_lazy("What is their name?")}}

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        # In a line of names these separate people or enclose their titles.
        if name != self.initial.get("name") and set(name) & set(",;()<>"):
            raise forms.ValidationError(_("Write just the name, without commas or brackets; the title goes below."))
        others = self.instance.application.interviewers.filter(deleted_at__isnull=True).exclude(pk=self.instance.pk)
        if any(name_key(other.name) == name_key(name) for other in others):
            raise forms.ValidationError(
                _("%(name)s is among the people of this job already. Change that entry.") % {"name": name}
            )
        return name

    @transaction.atomic
    def save(self, commit: bool = True) -> Interviewer:
        interviewer = super().save(commit)
        if {"name", "job_title"}.intersection(self.changed_data):
            interviewer.tell_calendars()
        return interviewer
