"""The languages of the product: settings.LANGUAGES lists them, each by its own name."""

from django.conf import settings
from django.utils.translation import get_language

from accounts.models import User


def is_spoken(code: str) -> bool:
    return code in dict(settings.LANGUAGES)


def language_here() -> str:
    """The active one, which for somebody who is not signed in is the browser's or the one that was picked."""
    return get_language() or settings.LANGUAGE_CODE


def language_at(address: str) -> str:
    """That of the account with this address; the active one where there is none."""
    return User.objects.filter(email__iexact=address).values_list("language", flat=True).first() or language_here()
