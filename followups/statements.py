"""UPDATEs that run once for each mail: the ORM writes their SQL once a process, and each run fills in its values.

Putting such a statement together takes the ORM several times as long as the database takes to run it.
"""

from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Expression, Field, QuerySet
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler
from psycopg import Cursor


class Blank(Expression):
    """Stands in a query for a value that is given when the statement runs."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)

    def filled(self, values: dict[str, Any]) -> Any:
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Update:
    """`rows.update(**fields)` of a queryset in which values are left blank."""

    def __init__(self, rows: QuerySet[Any], **fields: Any) -> None:
        query: Any = rows.query.chain(UpdateQuery)
        query.add_update_values(fields)
        self._sql, self._parameters = query.get_compiler(connection=connection).as_sql()

    def run(self, **values: Any) -> int:
        """How many rows were changed."""
        parameters = [entry.filled(values) if isinstance(entry, Blank) else entry for entry in self._parameters]
        with _cursor() as cursor:
            cursor.execute(self._sql, parameters)
            changed: int = cursor.rowcount
        return changed


def _cursor() -> CursorWrapper:
    """On PostgreSQL one that has the server plan a statement once a connection, which takes it longer than to run it.

    Django's own puts the values into the text, so that each time it is another statement.
    """
    if connection.vendor != "postgresql":
        return connection.cursor()
    connection.ensure_connection()
    return CursorWrapper(Cursor(connection.connection), connection)
