"""Several querysets asked in one statement, which Django puts together once and every request only fills in.

For pages that show a little of much: the database answers twenty such questions faster than Django words them. Each
queryset gives what it would give by itself. Kept is the text of the SQL, and nothing that was ever answered.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from accounts.prepared import Given, GivenMany, prepared_cursor, with_constants
from accounts.row_making import MakeRows, row_maker

# What PostgreSQL writes into JSON as text, and how its driver would have read it; SQLite keeps text anyway.
FROM_TEXT: dict[str, Callable[[str], Any]] = {
    "DateTimeField": datetime.fromisoformat,
    "DateField": date.fromisoformat,
    "TimeField": time.fromisoformat,
    "UUIDField": UUID,
}
type Querysets = dict[str, QuerySet[Any, Any]]
type Read = tuple[int, Callable[[str], Any]]


class Together:
    """Decorates a function that names querysets, with `Given` wherever a request differs from the last.

    Called with those values by name, it gives the rows of each queryset under its name. What the function takes by
    position makes another statement: there are only a few such values, and nobody can make up more.
    """

    def __init__(self, querysets: Callable[..., Querysets]) -> None:
        self.querysets = querysets
        self.statements: dict[tuple[object, ...], _Statement] = {}

    def __call__(self, *shape: Hashable, **given: Any) -> dict[str, list[Any]]:
        key = connection.vendor, *shape
        if key not in self.statements:
            self.statements[key] = _statement(self.querysets(*shape))
        return self.statements[key].ask(given)


def keep(row: Model, name: str, rows: list[Any]) -> None:
    """What `row.name.all()` gives from now on, as if it had been prefetched."""
    related = getattr(row, name).all()
    vars(related).update(_result_cache=rows, _prefetch_done=True)
    vars(row).setdefault("_prefetched_objects_cache", {})[name] = related


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the querysets: how what comes as text is read, and how rows are made of it."""

    make: MakeRows
    reads: tuple[Read, ...]

    def rows(self, answer: str | None) -> list[Any]:
        """Of an answer in JSON."""
        columns = json.loads(answer) if answer else []
        for row in columns:
            for position, read in self.reads:
                if row[position] is not None:
                    row[position] = read(row[position])
        return self.make(columns) if columns else []


@dataclass(frozen=True, slots=True)
class _Statement:
    sql: str
    params: tuple[Any, ...]
    parts: dict[str, _Part]

    def ask(self, given: dict[str, Any]) -> dict[str, list[Any]]:
        sql, params = self.filled(given)
        with prepared_cursor() as cursor:
            cursor.execute(sql, params)
            answers = cursor.fetchone()
        return {name: part.rows(answer) for (name, part), answer in zip(self.parts.items(), answers, strict=True)}

    def filled(self, given: dict[str, Any]) -> tuple[str, list[Any]]:
        first, *pieces = self.sql.split("%s")
        sql, params = [first], []
        for param, piece in zip(self.params, pieces, strict=True):
            values = given[param.name] if isinstance(param, GivenMany) else [param]
            sql += [", ".join(["%s"] * len(values)) or "NULL", piece]
            params += [value.filled(given[value.name]) if isinstance(value, Given) else value for value in values]
        return "".join(sql), params


def _statement(querysets: Querysets) -> _Statement:
    columns: list[str] = []
    params: list[Any] = []
    parts: dict[str, _Part] = {}
    for name, queryset in querysets.items():
        compiler = queryset.query.get_compiler(queryset.db)
        sql, of_part = compiler.as_sql(with_col_aliases=True)
        columns.append(f"(SELECT {_as_json(compiler)} FROM ({sql}) AS part)")  # noqa: S608  it is Django’s own
        params += of_part
        parts[name] = _Part(row_maker(queryset, compiler), _reads(compiler))
    return _Statement(*with_constants(f"SELECT {', '.join(columns)}", params), parts)


def _as_json(compiler: SQLCompiler) -> str:
    """All rows in their order, each a list of its columns."""
    names = [connection.ops.quote_name(alias) for _column, _sql, alias in compiler.select]
    if connection.vendor == "sqlite":
        return f"json_group_array(json_array({', '.join(names)}))"
    kinds = [column.output_field.get_internal_type() for column, _sql, _alias in compiler.select]
    # The driver leaves JSON inside of a row to Django, which expects text.
    plain = [f"{name}::text" if kind == "JSONField" else name for name, kind in zip(names, kinds, strict=True)]
    return f"json_agg(json_build_array({', '.join(plain)}))::text"


def _reads(compiler: SQLCompiler) -> tuple[Read, ...]:
    if connection.vendor == "sqlite":
        return ()
    kinds = [column.output_field.get_internal_type() for column, _sql, _alias in compiler.select]
    return tuple((position, FROM_TEXT[kind]) for position, kind in enumerate(kinds) if kind in FROM_TEXT)
