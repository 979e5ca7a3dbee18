"""The file of the embedded database, for commands that make no sense without it."""

from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection


def embedded_database() -> Path:
    if connection.vendor != "sqlite":
        raise CommandError("This product is on PostgreSQL, which has commands of its own: see docs/operations.md.")
    return Path(connection.settings_dict["NAME"])
