"""How the search goes."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from dashboard.insights import insights_of


@login_required
@require_safe
def insights(request: SignedInRequest) -> HttpResponse:
    insights, charts = insights_of(request.user, timezone.now())
    return render(request, "dashboard/insights.html", {"insights": insights, "charts": charts})
