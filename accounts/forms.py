"""What sign-up asks beside address and password: nothing; the browser says the time zone and the language."""

from typing import Any

from django import forms
from django.http import HttpRequest

from accounts.languages import language_here
from accounts.models import User
from accounts.zones import canonical, country_of, is_time_zone


class SignupDetails(forms.Form):
    """The base of allauth's sign-up form. app.js fills the zone; without it or with nonsense in it, UTC."""

    # A plain field: what a browser says about its clock must never stand in the way of signing up.
    time_zone = forms.Field(required=False, widget=forms.HiddenInput(attrs={"data-browser-zone": ""}))

    def clean_time_zone(self) -> str:
        zone: Any = self.cleaned_data["time_zone"]
        return canonical(zone) if is_time_zone(zone) else "UTC"

    def signup(self, request: HttpRequest, user: User) -> None:
        user.time_zone = self.cleaned_data["time_zone"]
        user.country = country_of(user.time_zone)
        user.language = language_here()
        user.save(update_fields=["time_zone", "country", "language"])
