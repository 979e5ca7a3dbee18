"""What happened with an account, read by its owner."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import AuditEvent
from accounts.requests import SignedInRequest

EVENTS_PER_PAGE = 25


@login_required
@require_safe
def activity(request: SignedInRequest) -> HttpResponse:
    """The latest first."""
    events = AuditEvent.objects.filter(user=request.user).order_by("-at", "-pk")
    page = Paginator(events, EVENTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/activity.html", {"page": page})
