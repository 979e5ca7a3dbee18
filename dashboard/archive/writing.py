"""Writing an archive, piece by piece: one query a place, however much is in it, and never all of it in memory."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from uuid import UUID

from django.db.models import Model

from accounts.models import User
from dashboard.archive.what import (
    FORMAT,
    NAME_OF,
    PLACES,
    VERSION,
    ReferenceList,
    between,
    lists_of,
    references_of,
    rows_of,
    values_of,
)

AT_ONCE = 1_000
# Larger files go to the disk.
IN_MEMORY = 1024 * 1024

# A row's number in the file by its key in the database, place by place.
type Numbers = dict[str, dict[int, int]]


def archive_file(candidate: User, now: datetime) -> IO[bytes]:
    """The whole archive, complete before anybody gets a byte of it, from its beginning."""
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    for piece in pieces(candidate, now):
        file.write(piece.encode())
    file.seek(0)
    return file


def pieces(candidate: User, now: datetime) -> Iterator[str]:
    """The text of an archive.

    What is entered while it is written may be missing, but no row points at one that is.
    """
    account = {field.name: getattr(candidate, field.name) for field in values_of(User)}
    head = {"format": FORMAT, "version": VERSION, "written_at": now, "account": account}
    yield _json(head).removesuffix("}") + ', "rows": {'
    numbers: Numbers = {}
    for name, model in PLACES.items():
        yield f'{"," if numbers else ""}\n"{name}": ['
        numbers[name] = {}
        for row in _rows(model, candidate, numbers):
            yield f"{',' if len(numbers[name]) > 1 else ''}\n{_json(row)}"
        yield "]"
    yield "\n}}\n"


def _rows(model: type[Model], candidate: User, numbers: Numbers) -> Iterator[dict[str, Any]]:
    """Each row as the file has it, numbered as it is written."""
    own, lists = numbers[NAME_OF[model]], {field: _pairs(field, candidate) for field in lists_of(model)}
    for row in rows_of(model, candidate).iterator(chunk_size=AT_ONCE):
        pointers = _pointers(row, numbers)
        if pointers is None:
            continue
        own[row.pk] = len(own) + 1
        written = {"id": own[row.pk]} | pointers
        for field, pairs in lists.items():
            known = numbers[NAME_OF[field.related_model]]
            written[field.name] = [known[pk] for pk in pairs.get(row.pk, []) if pk in known]
        yield written | {field.name: getattr(row, field.attname) for field in values_of(model)}


def _pointers(row: Model, numbers: Numbers) -> dict[str, Any] | None:
    """The numbers of the rows that this one points at; None if one that it needs is not in the archive."""
    pointers = {}
    for field in references_of(type(row)):
        number = numbers[NAME_OF[field.related_model]].get(getattr(row, field.attname))
        if number is None and not field.null:
            return None
        pointers[field.name] = number
    return pointers


def _pairs(field: ReferenceList, candidate: User) -> dict[int, list[int]]:
    """The keys that each row's list holds."""
    source, target = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    owned = rows_of(field.model, candidate).values("pk")
    joined = between(field)._default_manager.filter(**{f"{source}__in": owned}).order_by("pk")
    pairs: dict[int, list[int]] = {}
    for row, other in joined.values_list(source, target):
        pairs.setdefault(row, []).append(other)
    return pairs


def _json(written: dict[str, Any]) -> str:
    return json.dumps(written, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    """Moments to the microsecond and in UTC: Django's own encoder keeps only thousandths."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"no place in an archive for a {type(value).__name__}")
