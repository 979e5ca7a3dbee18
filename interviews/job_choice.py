"""Which job a round belongs to: one that is there already, picked or typed again, or a new one."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from interviews.clock_fields import TimedForm
from interviews.logging_rounds import next_number
from interviews.models import Application
from interviews.models.round import LAST_NUMBER
from interviews.people import name_key


class JobChoiceForm(TimedForm):
    """Asks for `application`, or `company` and `role_title`; valid, `job` is the existing application or None."""

    application = forms.ModelChoiceField(
        Application.objects.none(),
        label=gettext_lazy("Which job is it?"),
        empty_label=gettext_lazy("A new one"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("There is no such job. Pick one from the list.")},
    )
    company = forms.CharField(
        label=gettext_lazy("Company"),
        max_length=120,
        required=False,
        validators=Application._meta.get_field("company").validators,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    role_title = forms.CharField(
        label=gettext_lazy("Role"),
        max_length=120,
        required=False,
        validators=Application._meta.get_field("role_title").validators,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, candidate: User, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.candidate = candidate
        self.job: Application | None = None
        field = self.fields["application"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Application.objects.owned_by(candidate)
        if not field.queryset.exists():
            field.widget = forms.HiddenInput()

    def begin_with_the_job(self) -> None:
        """It is what the page asks first, so that nobody has to go there."""
        name = "company" if self.fields["application"].widget.is_hidden else "application"
        self.fields[name].widget.attrs["autofocus"] = True

    def begin_above(self) -> None:
        """What stands over the form is to be read first."""
        for field in self.fields.values():
            field.widget.attrs.pop("autofocus", None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.job = cleaned.get("application")
        if self.job is None and "application" not in self.errors and "company" not in self.errors:
            self._find_job(cleaned.get("company", ""), cleaned.get("role_title", ""))
        return cleaned

    def refuse_taken_number(self) -> None:
        number = self.cleaned_data.get("number")
        if self.job and number and self.job.rounds.filter(number=number, deleted_at__isnull=True).exists():
            self.add_error("number", _("This job already has a round with that number. Pick the next one."))
        if self.job and not number and next_number(self.job) > LAST_NUMBER:
            self.add_error("number", _("This job has a round twenty already. Pick a number that is free."))

    def _find_job(self, company: str, role_title: str) -> None:
        if not company:
            self.add_error("company", _("Which company is it?"))
            return
        known = [
            job for job in Application.objects.owned_by(self.candidate) if name_key(job.company) == name_key(company)
        ]
        matching = [job for job in known if not role_title or name_key(job.role_title) == name_key(role_title)]
        if len(matching) > 1:
            self.add_error("application", _("You have several jobs at this company. Which one is it?"))
        self.job = matching[0] if len(matching) == 1 else None
