"""`manage.py restore FILE`: a backup takes the place of the embedded database, and nothing is sent a second time."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone

from dashboard.database_file import DatabaseFileError, put_aside, put_in_place, write_copy
from dashboard.management.after_a_restore import add_until, settle
from dashboard.management.embedded import embedded_database
from followups.models import DeliveryHealth
from followups.restoring import hold_back


class Command(BaseCommand):
    help = "Put a backup in the place of the embedded database, which is kept beside it."
    # They would open the database, which may be damaged, and make it where there is none.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what “manage.py backup” wrote")
        add_until(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Also while the product runs.

        1. A copy of the backup is brought up to date and told to hold its mails back.
        2. The present database is kept beside, and the copy takes its place in one transaction.
        3. From here on nothing can be sent; what may have been sent is closed, and the rest goes out.
        """
        database = embedded_database()
        with TemporaryDirectory(dir=database.parent, prefix="restore-") as folder:
            try:
                since = self._put_in_place(options["file"], Path(folder) / database.name, database)
            except DatabaseFileError as error:
                raise CommandError(str(error)) from error
        self.stdout.write(settle(since, options["until"], timezone.now()))

    def _put_in_place(self, backup: Path, copy: Path, database: Path) -> datetime | None:
        """Returns the last sweep that the backup knows."""
        write_copy(backup, copy)
        upgrade(copy.parent)
        since = prepare(copy)
        if database.exists():
            kept = database.with_name(f"{database.name}.before-restore-{timezone.now():%Y%m%dT%H%M%S}")
            put_aside(database, kept)
            self.stdout.write(f"What was here is kept as {kept}.")
        put_in_place(copy, database)
        return since


def upgrade(folder: Path) -> None:
    """In a process of its own, for which this is the database: migrations know no other way."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "upgrade"]
    environment = os.environ | {"VAR_DIR": str(folder)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise CommandError(done.stderr.strip().removeprefix("CommandError: "))


def prepare(copy: Path) -> datetime | None:
    connections.settings["copy"] = connections.settings["default"] | {"NAME": copy}
    health = DeliveryHealth.objects.using("copy").filter(pk=1).first()
    hold_back(timezone.now(), "copy")
    connections["copy"].close()
    return health.swept_at if health else None
