"""The first round, from nothing: one form, then either the day to come or “whom did you meet?”."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from dashboard.met_form import MetForms
from interviews.agenda import with_agenda
from interviews.models import Round
from interviews.round_form import QuickRoundForm


@login_required
@require_http_methods(["GET", "POST"])
def start(request: SignedInRequest) -> HttpResponse:
    form = QuickRoundForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        round = form.save()
        return redirect("dashboard:met" if round.has_ended(timezone.now()) else "dashboard:round", round.pk)
    return render(request, "dashboard/start.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def met(request: SignedInRequest, pk: int) -> HttpResponse:
    """Whom did you meet, and one thing you talked about with each; then on to the thank-yous."""
    round = get_object_or_404(with_agenda(Round.objects.owned_by(request.user)), pk=pk)
    forms = MetForms(round, request.POST if request.method == "POST" else None)
    if forms.is_valid():
        forms.save()
        return redirect("followups:round_thank_yous", round.pk)
    context = {"round": round, "forms": forms}
    return render(request, "dashboard/met.html", context, status=422 if forms.has_errors else 200)
