"""How often something may be asked for: counted per person, or per secret, in the cache that all processes share.

A window begins at a round time, not with the first request, so that counting is one read and one write. Two requests
at the same moment may count as one: these limits keep a machine from being worn out, they guard no secret. What guards
passwords and codes is allauth's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from accounts.requests import SignedInRequest

HOUR = 3600

type View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Limit:
    name: str
    most: int
    seconds: int = HOUR

    def seconds_left(self, whose: str) -> int:
        """Count one more; 0 while that is within the limit, else after how many seconds it is again."""
        now = int(timezone.now().timestamp())
        window, passed = divmod(now, self.seconds)
        key = f"limit:{self.name}:{whose}:{window}"
        count = cache.get(key, 0) + 1
        cache.set(key, count, self.seconds)
        return self.seconds - passed if count > self.most else 0


def at_most_often(limit: Limit, *methods: str) -> Callable[[View], View]:
    """Below `login_required`: answer 429 with a sentence once a person has asked too often by one of these methods."""

    def decorate(view: View) -> View:
        @wraps(view)
        def bounded(request: SignedInRequest, *args: Any, **options: Any) -> HttpResponseBase:
            seconds = limit.seconds_left(str(request.user.pk)) if request.method in methods else 0
            return too_often(request, seconds) if seconds else view(request, *args, **options)

        return bounded

    return decorate


def too_often(request: Any, seconds: int) -> HttpResponse:
    minutes = max(1, round(seconds / 60))
    answer = render(request, "429.html", {"minutes": minutes}, status=429)
    answer["Retry-After"] = str(seconds)
    return answer
