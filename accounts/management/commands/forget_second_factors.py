"""`manage.py forget_second_factors EMAIL`: for somebody who lost phone, passkeys and recovery codes alike."""

from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.audit import record
from accounts.management.account_by_address import account_of
from accounts.models import AuditEvent


class Command(BaseCommand):
    help = "Remove all second factors of one account, once you know who asks for it; the password goes on working."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address of the account")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        user = account_of(options["email"])
        count, _rows = Authenticator.objects.filter(user=user).delete()
        if not count:
            raise CommandError("That account has no second factor.")
        # Whose account it is must be able to see that it was done.
        record(None, AuditEvent.What.FACTORS_REMOVED_BY_SITE, user)
        self.stdout.write("They are gone. The password, or a code by mail, signs in.")
