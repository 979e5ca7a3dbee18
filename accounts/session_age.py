"""When a session ends: a month after its sign-in, and with the account. SESSION_COOKIE_AGE ends those nobody uses."""

import time
from collections.abc import Callable, Collection

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse

SIGNED_IN_AT = "signed_in_at"  # in the session
AT_ONCE = 1_000


class SessionAgeMiddleware:
    """Whoever signed in too long ago is nobody, for this request and from now on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and time.time() - _began_at(request) > settings.SESSION_LONGEST:
            logout(request)
        response = self.get_response(request)
        # A sign-in writes the session anyway, so noting when it was costs no query.
        if request.session.modified and request.user.is_authenticated:
            request.session.setdefault(SIGNED_IN_AT, time.time())
        return response


def end_sessions(person_keys: Collection[int]) -> None:
    """A session does not say in a column whose it is, so each is looked into, once for all these people."""
    wanted = {str(key) for key in person_keys}
    theirs = [
        session.pk
        for session in Session.objects.iterator(chunk_size=AT_ONCE)
        if session.get_decoded().get(SESSION_KEY) in wanted
    ]
    Session.objects.filter(pk__in=theirs).delete()


def _began_at(request: HttpRequest) -> float:
    """One that began before this was noted is as old as the latest sign-in, so that it ends too."""
    latest = request.user.last_login if request.user.is_authenticated else None
    return float(request.session.get(SIGNED_IN_AT) or (latest.timestamp() if latest else 0))
