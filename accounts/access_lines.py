"""One line for each request: which page, for whom, how it ended, how long it took. No path, no query, no address."""

import logging
import secrets
from collections.abc import Callable
from http import HTTPStatus
from time import perf_counter

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from accounts.log_lines import ID_IN_REQUEST, request_id, route_of

log = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponse]
ID_BYTES = 8
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})


class AccessLineMiddleware:
    """Outermost but for static files, whose names say nothing. The answer carries the id under which its lines are."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = perf_counter()
        # Ours, not one that a stranger sends: it would be their text in our lines.
        name = request.META[ID_IN_REQUEST] = secrets.token_hex(ID_BYTES)
        token = request_id.set(name)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = name
            _write(request, response.status_code, round((perf_counter() - began) * 1000))
        finally:
            request_id.reset(token)
        return response


def _write(request: HttpRequest, status: int, milliseconds: int) -> None:
    is_failure = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    said = {"user": _user_id(request), "method": _method(request), "route": route_of(request)}
    level = logging.ERROR if is_failure else logging.INFO
    log.log(level, "request", extra={**said, "status": status, "ms": milliseconds})


def _user_id(request: HttpRequest) -> str | None:
    """Who is signed in, if the page asked; to know it costs no query of its own."""
    session = getattr(request, "session", None)
    return session.get(SESSION_KEY) if session is not None and session.accessed else None


def _method(request: HttpRequest) -> str:
    """A stranger may send any word as a method."""
    return request.method if request.method in METHODS else "other"
