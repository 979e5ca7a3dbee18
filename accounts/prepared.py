"""Statements whose text is put together once, and into which every run fills its values."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import BigIntegerField, DateTimeField, Expression, Field, TextField
from django.db.models.sql.compiler import SQLCompiler
from psycopg import RawCursor, sql


class Given(Expression):
    """Stands in a query for a value that is filled in when the statement runs: an id, if nothing else is said."""

    def __init__(self, name: str, output_field: "Field[Any, Any] | None" = None) -> None:
        super().__init__(output_field=output_field or BigIntegerField())
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)

    def filled(self, value: Any) -> Any:
        return self.output_field.get_db_prep_value(value, connection)


class GivenMoment(Given):
    def __init__(self, name: str) -> None:
        super().__init__(name, DateTimeField())


class GivenText(Given):
    def __init__(self, name: str) -> None:
        super().__init__(name, TextField())


class GivenMany(Given):
    """Any number of them, to look for with `__in`."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        return "(%s)", (self,)


class GivenIds(GivenMany):
    """Of what `Given` is by itself."""


class GivenTexts(GivenMany):
    def __init__(self, name: str) -> None:
        super().__init__(name, TextField())


def with_constants(text: str, params: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
    """On PostgreSQL with everything in the text that no run changes, and only what is `Given` left blank.

    A plan for all runs knows no parameter: it would take no partial index whose condition is one.
    """
    if connection.vendor != "postgresql":
        return text, tuple(params)
    first, *pieces = text.split("%s")
    words = [first]
    for param, piece in zip(params, pieces, strict=True):
        words += ["%s" if isinstance(param, Given) else _literal(param), piece]
    return "".join(words), tuple(param for param in params if isinstance(param, Given))


def _literal(value: Any) -> str:
    return sql.Literal(value).as_string(connection.connection).replace("%", "%%")


class _NumberedCursor(RawCursor[Any]):
    """Its driver would look for placeholders in these long texts at every run; here it is told their numbers."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "_NumberedCursor":
        return super().execute(_numbered(query), params, **options)


@lru_cache(maxsize=256)
def _numbered(query: str) -> str:
    first, *pieces = query.split("%s")
    words = [first, *(f"${number}{piece}" for number, piece in enumerate(pieces, 1))]
    return "".join(words).replace("%%", "%")


def prepared_cursor() -> CursorWrapper:
    """On PostgreSQL one that has the server plan a statement once a connection, which takes it longer than to run it.

    Django's own puts the values into the text, so that each time it is another statement.
    """
    if connection.vendor != "postgresql":
        return connection.cursor()
    postgres: Any = connection
    postgres.close_if_health_check_failed()
    postgres.ensure_connection()
    cursor: CursorWrapper = postgres._prepare_cursor(_NumberedCursor(postgres.connection))
    return cursor
