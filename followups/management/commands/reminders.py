"""`manage.py reminders`: what is due, what is stuck, a row opened or closed by hand, and a watch over all of it."""

import json
import logging
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.db.models import Q, QuerySet

from followups.clock import read_clocks
from followups.ledger_lines import as_fields, as_table
from followups.mending import send_again, stop
from followups.models import Reminder
from followups.watch.alarm import raise_or_lift
from followups.watch.readiness import Readiness, readiness

log = logging.getLogger(__name__)

FAILED_FOR = timedelta(days=14)
MANY_TRIES = 3
AT_MOST = 100


def due(now: datetime) -> QuerySet[Reminder]:
    rows: QuerySet[Reminder] = Reminder.objects.unclosed().filter(next_attempt_at__lte=now).order_by("next_attempt_at")
    return rows


def stuck(now: datetime) -> QuerySet[Reminder]:
    """Left behind by a worker, tried often, never confirmed; and what failed in the last two weeks."""
    is_left = Q(claimed_until__lte=now) | Q(attempts__gte=MANY_TRIES) | Q(uncertain__gt=0) | Q(starts__gt=1)
    is_open = Q(sent_at=None, skipped_at=None, failed_at=None)
    rows: QuerySet[Reminder] = Reminder.objects.filter(is_open & is_left | Q(failed_at__gt=now - FAILED_FOR))
    return rows.order_by("due_at", "pk")


def seconds(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError("expected a whole number of seconds, 1 or more")
    return int(text)


class Command(BaseCommand):
    help = "Reminders of everybody, by number: see what is due or stuck, have one sent again, stop one, watch."

    def add_arguments(self, parser: ArgumentParser) -> None:
        does = parser.add_subparsers(dest="does", required=True, metavar="due | stuck | again | skip | watch")
        for name, rows, what in (("due", due, "what is due and not sent"), ("stuck", stuck, "what does not get on")):
            lister = does.add_parser(name, help=what)
            lister.add_argument("--json", action="store_true", help="one JSON list instead of a table")
            lister.set_defaults(run=self.show, rows=rows)
        for name, change, what in (
            ("again", send_again, "open closed ones again, where that is safe and of use"),
            ("skip", stop, "close open ones, so that they are never sent"),
        ):
            mender = does.add_parser(name, help=what)
            mender.add_argument("ids", nargs="+", type=int, metavar="ID")
            mender.add_argument("--dry-run", action="store_true", help="only say what would be done")
            mender.set_defaults(run=self.mend, change=change)
        watcher = does.add_parser("watch", help="say how it stands, raise the alarm if need be; ends with 1 if late")
        watcher.add_argument("--every", type=seconds, metavar="SECONDS", help="go on, and look so often")
        watcher.set_defaults(run=self.watch)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            options["run"](**options)
        except KeyboardInterrupt:
            # How one ends a watch by hand, and no fault.
            raise SystemExit(130) from None

    def show(self, rows: Callable[[datetime], QuerySet[Reminder]], **options: Any) -> None:
        now, _ahead = read_clocks()
        found = rows(now)
        if options["json"]:
            self.stdout.write(json.dumps([as_fields(row, now) for row in found], indent=1))
            return
        shown, number = found[:AT_MOST], found.count()
        self.stdout.write(as_table(as_fields(row, now) for row in shown) if number else "None.")
        if number > AT_MOST:
            self.stdout.write(f"… and {number - AT_MOST} more; --json gives all.")

    def mend(self, ids: list[int], change: Callable[..., str], dry_run: bool, **options: Any) -> None:
        now, _ahead = read_clocks()
        rows = Reminder.objects.select_related("candidate").in_bulk(ids)
        refused = 0
        for pk in ids:
            why_not = change(rows[pk], now, is_dry=dry_run) if pk in rows else "there is none with this number"
            refused += bool(why_not)
            done = "it would be done" if dry_run else "done"
            self.stdout.write(f"{pk}: {f'left as it is, {why_not}' if why_not else done}")
        if refused:
            raise CommandError(f"{refused} of {len(ids)} left as it was.")

    def watch(self, every: int | None, **options: Any) -> None:
        while every:
            # First, because whatever was started together with it has not looked for what is due yet.
            time.sleep(every)
            close_old_connections()
            keep_watch()
        found = look()
        for line in [*(found.reasons or ["Reminders go out in time."]), *found.remarks]:
            self.stdout.write(line)
        if not found.is_ready:
            raise CommandError("Not ready.")


def look() -> Readiness:
    found = readiness()
    if found.standing:
        raise_or_lift(found.standing)
    return found


def keep_watch() -> None:
    """What it finds goes to the log: the alarm by itself, and that there is nobody to tell who raised it."""
    found = look()
    if not found.standing:
        log.error("nobody can say whether reminders are late: %s", "; ".join(found.reasons))
