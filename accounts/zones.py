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
    return tuple(sorted(name for name in listed | {"UTC"} if name in _available()))


def is_time_zone(value: object) -> bool:
    """Whether this machine can compute with it."""
    return value in _available()


def validate_time_zone(value: str) -> None:
    """Raise ValidationError unless `value` is a zone that this machine can compute with."""
    if not is_time_zone(value):
        raise ValidationError(_("There is no time zone “%(zone)s”. Pick one from the list."), params={"zone": value})


@cache
def canonical(zone: str) -> str:
    """Today's name of a zone: browsers still say Asia/Calcutta. A zone that has a place of its own keeps its name."""
    target = _links().get(zone, zone)
    return target if zone not in zone_names() and target in zone_names() else zone


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


@cache
def subdivision_names(country: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of each of them, sorted by name; a code stands for itself where the package knows no name."""
    if not subdivisions_of(country):
        return ()
    aliases = type(holidays.country_holidays(country)).get_subdivision_aliases()
    named = ((code, next(iter(aliases.get(code, ())), code)) for code in subdivisions_of(country))
    return tuple(sorted(named, key=lambda row: row[1]))


def _rows(name: str) -> list[list[str]]:
    text = resources.files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _available() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


@cache
def _links() -> dict[str, str]:
    """Old name → today's name, as the tz database links them."""
    text = resources.files("tzdata.zoneinfo").joinpath("tzdata.zi").read_text(encoding="utf-8")
    links = [line.split() for line in text.splitlines() if line.startswith("L ")]
    return {old: new for _letter, new, old in links}
