"""The form about the candidate: name, language, clock, and whose public holidays count."""

from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.zones import canonical, country_names, is_time_zone, subdivision_names, zone_names

if TYPE_CHECKING:
    UserModelForm = forms.ModelForm[User]
else:
    UserModelForm = forms.ModelForm

type Choices = list[tuple[str, Any]]


class SettingsForm(UserModelForm):
    """`typed` fills the form without judging it: the regions of another country are being looked up.

    A region's value carries its country ("DE-BE"): the same letters mean another region elsewhere.
    """

    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=settings.LANGUAGES,
        required=False,
        help_text=gettext_lazy("Of the pages, of the mails that we send you, and of your calendar."),
    )
    time_zone = forms.CharField(label=gettext_lazy("Time zone"), widget=forms.Select)
    country = forms.CharField(
        label=gettext_lazy("Country"),
        required=False,
        widget=forms.Select(attrs={"data-countries": ""}),
        help_text=gettext_lazy("On its weekends and public holidays nobody is expected to answer you."),
    )
    subdivision = forms.CharField(label=gettext_lazy("State or region"), required=False, widget=forms.Select)

    class Meta:
        model = User
        fields = ("name", "language", "time_zone", "country", "subdivision", "has_shortcuts")
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(
        self, posted: QueryDict | None = None, *, person: User, now: datetime, typed: QueryDict | None = None
    ) -> None:
        clock = date_format(now.astimezone(person.zone), _("l, H:i"))
        kept = {"subdivision": f"{person.country}-{person.subdivision}" if person.subdivision else ""}
        super().__init__(posted, instance=person, initial=kept | (typed.dict() if typed else {}))
        self.fields["time_zone"].help_text = _("So far we take it that your clock shows %(clock)s.") % {"clock": clock}
        self._fill("time_zone", _zones(person.time_zone))
        self._fill("country", [("", _("Another one, or none")), *country_names()])
        self._fill("subdivision", _regions(str(self["country"].value() or "")))

    @property
    def has_regions(self) -> bool:
        """Whether there is something to pick, or something wrong to be said there."""
        return len(self.fields["subdivision"].widget.choices) > 1 or "subdivision" in self.errors

    def clean_language(self) -> str:
        """That of before where none was sent."""
        return self.cleaned_data["language"] or self.instance.language

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"]
        if not is_time_zone(zone):
            raise forms.ValidationError(
                _("There is no time zone “%(zone)s”. Pick one from the list."), params={"zone": zone[:64]}
            )
        return canonical(zone)

    def clean_country(self) -> str:
        country: str = self.cleaned_data["country"]
        if country and country not in dict(country_names()):
            raise forms.ValidationError(
                _("We know no country “%(country)s”. Pick one from the list."), params={"country": country[:64]}
            )
        return country

    def clean_subdivision(self) -> str:
        region, country = self.cleaned_data["subdivision"], self.cleaned_data.get("country", "")
        if not self["country"].value():
            return ""
        if region and region not in dict(_regions(country)):
            raise forms.ValidationError(
                _("That state or region is not in %(country)s. Pick one from the list, or none."),
                params={"country": dict(country_names()).get(country, _("that country"))},
            )
        return str(region.partition("-")[2])

    def save(self, commit: bool = True) -> User:
        """Only these fields: a password changed meanwhile in another window stays."""
        if commit:
            self.instance.save(update_fields=self.Meta.fields)
        return self.instance

    def _fill(self, name: str, choices: Choices) -> None:
        """The choices of a select; the field judges by itself, in words that say what to do."""
        self.fields[name].widget.choices = choices


def _zones(own: str) -> Choices:
    """By area, as a person looks for them; UTC and a zone from elsewhere first."""
    listed = [zone for zone in zone_names() if "/" in zone]
    others = sorted({"UTC", own} - set(listed)) if is_time_zone(own) else ["UTC"]
    areas: Choices = [(zone, zone) for zone in others]
    for area, zones in groupby(listed, key=lambda zone: zone.partition("/")[0]):
        areas.append((area, [(zone, _place(zone)) for zone in zones]))
    return areas


def _place(zone: str) -> str:
    """“Argentina, Buenos Aires” of America/Argentina/Buenos_Aires."""
    return zone.partition("/")[2].replace("/", ", ").replace("_", " ")


def _regions(country: str) -> Choices:
    named = [(f"{country}-{code}", name) for code, name in subdivision_names(country)]
    return [("", _("All of the country")), *named]
