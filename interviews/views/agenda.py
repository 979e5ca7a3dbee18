"""A round's agenda as a page, as a fragment after each change to it, and the order of its conversations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import reswap, retarget, trigger_client_event

from accounts.requests import SignedInRequest
from accounts.undo import offer_undo, undo_address
from interviews.agenda import agenda_of, with_agenda
from interviews.models import Interview, Round
from interviews.reordering import put_back, swap_with_neighbour, take_place_of


@login_required
@require_safe
def agenda(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(with_agenda(Round.objects.owned_by(request.user)), pk=pk)
    template = "interviews/agenda.html#agenda" if request.htmx else "interviews/agenda.html"
    return render(request, template, {"round": round, "agenda": agenda_of(round), "now": timezone.now()})


@login_required
@require_POST
def interview_position(request: SignedInRequest, pk: int) -> HttpResponse:
    """One step by `direction`, or where another stands by `place_of`."""
    interview = get_object_or_404(Interview.objects.owned_by(request.user), pk=pk)
    now, place = timezone.now(), request.POST.get("place_of")
    if place:
        former = take_place_of(interview, place, now)
    else:
        former = swap_with_neighbour(interview, now, is_upwards=request.POST.get("direction") == "up")
    if former:
        offer_undo(
            request,
            _("The agenda has a new order."),
            undo_address("interviews:agenda_undo", former, interview.round_id),
        )
    return changed_agenda(request, interview.round_id)


@login_required
@require_POST
def agenda_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.owned_by(request.user), pk=pk)
    put_back(round, request.GET, timezone.now())
    messages.success(request, _("As it was before."))
    return changed_agenda(request, pk)


def changed_agenda(request: SignedInRequest, round_pk: int) -> HttpResponse:
    """The answer to every change of an agenda: for htmx the whole of it anew, else the way to the round's page."""
    if not request.htmx:
        return redirect("dashboard:round", round_pk)
    round = get_object_or_404(with_agenda(Round.objects.owned_by(request.user)), pk=round_pk)
    context = {"round": round, "agenda": agenda_of(round), "now": timezone.now(), "has_news": True}
    response = render(request, "interviews/agenda.html#agenda", context)
    return trigger_client_event(reswap(retarget(response, "#agenda"), "outerHTML"), "agenda-changed")
