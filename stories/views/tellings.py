"""Which story for whom: a round's plan, and each telling in it, planned, told, changed and taken back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo
from interviews.models import Debrief, Round
from stories.models import Story, Telling
from stories.plans import clashes_of_telling
from stories.side_by_side import pointed
from stories.telling_forms import PlanForm, TellingForm, ToldForm
from stories.telling_plan import telling_plan_of
from stories.views.address import number_or_404


@login_required
@require_safe
def round_stories(request: SignedInRequest, pk: int) -> HttpResponse:
    """With the story that the address names, if it names one, picked for everybody who has not heard it."""
    asked = request.GET.get("story")
    story = get_object_or_404(Story.objects.owned_by(request.user), pk=number_or_404(asked)) if asked else None
    return _plan(request, pk, chosen=story)


@login_required
@require_POST
def telling_create(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.owned_by(request.user).select_related("application__candidate"), pk=pk)
    form = PlanForm(round, request.POST)
    if not form.is_valid():
        return _plan(request, pk, status=422, form=form)
    telling = form.keep(timezone.now())
    return _changed(request, pk, focused=telling.interviewer_id)


@login_required
@require_POST
def telling_told(request: SignedInRequest, pk: int) -> HttpResponse:
    telling = get_object_or_404(_tellings(request), pk=pk)
    form = ToldForm(request.POST)
    if not form.is_valid():
        return _plan(request, telling.interview.round_id, status=422, told_form=form, refused=pk)
    form.keep(telling, timezone.now())
    return _changed(request, telling.interview.round_id, focused=telling.interviewer_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def telling_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    telling = get_object_or_404(_tellings(request), pk=pk)
    clashes = clashes_of_telling(telling)
    form = TellingForm(request.POST if request.method == "POST" else None, instance=telling)
    if form.is_valid():
        form.keep(timezone.now())
        return redirect("stories:round_stories", telling.interview.round_id)
    context = {"form": form, "telling": telling, "round": telling.interview.round, "pointed": pointed(clashes)}
    return render(request, "stories/telling_edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def telling_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    telling = get_object_or_404(_tellings(request), pk=pk)
    telling.mark_deleted(timezone.now())
    said = {"story": telling.story.title, "name": telling.interviewer.name}
    sentence = _("“%(story)s” is no longer meant for %(name)s.") % said
    offer_undo(request, sentence, reverse("stories:telling_restore", args=[pk]))
    return _changed(request, telling.interview.round_id, focused=telling.interviewer_id)


@login_required
@require_POST
def telling_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    telling = get_object_or_404(Telling.objects.deleted_by(request.user).select_related("interview"), pk=pk)
    bring_back(request, telling, timezone.now())
    return _changed(request, telling.interview.round_id, focused=telling.interviewer_id)


def _changed(request: SignedInRequest, round_pk: int, focused: int) -> HttpResponse:
    """For htmx the whole plan anew, with the keyboard at the person whose stories changed."""
    if not request.htmx:
        return redirect("stories:round_stories", round_pk)
    return _plan(request, round_pk, focused=focused, has_news=True)


def _plan(
    request: SignedInRequest, round_pk: int, status: int = 200, chosen: Story | None = None, **more: Any
) -> HttpResponse:
    plan = telling_plan_of(request.user, round_pk, chosen.pk if chosen else 0)
    context = {
        "round": plan.round,
        "now": timezone.now(),
        "plan": plan,
        "listeners": plan.listeners,
        "has_stories": any(listener.choices or listener.tellings for listener in plan.listeners),
        "pointed": pointed(plan.clashes),
        "ratings": Debrief.Rating.choices,
        **more,
    }
    if not request.htmx:
        return render(request, "stories/round_stories.html", context, status=status)
    response = render(request, "stories/round_stories.html#plan", context, status=status)
    return reswap(retarget(response, "#plan"), "outerHTML")


def _tellings(request: SignedInRequest) -> QuerySet[Telling]:
    owned: QuerySet[Telling] = Telling.objects.owned_by(request.user)
    return owned.select_related("story", "interviewer", "interview__round__application")
