"""Time zones and countries, as the tz database names them."""

import zoneinfo
from functools import cache
from importlib import resources

import holidays
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


@cache
def zone_names() -> tuple[str, ...]:
    """The IANA zones that a person would pick, sorted: areas with a city, and UTC."""
    listed = {row[2] for row in _rows("zone.tab")}
    return tuple(sorted(name for name in listed | {"UTC"} if name in zoneinfo.available_timezones()))


def validate_time_zone(value: str) -> None:
    """Raise ValidationError unless `value` is a zone that this machine can compute with."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError(_("There is no time zone “%(zone)s”. Pick one from the list."), params={"zone": value})


@cache
def country_of(zone: str) -> str:
    """The ISO 3166 code of the country whose clock this is, or "" where the zone names no country."""
    return next((row[0] for row in _rows("zone.tab") if row[2] == zone), "")


@cache
def country_names() -> tuple[tuple[str, str], ...]:
    """(code, English name) of each country whose public holidays are known, sorted by name."""
    known = holidays.list_supported_countries(include_aliases=False)
    return tuple(
        sorted(((code, name) for code, name in _rows("iso3166.tab") if code in known), key=lambda row: row[1])
    )


@cache
def subdivisions_of(country: str) -> tuple[str, ...]:
    """The codes of the states or regions whose own public holidays are known; empty for an unknown country."""
    return tuple(holidays.list_supported_countries(include_aliases=False).get(country, ()))


def _rows(name: str) -> list[list[str]]:
    text = resources.files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
