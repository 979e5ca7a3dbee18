"""The first round, from nothing: one form, then either the day to come or “how did it go?”."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from interviews.round_form import QuickRoundForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: SignedInRequest) -> HttpResponse:
    form = QuickRoundForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        round = form.save()
        messages.success(request, _("%(round)s is saved.") % {"round": round})
        return redirect("dashboard:debrief" if round.has_ended(timezone.now()) else "dashboard:round", round.pk)
    return render(request, "dashboard/start.html", {"form": form}, status=422 if form.errors else 200)
