"""Where each job stands, by stage; several of them moved or deleted at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.pages import PAGE
from accounts.requests import SignedInRequest
from accounts.undo import offer_undo
from accounts.way_back import list_again, way_back
from dashboard.board import applications_of, columns_of, stage_tabs, totals_of
from dashboard.selection import SelectionForm, undo
from interviews.models import Application


@login_required
@require_safe
def applications(request: SignedInRequest) -> HttpResponse:
    """All of them, or with `?stage=` those of one stage."""
    return _board(request)


@login_required
@require_POST
def applications_selected(request: SignedInRequest) -> HttpResponse:
    form = SelectionForm(request.POST, candidate=request.user)
    if not form.is_valid():
        return _board(request, form)
    offer_undo(request, *form.apply(timezone.now()))
    return list_again(request, "dashboard:applications")


@login_required
@require_POST
def applications_undo(request: SignedInRequest) -> HttpResponse:
    undo(request.user, request.GET)
    messages.success(request, _("As it was before."))
    return way_back(request) or redirect("dashboard:applications")


def _board(request: SignedInRequest, selection: SelectionForm | None = None) -> HttpResponse:
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
        "stages": Application.Stage.choices,
        "selection": selection,
    }
    return render(request, "dashboard/applications.html", context, status=422 if selection else 200)
