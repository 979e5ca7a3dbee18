"""A request that is too large is answered before anything of it is read into memory."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

# A browser that is cut off while it sends shows no answer; so much is let in and thrown away.
MOST_DRAINED = 64 * 1024 * 1024
CHUNK = 64 * 1024
# What stands around the file in a form that brings one.
AROUND_A_FILE = 64 * 1024

type View = Callable[..., HttpResponse]


def at_most(limit: int, refuse: Callable[[Any], HttpResponse]) -> Callable[[View], View]:
    """Answer with `refuse(request)` if the body is larger; the CSRF token, which is in the body, is checked after."""

    def decorate(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def bounded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            if _length(request) > limit:
                _drain(request)
                return refuse(request)
            try:
                return protected(request, *args, **options)
            except RequestDataTooBig:
                return refuse(request)

        return bounded

    return decorate


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() else 0


def _drain(request: HttpRequest) -> None:
    read = 0
    while read < MOST_DRAINED and (chunk := request.read(CHUNK)):
        read += len(chunk)
