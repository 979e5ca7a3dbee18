"""The page for a request that was refused before any view saw it."""

from contextlib import suppress

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.views.defaults import bad_request

PIECE = 64 * 1024
MOST_PIECES = 1_000


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
