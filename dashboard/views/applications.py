"""One job: its rounds, its people, its skills, and what they said when."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.pages import PAGE
from accounts.requests import SignedInRequest
from dashboard.development import development_in
from dashboard.job_rows import rows_of_job
from dashboard.listed import Listed
from dashboard.next_step import next_step
from dashboard.today import today_of
from interviews.models import Application, Interviewer


@login_required
@require_safe
def application(request: SignedInRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    application, found = rows_of_job(request.user, pk)
    today = today_of(request.user, now, application)
    people = Paginator(Interviewer.objects.present().filter(application=application), PAGE)
    # Asked along with the rest.
    vars(people)["count"] = sum(total for _job, total in found["people"])
    context = {
        "application": application,
        "now": now,
        "today": today,
        "next_step": None if today.is_quiet else next_step(today),
        "rounds": found["rounds"],
        "page": people.get_page(request.GET.get("page")),
        "skills": Listed.of(found["skills"]),
        "timelines": Listed.of(found["timelines"]),
        "stages": Application.Stage.choices,
        "development": development_in(found["debriefs"], found["ended"]),
    }
    return render(request, "dashboard/application.html", context)
