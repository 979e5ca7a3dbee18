"""`manage.py upgrade`: the database as this version of the code needs it. docs/operations.md says in which order."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from dashboard.database_age import newer_than_code, older_than_code


class Command(BaseCommand):
    help = "Bring the database up to date with this version; one that a newer version has been at is left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="change nothing, and end with 1 if the database is too old to start on",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_older() if options["check"] else self._upgrade()

    def _upgrade(self) -> None:
        refuse_newer()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)


def refuse_older() -> None:
    """A newer one is no reason: during an upgrade the earlier version goes on with it."""
    if missing := older_than_code():
        raise CommandError(f"The database is older than this version ({missing[0]}): run “manage.py upgrade” first.")


def refuse_newer() -> None:
    if unknown := newer_than_code():
        raise CommandError(
            f"The database was brought up to date by a newer version ({unknown[-1]}): start that one, "
            "or restore a backup from before the upgrade."
        )
