"""What every page may show about the site itself."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

from accounts.addresses import has_confirmed_address
from accounts.signup_rules import who_is_welcome


def site(request: HttpRequest) -> dict[str, bool | str | Path | Callable[[], bool] | None]:
    return {
        "is_signup_open": settings.IS_SIGNUP_OPEN,
        "who_is_welcome": who_is_welcome(),
        "is_mail_local": settings.IS_MAIL_LOCAL,
        "mail_folder": settings.MAIL_DIR if settings.IS_MAIL_LOCAL else None,
        "is_address_unconfirmed": partial(_is_address_unconfirmed, request),
    }


def _is_address_unconfirmed(request: HttpRequest) -> bool:
    """Who has signed in just now was not read by the session, and is asked about."""
    user = request.user
    if not user.is_authenticated:
        return False
    return not (user.is_confirmed if hasattr(user, "is_confirmed") else has_confirmed_address(user))
