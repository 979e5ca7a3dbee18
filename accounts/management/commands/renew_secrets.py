"""`manage.py renew_secrets`: what was sealed under an earlier SECRET_KEY is sealed under the one of today."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.models import User
from accounts.second_factors import seal_anew


class Command(BaseCommand):
    help = "Seal the secrets of all second factors under today's SECRET_KEY; then the earlier one may go."

    def handle(self, *args: Any, **options: Any) -> None:
        people = User.objects.filter(authenticator__isnull=False).distinct()
        left = sum(seal_anew(person) for person in people.iterator(chunk_size=500))
        if left:
            self.stderr.write(f"{left} could not be opened by any key that is known here, and stay as they are.")
        self.stdout.write("Everything else is sealed under today's key.")
