"""`manage.py demo`: one candidate with a believable fortnight around now, and reminders that are due at once."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.models import User
from accounts.zones import country_of, is_time_zone
from dashboard import demo
from followups.models import ReminderPreferences

# Nobody can own an address under example.com, so an account that has it confirmed is the one made here.
ADDRESS = "demo@example.com"
PASSWORD = "called-back-twice"  # noqa: S105 - printed for everybody, and used on one person's machine only


def zone_of_this_machine() -> str:
    """Where the clock of whoever runs this is set; UTC if the machine does not say."""
    name = str(Path("/etc/localtime").resolve()).rpartition("/zoneinfo/")[2].removeprefix("Etc/")
    return name if is_time_zone(name) else "UTC"


class Command(BaseCommand):
    help = "Fill one candidate with a believable fortnight around now; run again to start it afresh."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--time-zone", default=zone_of_this_machine(), help="the candidate's, like Europe/Berlin")

    def handle(self, *args: Any, **options: Any) -> None:
        time_zone = options["time_zone"]
        if not is_time_zone(time_zone):
            raise CommandError(f"There is no time zone “{time_zone}”. Give one like Europe/Berlin.")
        password = get_random_string(20) if settings.IS_PUBLIC else PASSWORD
        with transaction.atomic():
            candidate = fresh_candidate(time_zone, password)
            # Its reminders are to be seen at whatever hour it is run.
            ReminderPreferences.objects.create(candidate=candidate, has_quiet_hours=False)
            demo.fill(candidate, timezone.now())
        lines = [f"Open      {settings.BASE_URL}/", f"E-mail    {ADDRESS}", f"Password  {password}"]
        if settings.IS_MAIL_LOCAL:
            lines.append(f"Mails     {settings.BASE_URL}/mail/ (within a minute, while the worker runs)")
        self.stdout.write("\n".join(lines))


def fresh_candidate(time_zone: str, password: str) -> User:
    """The demo's candidate with nothing entered, the address confirmed; raises CommandError if it is somebody else."""
    user = User.objects.filter(email__iexact=ADDRESS).first() or User(email=ADDRESS)
    if user.pk and not EmailAddress.objects.filter(user=user, email__iexact=ADDRESS, verified=True).exists():
        raise CommandError(f"{ADDRESS} belongs to an account not made by this command. Nothing was changed.")
    user.name, user.time_zone, user.country, user.subdivision = "Robin Keller", time_zone, country_of(time_zone), ""
    user.address_failed_at = user.example_at = None
    user.set_password(password)
    user.save()
    EmailAddress.objects.update_or_create(user=user, email=ADDRESS, defaults={"verified": True, "primary": True})
    demo.empty(user)
    return user
