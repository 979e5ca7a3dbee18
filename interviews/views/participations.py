"""Who was really there: met or not, or somebody else came."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from accounts.way_back import way_back
from interviews.interview_form import MetForm, ReplacementForm
from interviews.models import Participation
from interviews.people import replace
from interviews.views.agenda import changed_agenda


@login_required
@require_POST
def participation_met(request: SignedInRequest, pk: int) -> HttpResponse:
    participation = _fetch(request, pk)
    form = MetForm(request.POST)
    if form.is_valid():
        participation.mark_met(form.cleaned_data["met"])
        return way_back(request) or changed_agenda(request, participation.interview.round_id)
    context = {"form": form, "participation": participation}
    return render(request, "interviews/participation_met.html", context, status=422)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def participation_replacement(request: SignedInRequest, pk: int) -> HttpResponse:
    participation = _fetch(request, pk)
    form = ReplacementForm(participation, request.POST if request.method == "POST" else None)
    if form.is_valid():
        replace(participation, form.cleaned_data["person"])
        return changed_agenda(request, participation.interview.round_id)
    template = "interviews/participation_replacement.html"
    fragment = f"{template}#replacement-form" if request.htmx else template
    context = {"form": form, "participation": participation}
    return render(request, fragment, context, status=422 if form.errors else 200)


def _fetch(request: SignedInRequest, pk: int) -> Participation:
    people = Participation.objects.owned_by(request.user).select_related(
        "interview__round__application", "interviewer"
    )
    participation: Participation = get_object_or_404(people, pk=pk)
    return participation
