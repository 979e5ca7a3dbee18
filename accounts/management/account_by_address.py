"""Whose account a command is about."""

from django.core.management.base import CommandError

from accounts.models import User


def account_of(address: str) -> User:
    user = User.objects.filter(email__iexact=address).first()
    if user is None:
        raise CommandError(f"There is no account with the address {address}.")
    return user
