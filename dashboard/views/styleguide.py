"""The design language, alive: every colour, size and component on one page, on one person's machine only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dashboard import palette
from dashboard.samples import samples


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """What it is made of is not part of a site that was deployed, and nobody would look for it there."""
    if settings.IS_PUBLIC:
        raise Http404
    now = timezone.now()
    context = {
        "pairs": palette.pairs(),
        "sizes": palette.steps("text"),
        "spaces": palette.steps("space"),
        "radii": palette.steps("radius"),
        "now": now,
    }
    return render(request, "dashboard/styleguide.html", context | samples(now))
