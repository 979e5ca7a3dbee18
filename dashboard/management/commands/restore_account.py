"""`manage.py restore_account FILE --email X`: an archive into an account that is still empty."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.audit import record
from accounts.management.account_by_address import account_of
from accounts.models import AuditEvent
from dashboard.archive.counting import counts_in
from dashboard.archive.parsing import ArchiveError, parse
from dashboard.archive.reading import restore


class Command(BaseCommand):
    help = "Restore an archive into an account that exists and is empty: all of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what “manage.py archive_account” or “My data” wrote")
        parser.add_argument("--email", required=True, help="the address of the account to restore it into")

    def handle(self, *args: Any, **options: Any) -> None:
        candidate = account_of(options["email"])
        path: Path = options["file"]
        try:
            archive = parse(path.read_bytes())
            restore(candidate, archive)
            record(None, AuditEvent.What.RESTORED_BY_SITE, candidate)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}.") from error
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("\n".join(f"{label}: {size}" for label, size in counts_in(archive.sizes)) or "It was empty.")
