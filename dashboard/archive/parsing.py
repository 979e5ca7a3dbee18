"""From a file that somebody brings to an archive that can be restored; whatever is wrong with it is a sentence."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from accounts.models import User
from dashboard.archive.values import UnreadableError, read_account, read_moment, read_value
from dashboard.archive.what import FORMAT, NAME_OF, PLACES, VERSION, WRITTEN_ONLY, lists_of, references_of, values_of

MOST_BYTES = 20 * 1024 * 1024
# More parts than 20 MB of an archive have; a file of nothing but brackets would fill the memory.
MOST_PARTS = 2_000_000
PARTS = re.compile(rb"[\[{,]")


class ArchiveError(Exception):
    """Why a file cannot be restored, as a sentence for whoever brought it."""


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    values: dict[str, Any]
    pointers: dict[str, int | None]
    lists: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Archive:
    written_at: datetime
    address: str
    account: dict[str, Any]
    rows: dict[str, list[Row]]

    @property
    def sizes(self) -> dict[str, int]:
        return {name: len(rows) for name, rows in self.rows.items()}


def parse(content: bytes) -> Archive:
    """Read an archive and check all of it; raises ArchiveError. The database is asked nothing."""
    whole = _decoded(content)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise ArchiveError(_("That is not an archive of an account here. Choose the file that you downloaded."))
    if whole.get("version") != VERSION:
        raise ArchiveError(
            _("That archive has version %(found)s, and only version %(known)s can be read here.")
            % {"found": str(whole.get("version"))[:20], "known": VERSION}
        )
    account, rows = whole.get("account"), whole.get("rows")
    if not isinstance(account, dict) or not isinstance(rows, dict) or not rows.keys() <= PLACES.keys():
        _refuse("account, rows", _("something is missing, or not known here"))
    numbers: dict[str, set[int]] = {}
    return Archive(
        written_at=_in_place("written_at", "", read_moment, whole.get("written_at")),
        address=str(account.get("email", ""))[:254],
        account=_account(account),
        rows={name: _rows(name, model, rows.get(name, []), numbers) for name, model in PLACES.items()},
    )


def _decoded(content: bytes) -> Any:
    if sum(1 for _part in PARTS.finditer(content)) > MOST_PARTS:
        raise ArchiveError(_("That file has too many parts to be an archive of an account here."))
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ArchiveError(
            _("That file cannot be read: it is no JSON, or a piece of it is missing. Download the archive once more.")
        ) from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _account(written: Mapping[str, Any]) -> dict[str, Any]:
    fields = [field for field in values_of(User) if field.name not in WRITTEN_ONLY and field.name in written]
    values = {field.name: _in_place("account", field.name, read_value, written[field.name], field) for field in fields}
    _in_place("account", "country, language", read_account, values)
    return values


def _rows(name: str, model: type[Model], written: Any, numbers: dict[str, set[int]]) -> list[Row]:
    if not isinstance(written, list):
        _refuse(name, _("a list is missing"))
    known = numbers.setdefault(name, set())
    rows = []
    for position, entry in enumerate(written, 1):
        row = _row(f"{name} {position}", model, entry, numbers)
        if row.number in known:
            _refuse(f"{name} {position}", _("the same number twice"))
        known.add(row.number)
        rows.append(row)
    return rows


def _row(where: str, model: type[Model], entry: Any, numbers: dict[str, set[int]]) -> Row:
    """A field that the file does not have keeps what is usual; one that is not known here is refused."""
    values, pointers, lists = values_of(model), references_of(model), lists_of(model)
    names = {"id", *(field.name for field in [*values, *pointers, *lists])}
    if not isinstance(entry, dict) or type(entry.get("id")) is not int:
        _refuse(where, _("a number is missing"))
    if not entry.keys() <= names:
        _refuse(f"{where}, {', '.join(sorted(entry.keys() - names))[:80]}", _("not known here"))
    return Row(
        number=entry["id"],
        values={
            field.name: _in_place(where, field.name, read_value, entry[field.name], field)
            for field in values
            if field.name in entry
        },
        pointers={
            field.name: _pointer(where, field.name, entry.get(field.name), numbers[NAME_OF[field.related_model]])
            if entry.get(field.name) is not None or not field.null
            else None
            for field in pointers
        },
        lists={
            field.name: [
                _pointer(where, field.name, number, numbers[NAME_OF[field.related_model]])
                for number in _list(where, field.name, entry.get(field.name, []))
            ]
            for field in lists
        },
    )


def _pointer(where: str, name: str, number: Any, known: set[int]) -> int:
    if type(number) is not int or number not in known:
        _refuse(f"{where}, {name}", _("it points at nothing in the file"))
    return number


def _list(where: str, name: str, written: Any) -> list[Any]:
    if not isinstance(written, list):
        _refuse(f"{where}, {name}", _("a list is missing"))
    return list(dict.fromkeys(number for number in written if isinstance(number, int)))


def _in_place(where: str, name: str, read: Any, *arguments: Any) -> Any:
    """What `read` makes of it, or a refusal that says where it stands."""
    try:
        return read(*arguments)
    except ValidationError as error:
        _refuse(f"{where}, {name}", " ".join(error.messages))
    except UnreadableError as error:
        _refuse(f"{where}, {name}", str(error))


def _refuse(where: str, why: str) -> NoReturn:
    raise ArchiveError(
        _("That archive was changed or damaged, so nothing of it is restored. At “%(where)s”: %(why)s")
        % {"where": where, "why": why}
    )
