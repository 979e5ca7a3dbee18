"""Probes and scrapers come from inside: they name whatever host they reached us by, and speak plain HTTP."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponse]
PLACES = ("/healthz/", "/metrics")


class ProbeMiddleware:
    """Answers them before hosts, cookies and the log of requests matter; nothing of an answer is made of the host.

    Stands below what sets headers and above everything else. One every few seconds must not be a line, nor a query
    for a session, and a 503 is what was asked for, not a failure of ours.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PLACES):
            return self.get_response(request)
        request.resolver_match = match = resolve(request.path_info)
        # In the words of the source: the last page of this thread may have been somebody's in another language.
        with translation.override(None):
            answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
        if answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            # Django's own mark; it would write each one down as an error.
            answer._has_been_logged = True  # type: ignore[attr-defined]
        return answer
