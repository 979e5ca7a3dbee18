"""For whatever watches over a site: is it alive, is it ready, and how reminders get on. No login and no names."""

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_deny
from django.views.decorators.http import require_safe
from prometheus_client.exposition import choose_encoder

from followups.watch.metrics import ReminderFigures
from followups.watch.readiness import readiness

TEXT = "text/plain; charset=utf-8"


@require_safe
@never_cache
@xframe_options_deny
def live(request: HttpRequest) -> HttpResponse:
    """This process answers; nothing else is asked."""
    return HttpResponse("alive\n", content_type=TEXT)


@require_safe
@never_cache
@xframe_options_deny
def ready(request: HttpRequest) -> HttpResponse:
    found = readiness()
    said = {"ready": found.is_ready, "reasons": found.reasons, "remarks": found.remarks}
    shape = {"indent": 2, "ensure_ascii": False}
    return JsonResponse(said, status=200 if found.is_ready else 503, json_dumps_params=shape)


@require_safe
@never_cache
@xframe_options_deny
def metrics(request: HttpRequest) -> HttpResponse:
    """Without a token there is no such address on a public site."""
    if settings.IS_PUBLIC and not settings.METRICS_TOKEN:
        return HttpResponseNotFound(content_type=TEXT)
    if _came_in_the_clear(request):
        return HttpResponse("Only by https.\n", status=403, content_type=TEXT)
    if settings.METRICS_TOKEN and not _has_token(request):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"}, content_type=TEXT)
    encode, content_type = choose_encoder(request.headers.get("Accept", ""))
    try:
        return HttpResponse(encode(ReminderFigures()), content_type=content_type)
    except Error:
        return HttpResponse("the database does not answer\n", status=503, content_type=TEXT)


def _came_in_the_clear(request: HttpRequest) -> bool:
    """By a proxy that was asked without TLS; who scrapes from inside comes by none."""
    header = settings.SECURE_PROXY_SSL_HEADER
    return header is not None and header[0] in request.META and not request.is_secure()


def _has_token(request: HttpRequest) -> bool:
    said = request.headers.get("Authorization", "")
    return constant_time_compare(said.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())
