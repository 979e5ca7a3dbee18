"""Views that one person may ask for only so often (limits.py)."""

from collections.abc import Callable
from functools import wraps
from math import ceil
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from accounts.limits import Limit
from accounts.requests import SignedInRequest

type View = Callable[..., HttpResponseBase]


def at_most_often(limit: Limit, *methods: str) -> Callable[[View], View]:
    """Below `login_required`: answer 429 with a sentence once a person has asked too often by one of these methods."""

    def decorate(view: View) -> View:
        @wraps(view)
        def bounded(request: SignedInRequest, *args: Any, **options: Any) -> HttpResponseBase:
            # A HEAD makes the whole answer, and throws it away.
            method = "GET" if request.method == "HEAD" else request.method
            seconds = limit.seconds_left(str(request.user.pk), timezone.now()) if method in methods else 0
            return _too_often(request, seconds) if seconds else view(request, *args, **options)

        return bounded

    return decorate


def _too_often(request: Any, seconds: int) -> HttpResponse:
    minutes = ceil(seconds / 60)
    answer = render(request, "429.html", {"minutes": minutes}, status=429)
    answer["Retry-After"] = str(seconds)
    return answer
