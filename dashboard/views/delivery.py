"""Whether mails go out, for the people who run the site: figures, and nothing of anybody's."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from followups.delivery_figures import delivery_figures
from followups.watch.readiness import readiness


@require_safe
def delivery(request: HttpRequest, around: Callable[[HttpRequest], dict[str, Any]]) -> HttpResponse:
    """`around` is what every page of the admin shows."""
    figures = {"figures": delivery_figures(timezone.now()), "readiness": readiness()}
    context = {**around(request), "title": _("Delivery of mails"), **figures}
    return render(request, "admin/delivery.html", context)
