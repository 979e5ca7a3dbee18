"""Where the mail provider reports what became of mails; there only if one is configured, with its secret."""

import logging
from typing import Any

from anymail.exceptions import AnymailWebhookValidationFailure
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.bounces import mark_came_back, takes_no_mail

log = logging.getLogger(__name__)

# What anymail raises over a report that has not the shape it knows.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, ImproperlyConfigured)


@csrf_exempt
@require_POST
def bounces(request: HttpRequest) -> HttpResponse:
    """anymail proves who reports and reads it; its view would hand the events to a signal, so it is not asked to."""
    if settings.EMAIL_REPORTS is None:
        raise Http404
    reader = import_string(settings.EMAIL_REPORTS["view"])(**settings.EMAIL_REPORTS["options"])
    try:
        reader.run_validators(request)
        events = [event for event in reader.parse_events(request) if takes_no_mail(event, reader.esp_name)]
    except AnymailWebhookValidationFailure:
        log.warning("a report about mails was refused: it did not prove that it comes from the provider")
        return HttpResponse("Wrong secret or signature.\n", status=403, content_type="text/plain")
    except UNREADABLE as error:
        log.warning("a report about mails could not be read (%s)", type(error).__name__)
        return HttpResponse("Not a report that can be read.\n", status=400, content_type="text/plain")
    _mark(events)
    return HttpResponse(status=204)


def _mark(events: list[Any]) -> None:
    now = timezone.now()
    for event in events:
        key = mark_came_back(event.recipient or "", now)
        if key:
            log.warning("account %s: its address takes no mail (%s)", key, event.event_type)
