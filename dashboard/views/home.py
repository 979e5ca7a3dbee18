"""`/`: what to do next; and for somebody who is not signed in, what this is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dashboard.landing import example
from dashboard.lines import lines_of
from dashboard.next_step import next_step
from dashboard.today import today_of
from dashboard.weeks_ahead import weeks_ahead


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    if not request.user.is_authenticated:
        return render(request, "dashboard/landing.html", {"example": example(now)})
    today = today_of(request.user, now)
    step = next_step(today)
    context = {
        "now": now,
        "today": today,
        "lines": lines_of(today, step.text),
        "next_step": step,
        "weeks": weeks_ahead(today, request.user.country),
        "opened": today.opened,
    }
    return render(request, "dashboard/home.html", context)
