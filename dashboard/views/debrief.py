"""“How did it go?”: one page for a whole round, saved answer by answer."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from accounts.requests import SignedInRequest
from dashboard.debrief_page import DebriefPage
from dashboard.development import development_of
from dashboard.still_open import still_open
from interviews.agenda import with_agenda
from interviews.models import Application, Round


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def debrief(request: SignedInRequest, pk: int) -> HttpResponse:
    round, now = _round_or_404(request, pk), timezone.now()
    if request.method == "POST":
        return _keep(request, round, now)
    return _show(request, DebriefPage(round, now))


def _keep(request: SignedInRequest, round: Round, now: datetime) -> HttpResponse:
    """Every valid answer is kept, whatever is wrong with others; then on, or the same page again."""
    with transaction.atomic():
        # Two windows save one after the other, each comparing with what the other has stored.
        Application.objects.select_for_update().get(pk=round.application_id)
        page = DebriefPage(round, now, request.POST)
        page.keep(request.POST.get("just_ended", ""))
    if page.form.errors:
        return _show(request, page, status=422)
    if "done" in request.POST:
        return _go(request, reverse("followups:round_thank_yous", args=[round.pk]))
    if "add_people" in request.POST or not request.htmx:
        return _go(request, f"{reverse('dashboard:debrief', args=[round.pk])}#people")
    if "just_ended" in request.POST:
        # What the tap entered was not typed: the row goes back as it is stored now.
        page = DebriefPage(_round_or_404(request, round.pk), now)
    return _show(request, page)


def _round_or_404(request: SignedInRequest, pk: int) -> Round:
    round: Round = get_object_or_404(with_agenda(Round.objects.owned_by(request.user)), pk=pk)
    return round


def _go(request: SignedInRequest, address: str) -> HttpResponse:
    answer = HttpResponseClientRedirect(address) if request.htmx else redirect(address)
    answer["X-Refused"] = ""
    return answer


def _show(request: SignedInRequest, page: DebriefPage, status: int = 200) -> HttpResponse:
    """The page; for htmx only what follows from the answers, and in a header the names of those refused."""
    context = {
        "page": page,
        "round": page.round,
        "now": page.now,
        "reading": page.reading,
        "open": still_open(page.round, page.timeline, page.now),
        "just_ended": request.POST.get("just_ended", ""),
    }
    if request.htmx:
        answer = render(request, "dashboard/debrief.html#answer", context, status=status)
    else:
        context["development"] = development_of(page.round.application)
        answer = render(request, "dashboard/debrief.html", context, status=status)
    answer["X-Refused"] = " ".join(refused.name for refused in page.form.refused)
    return answer
