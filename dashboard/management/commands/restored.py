"""`manage.py restored`: after pg_restore and before the first worker; what may have been sent is not sent again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dashboard.management.after_a_restore import add_until, moment, settle


class Command(BaseCommand):
    help = "Tell a database that was brought back from a backup that mails were sent since; run it before any worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--since", type=moment, help="when the backup was taken, instead of the last sweep that it knows of"
        )
        add_until(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(settle(options["since"], options["until"], timezone.now()))
