"""Triggers on two databases from one description, for what no code may forget. They stand in no migration.

SQLite cannot alter a table that another one's trigger reads, so `manage.py migrate` takes them away before it begins
and makes them when it has ended (followups/management/commands/migrate.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

# Where a database keeps the names of its triggers.
NAMES = {"sqlite": ("name", "sqlite_master"), "postgresql": ("tgname", "pg_trigger")}


@dataclass(frozen=True, slots=True)
class Trigger:
    """After each row's `event` on a table, if `when` holds, the statements of `body`."""

    name: str
    event: str
    table: str
    body: str
    when: str = ""

    def statements(self, vendor: str) -> list[str]:
        when = f"WHEN ({self.when})" if self.when else ""
        if vendor == "sqlite":
            return [f"CREATE TRIGGER {self.name} AFTER {self.event} ON {self.table} {when} BEGIN {self.body} END"]
        body = f"BEGIN {self.body} RETURN NULL; END"
        return [
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
            f"CREATE OR REPLACE TRIGGER {self.name} AFTER {self.event} ON {self.table} "
            f"FOR EACH ROW {when} EXECUTE FUNCTION {self.name}()",
        ]


def names(connection: BaseDatabaseWrapper, prefix: str) -> set[str]:
    """Of the triggers that there are, for whoever wants to know that none is missing."""
    column, catalogue = NAMES[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {catalogue} WHERE {column} LIKE '{prefix}_%%'")  # noqa: S608 (our own words)
        return {name for (name,) in cursor.fetchall()}


def drop(connection: BaseDatabaseWrapper, prefix: str) -> None:
    execute(connection, [f"DROP TRIGGER {name}" for name in names(connection, prefix)])


def make(connection: BaseDatabaseWrapper, triggers: Iterable[Trigger]) -> None:
    for trigger in triggers:
        execute(connection, trigger.statements(connection.vendor))


def execute(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
