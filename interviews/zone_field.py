"""A time zone picked from the list."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from accounts.zones import zone_names


class ZoneSelect(forms.Select):
    """A select written in one go: a template for each of four hundred options takes a tenth of a second."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((zone, " selected" if zone == value else "", label) for zone, label in self.choices),
        )
        return format_html(
            "<select{}>{}</select>", flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})})), options
        )


class ZoneField(forms.ChoiceField):
    """An IANA zone from the list, or the one that is in use already (`own`)."""

    widget = ZoneSelect
    default_error_messages = {
        "invalid_choice": gettext_lazy("There is no time zone “%(value)s”. Pick one from the list.")
    }

    def __init__(self, *, own: str, **options: Any) -> None:
        names = sorted({*zone_names(), own})
        super().__init__(choices=[(name, name.replace("_", " ")) for name in names], initial=own, **options)
