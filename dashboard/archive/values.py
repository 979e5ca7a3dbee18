"""One value of an archive, as its field wants it: the right kind, and nothing that a form would have refused."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from dashboard.archive.what import AnyField

# Forms keep what they said and when within a year of today; nothing here should ever count days for centuries.
FIRST_YEAR, LAST_YEAR = 1970, 2200


class UnreadableError(Exception):
    """Why a value does not fit its field."""


def read_value(raw: Any, field: AnyField) -> Any:
    """The value for the field; raises UnreadableError, or ValidationError from the field's own validators."""
    if raw is None:
        if not field.null:
            raise UnreadableError(_("there has to be something"))
        return None
    value = _reader_of(field)(raw)
    if isinstance(value, str) and field.max_length and len(value) > field.max_length:
        raise UnreadableError(_("that is too long"))
    choices = getattr(field, "flatchoices", None)
    if choices and value not in (*dict(choices), *field.empty_values):
        raise UnreadableError(_("that is none of the choices"))
    field.run_validators(value)
    return value


def read_account(values: dict[str, Any]) -> None:
    """What no field knows by itself; sign-up takes any country, also one whose holidays nobody has listed."""
    if not re.fullmatch("([A-Z]{2})?", values.get("country", "")):
        raise UnreadableError(_("no country"))
    if values.get("language", settings.LANGUAGE_CODE) not in dict(settings.LANGUAGES):
        raise UnreadableError(_("no language that is known here"))


def read_moment(raw: Any) -> datetime:
    moment = _read_iso(raw, datetime)
    if moment.tzinfo is None or not 1 < moment.year < date.max.year:
        raise UnreadableError(_("no date and time with its zone"))
    return moment


def _read_day(raw: Any) -> date:
    day = _read_iso(raw, date)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnreadableError(_("that year is too far away"))
    return day


def _read_clock(raw: Any) -> time:
    clock = _read_iso(raw, time)
    if clock.tzinfo is not None:
        raise UnreadableError(_("a time of day without a zone is wanted"))
    return clock


def _read_iso[T: (datetime, date, time)](raw: Any, kind: type[T]) -> T:
    try:
        return kind.fromisoformat(_read_text(raw))
    except ValueError:
        raise UnreadableError(_("no date or time")) from None


def _read_text(raw: Any) -> str:
    """Any text that a database keeps: without NUL, and without half a character."""
    if not isinstance(raw, str) or "\0" in raw or any("\ud800" <= character <= "\udfff" for character in raw):
        raise UnreadableError(_("no text"))
    return raw


def _read_uuid(raw: Any) -> UUID:
    try:
        return UUID(_read_text(raw))
    except ValueError:
        raise UnreadableError(_("no identifier")) from None


def _read_yes_or_no(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise UnreadableError(_("neither true nor false"))
    return raw


def _read_number(raw: Any) -> int:
    if type(raw) is not int:
        raise UnreadableError(_("no whole number"))
    return raw


def _read_words(raw: Any) -> list[str]:
    if not isinstance(raw, list) or len(raw) > 20 or any(len(_read_text(word)) > 40 for word in raw):
        raise UnreadableError(_("no list of words"))
    return raw


# The first that fits: a moment's field is a day's field too.
READERS: list[tuple[type[AnyField], Callable[[Any], Any]]] = [
    (models.DateTimeField, read_moment),
    (models.DateField, _read_day),
    (models.TimeField, _read_clock),
    (models.UUIDField, _read_uuid),
    (models.BooleanField, _read_yes_or_no),
    (models.IntegerField, _read_number),
    (models.JSONField, _read_words),
    (models.CharField, _read_text),
    (models.TextField, _read_text),
]


def _reader_of(field: AnyField) -> Callable[[Any], Any]:
    return next(read for kind, read in READERS if isinstance(field, kind))
