"""Forms about the skills that a job asks for: several added, one renamed, and the posting they are read from."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.text import validate_one_of_several
from interviews.job_skills import suggest_skills
from interviews.long_text import LongTextField
from interviews.models import Application, Skill
from interviews.people import name_key

if TYPE_CHECKING:
    ApplicationModelForm = forms.ModelForm[Application]
    SkillModelForm = forms.ModelForm[Skill]
else:
    ApplicationModelForm = SkillModelForm = forms.ModelForm

MOST_SKILLS = 200
NAME = Skill._meta.get_field("name")
LONGEST = NAME.max_length or 0


class TickedField(forms.MultipleChoiceField):
    """Texts ticked on a page; what its choices were then may differ from what they are now."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})

    def valid_value(self, value: Any) -> bool:
        return True


class SkillsForm(forms.Form):
    """Skills ticked and skills typed with commas between them; those that the job has already are left alone."""

    suggested = TickedField(label=gettext_lazy("Found in the job description"), required=False)
    names = forms.CharField(
        label=gettext_lazy("Skills the job asks for"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("Several at once with commas: SQL, stakeholder management, Python."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, application: Application, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.application = application
        self.known = {name_key(skill.name) for skill in application.skills.present()}
        self.found = suggest_skills(application.job_description)
        self.suggestions = [name for name in self.found if name_key(name) not in self.known and len(name) <= LONGEST]
        field = self.fields["suggested"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(name, name) for name in self.suggestions]
        # Where most of what was found is in the list, the rest was looked at and left out: it is not ticked again.
        self.are_left_over = 0 < 2 * len(self.suggestions) < len(self.found)
        self.initial["suggested"] = [] if self.are_left_over else self.suggestions
        if self.suggestions:
            self.fields["names"].label = _("Something else?")

    def clean_suggested(self) -> list[str]:
        return _valid_names(self.cleaned_data["suggested"])

    def clean_names(self) -> list[str]:
        return _valid_names(self.cleaned_data["names"].split(","))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            self._clean_together([*cleaned["suggested"], *cleaned["names"]])
        return cleaned

    def save(self) -> None:
        skills = [Skill(application=self.application, name=name) for name in self.new]
        Skill.objects.bulk_create(skills, ignore_conflicts=True)

    def _clean_together(self, names: list[str]) -> None:
        named: dict[str, str] = {}
        for name in names:
            named.setdefault(name_key(name), name)
        self.new = [name for key, name in named.items() if key not in self.known]
        if not names:
            is_ticking = bool(self.suggestions)
            self.add_error("names", _("Tick or type at least one.") if is_ticking else _("Type at least one skill."))
        if self.new and len(self.known) + len(self.new) > MOST_SKILLS:
            sentence = _("A job holds %(limit)d skills at most. Keep those that you will be asked about.")
            self.add_error("names", sentence % {"limit": MOST_SKILLS})


class SkillForm(SkillModelForm):
    class Meta:
        model = Skill
        fields: ClassVar[list[str]] = ["name"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "off", "autofocus": True})}
        error_messages = {"name": {"required": gettext_lazy("What is the skill called?")}}

    def clean_name(self) -> str:
        name = _tidy(self.cleaned_data["name"])
        others = Skill.objects.present().filter(application=self.instance.application_id).exclude(pk=self.instance.pk)
        if any(name_key(other.name) == name_key(name) for other in others):
            raise forms.ValidationError(_("“%(name)s” is among the skills of this job already.") % {"name": name})
        return name


class JobDescriptionForm(ApplicationModelForm):
    """The posting, pasted where its skills are looked for."""

    class Meta:
        model = Application
        fields: ClassVar[list[str]] = ["job_description"]
        field_classes = {"job_description": LongTextField}
        widgets = {"job_description": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["job_description"].required = True
        self.fields["job_description"].error_messages["required"] = _("Paste the job description first.")


def _valid_names(typed: Iterable[str]) -> list[str]:
    """The names without blanks around and within; raises ValidationError for the first that cannot be kept."""
    names = [_tidy(name) for name in typed if name.strip()]
    for name in names:
        validate_one_of_several(name, NAME)
    return names


def _tidy(name: str) -> str:
    """One blank between words; a line break stays, to be refused."""
    return " ".join(part for part in name.split(" ") if part)
