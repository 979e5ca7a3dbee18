"""`manage.py archive_account --email X`: the archive of one account, to a file or to wherever the output goes."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.audit import record
from accounts.management.account_by_address import account_of
from accounts.models import AuditEvent
from dashboard.archive.writing import pieces


class Command(BaseCommand):
    help = "Write the archive of one account; “manage.py restore_account” reads it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True, help="the address of the account")
        parser.add_argument("--output", type=Path, help="the file to write, instead of the standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        candidate = account_of(options["email"])
        path: Path | None = options["output"]
        # Before the first byte: whose account it is must be able to see that it was taken along.
        record(None, AuditEvent.What.ARCHIVED_BY_SITE, candidate)
        if path is None:
            for piece in pieces(candidate, timezone.now()):
                self.stdout.write(piece, ending="")
            return
        try:
            with path.open("x", encoding="utf-8") as file:
                file.writelines(pieces(candidate, timezone.now()))
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}.") from error
