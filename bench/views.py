"""What our pages are held against: as little as Django can do behind the same middleware, for the same person."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from interviews.models import Application, Participation

ROWS = 25


def rows_of(request):
    rows = Participation.objects.owned_by(request.user)
    return rows.select_related("interviewer", "interview__round__application")[:ROWS]


@login_required
def as_json(request):
    rows = [
        {
            "person": row.interviewer.name,
            "company": row.interview.round.application.company,
            "round": row.interview.round.number,
            "starts_at": row.interview.starts_at,
        }
        for row in rows_of(request)
    ]
    return JsonResponse({"rows": rows})


@login_required
def as_table(request):
    return render(request, "bench/table.html", {"rows": rows_of(request), "now": timezone.now()}, using="plain")


@login_required
def one_row(request):
    return HttpResponse(Application.objects.owned_by(request.user).only("company").first().company)


def bare(request):
    return render(request, "bench/bare.html")
