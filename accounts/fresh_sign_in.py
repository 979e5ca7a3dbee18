"""Some pages want to know that whoever sits there now is still who signed in."""

import time
from datetime import timedelta

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest

FRESH_FOR = timedelta(minutes=15)


def require_fresh_sign_in(request: HttpRequest) -> None:
    """Raises what leads to allauth's page for the password, and back, unless one was given in the last 15 minutes.

    allauth's own check would ask again right after the sign-in, and counts five minutes.
    """
    records = get_authentication_records(request, request.user)
    if not records or time.time() - records[-1]["at"] >= FRESH_FOR.total_seconds():
        raise ReauthenticationRequired
