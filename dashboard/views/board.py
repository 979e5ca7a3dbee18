"""Where each job stands, by stage."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from dashboard.board import applications_of, columns_of, stage_tabs, totals_of
from interviews.models import Application

PAGE = 25


@login_required
@require_safe
def applications(request: SignedInRequest) -> HttpResponse:
    """All of them, or with `?stage=` those of one stage."""
    now = timezone.now()
    stage = request.GET.get("stage", "")
    totals = totals_of(request.user)
    page = Paginator(applications_of(request.user, stage), PAGE).get_page(request.GET.get("page"))
    context = {
        "now": now,
        "page": page,
        "chosen": stage if stage in Application.Stage else "",
        "tabs": stage_tabs(totals, stage),
        "total": sum(totals.values()),
        "columns": columns_of(request.user, page, totals, now),
    }
    return render(request, "dashboard/applications.html", context)
