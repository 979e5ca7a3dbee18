"""The page for a request that was refused before any view saw it, and for one that broke."""

import sys
from contextlib import suppress

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.defaults import bad_request, server_error

from accounts.database_trouble import trouble_of

PIECE = 64 * 1024
MOST_PIECES = 1_000
# Seconds after which a calendar may ask again.
WAIT = 60


def refused_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 for one that is too large: what was typed is still there, one page back. Else 400."""
    if isinstance(exception, RequestDataTooBig):
        _read_on(request)
        return render(request, "413.html", status=413)
    return bad_request(request, exception)


def _read_on(request: HttpRequest) -> None:
    """A browser that is cut off while it sends shows no page but that the connection broke."""
    with suppress(UnreadablePostError):
        for _piece in range(MOST_PIECES):
            if not request.read(PIECE):
                return


def failed_request(request: HttpRequest) -> HttpResponse:
    """503 while the disk is full or the database away: nothing is broken, and it passes. Else 500.

    The page is made without the database, which a request's context would ask who is signed in. Django writes the
    line for the log once we return.
    """
    if not trouble_of(sys.exc_info()[1]):
        return server_error(request)
    page = render_to_string("503.html", {"url": request.get_full_path()})
    return HttpResponse(page, status=503, headers={"Retry-After": str(WAIT), "Cache-Control": "no-store"})
