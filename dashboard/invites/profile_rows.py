"""The profiles of people that an invite links to, each beside the name it belongs to."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from accounts.text import validate_one_line

MOST = 30


class ProfileRow(forms.Form):
    name = forms.CharField(max_length=120, required=False, validators=[validate_one_line], widget=forms.HiddenInput)
    url = forms.URLField(max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["url"].label = _("Profile of %(name)s") % {"name": self["name"].value() or _("somebody")}


class BaseProfileRows(forms.BaseFormSet):  # type: ignore[type-arg]
    @property
    def urls(self) -> dict[str, str]:
        """By name; valid rows only."""
        chosen = (row.cleaned_data for row in self.forms)
        return {row["name"]: row["url"] for row in chosen if row.get("name") and row.get("url")}


ProfileRows = cast(
    "type[BaseProfileRows]",
    forms.formset_factory(ProfileRow, formset=BaseProfileRows, extra=0, max_num=MOST, absolute_max=MOST),
)
