"""`manage.py bounced < NOTICE`: a mail server pipes in what it wrote about a mail that it could not deliver."""

import logging
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.bounces import mark_came_back
from followups.delivery_notices import MOST_BYTES, NoticeError, read_notice, reminder_of

log = logging.getLogger(__name__)

# What sysexits.h calls wrong data: a mail server does not try again.
WRONG_DATA = 65


class Command(BaseCommand):
    help = "Read one delivery status notification from standard input; mark the address if it is gone for good."
    # A mail server waits.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            notice = read_notice(sys.stdin.buffer.read(MOST_BYTES + 1))
        except NoticeError as error:
            raise CommandError(f"{error}.", returncode=WRONG_DATA) from error
        reminder = reminder_of(notice)
        key = mark_came_back(reminder.candidate.email, timezone.now()) if reminder else None
        if key:
            log.warning("account %s: its address takes no mail (a notice came back)", key)
        self.stdout.write("The address is marked." if key else "Nothing to mark.")
