"""One job: its rounds, its people, its skills, and what they said when."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from dashboard.development import development_of
from dashboard.next_step import next_step
from dashboard.today import today_of
from followups.models import Timeline
from interviews.models import Application, Interviewer, Round
from interviews.models.agenda import first_starts

# More than any job has, and a bound all the same.
AT_MOST = 100


@login_required
@require_GET
def application(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.owned_by(request.user), pk=pk)
    now = timezone.now()
    today = today_of(request.user, now, application)
    context = {
        "application": application,
        "now": now,
        "today": today,
        "next_step": None if today.is_quiet else next_step(today),
        "rounds": _rounds(application, now),
        "people": Interviewer.objects.present().filter(application=application)[:AT_MOST],
        "skills": application.skills.all()[:AT_MOST],
        "timelines": _timelines(application),
        "stages": Application.Stage.choices,
        "development": development_of(application),
    }
    return render(request, "dashboard/application.html", context)


def _rounds(application: Application, now: datetime) -> QuerySet[Round]:
    rounds: QuerySet[Round] = Round.objects.present().filter(application=application)
    return rounds.annotate(starts_at=first_starts()).order_by("-number")[:AT_MOST]


def _timelines(application: Application) -> QuerySet[Timeline]:
    said: QuerySet[Timeline] = Timeline.objects.present().filter(round__application=application)
    return said.select_related("round", "stated_by").order_by("-pk")[:AT_MOST]
