"""`manage.py backup FILE`: a copy of the embedded database, taken while the product runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dashboard.database_file import DatabaseFileError, write_copy
from dashboard.management.embedded import embedded_database


class Command(BaseCommand):
    help = "Write a backup of the embedded database; “manage.py restore” reads it. The secret key is not in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file to write; one that is there already is left alone")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            write_copy(embedded_database(), options["file"])
        except DatabaseFileError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{options['file']} is written. Keep SECRET_KEY, or the file secret_key in VAR_DIR, as well, and apart "
            "from it: without the key authenticator apps and links in earlier mails stop working."
        )
