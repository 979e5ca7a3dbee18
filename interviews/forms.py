"""Forms about one job: the application, its stage and skills, and the people."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interviews.models import Application, Interviewer, Skill
from interviews.people import name_key

if TYPE_CHECKING:
    ApplicationModelForm = forms.ModelForm[Application]
    InterviewerModelForm = forms.ModelForm[Interviewer]
else:
    ApplicationModelForm = InterviewerModelForm = forms.ModelForm


class ApplicationForm(ApplicationModelForm):
    class Meta:
        model = Application
        fields = ["company", "role_title", "stage", "job_url", "job_description"]
        widgets = {
            "company": forms.TextInput(attrs={"autocomplete": "organization"}),
            "job_url": forms.URLInput(attrs={"placeholder": "https://"}),
            "job_description": forms.Textarea(attrs={"rows": 10}),
        }
        help_texts = {
            "job_description": gettext_lazy("Paste it here: postings tend to vanish while you are interviewing."),
        }
        error_messages = {"company": {"required": gettext_lazy("Which company is it?")}}


class StageForm(ApplicationModelForm):
    class Meta:
        model = Application
        fields = ["stage"]


class SkillsForm(forms.Form):
    """One or more skills with commas between them; those that the application has already are left alone."""

    names = forms.CharField(
        label=gettext_lazy("Skills the job asks for"),
        max_length=2000,
        help_text=gettext_lazy("Several at once with commas: SQL, stakeholder management, Python."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Type at least one skill.")},
    )

    def __init__(self, application: Application, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.application = application

    def clean_names(self) -> list[str]:
        skills = [" ".join(name.split(" ")) for name in self.cleaned_data["names"].split(",") if name.strip()]
        longest = Skill._meta.get_field("name").max_length or 0
        too_long = [name for name in skills if len(name.strip()) > longest]
        if too_long:
            message = ngettext(
                "“%(start)s…” is too long: %(limit)d character at most.",
                "“%(start)s…” is too long: %(limit)d characters at most.",
                longest,
            )
            raise forms.ValidationError(message % {"start": too_long[0][:30], "limit": longest})
        if not skills:
            raise forms.ValidationError(_("Type at least one skill."))
        for validate in Skill._meta.get_field("name").validators:
            for name in skills:
                validate(name.strip())
        return [name.strip() for name in skills]

    def save(self) -> None:
        known = {name_key(skill.name) for skill in self.application.skills.all()}
        named: dict[str, str] = {}
        for name in self.cleaned_data["names"]:
            named.setdefault(name_key(name), name)
        new = [Skill(application=self.application, name=name) for key, name in named.items() if key not in known]
        Skill.objects.bulk_create(new, ignore_conflicts=True)


class InterviewerForm(InterviewerModelForm):
    class Meta:
        model = Interviewer
        fields = ["name", "job_title", "relation", "email", "profile_url", "notes"]
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
