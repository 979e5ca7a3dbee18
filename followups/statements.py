"""UPDATEs that run once for each mail: the ORM writes their SQL once a process, and each run fills in its values.

Putting such a statement together takes the ORM several times as long as the database takes to run it.
"""

from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql import UpdateQuery

from accounts.prepared import Given, prepared_cursor, with_constants


class Update:
    """`rows.update(**fields)` of a queryset in which values are left blank."""

    def __init__(self, rows: QuerySet[Any], **fields: Any) -> None:
        query: Any = rows.query.chain(UpdateQuery)
        query.add_update_values(fields)
        self._sql, self._parameters = with_constants(*query.get_compiler(connection=connection).as_sql())

    def run(self, **values: Any) -> int:
        """How many rows were changed."""
        parameters = [
            entry.filled(values[entry.name]) if isinstance(entry, Given) else entry for entry in self._parameters
        ]
        with prepared_cursor() as cursor:
            cursor.execute(self._sql, parameters)
            changed: int = cursor.rowcount
        return changed
