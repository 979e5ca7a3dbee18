"""What they said when they would reply, and who keeps the candidate waiting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import SignedInRequest
from accounts.undo import offer_undo
from accounts.way_back import way_back
from followups.forms import TimelineForm
from followups.models import Timeline
from followups.waiting import answered_lately, awaited_answers, rounds_without_a_day
from interviews.models import Round


@login_required
@require_GET
def waiting(request: SignedInRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        "today": timezone.localdate(now),
        "awaited": awaited_answers(request.user, timezone.localdate(now)),
        "without_a_day": rounds_without_a_day(request.user, now),
        "answered": answered_lately(request.user),
    }
    return render(request, "followups/waiting.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def timeline_create(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.owned_by(request.user).select_related("application__candidate"), pk=pk)
    posted = request.POST if request.method == "POST" else None
    form = TimelineForm(posted, round=round, today=timezone.localdate())
    if form.is_valid() and not form.has_to_show:
        day = date_format(form.save().reply_by, "l j F")
        messages.success(request, _("Noted: %(day)s. If it passes in silence, we’ll write to you.") % {"day": day})
        return redirect("followups:waiting")
    context = {"round": round, "form": form, "earlier": round.timelines.select_related("stated_by").order_by("-pk")}
    template = "followups/timeline_create.html" + ("#timeline-form" if request.htmx else "")
    return render(request, template, context, status=422 if form.errors else 200)


@login_required
@require_POST
def timeline_answered(request: SignedInRequest, pk: int) -> HttpResponse:
    """They answered; with `answered=0` it was a mistake, and the wait goes on."""
    timeline = get_object_or_404(Timeline.objects.owned_by(request.user), pk=pk)
    if _is_undone(request, "answered"):
        timeline.mark_unanswered()
        messages.success(request, _("Still waiting, then. We keep an eye on the day."))
    else:
        timeline.mark_answered(timezone.now())
        undo_url = reverse("followups:timeline_answered", args=[pk]) + "?answered=0"
        offer_undo(request, _("They answered. No more reminders about this one."), undo_url)
    return way_back(request) or redirect("followups:waiting")


@login_required
@require_POST
def timeline_asked_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """The candidate has asked; with `asked=0` that was a mistake."""
    timeline = get_object_or_404(Timeline.objects.owned_by(request.user), pk=pk)
    if _is_undone(request, "asked"):
        timeline.mark_not_asked_again()
        messages.success(request, _("Not asked yet, then."))
    else:
        timeline.mark_asked_again(timezone.now())
        undo_url = reverse("followups:timeline_asked_again", args=[pk]) + "?asked=0"
        offer_undo(request, _("Good. If they stay silent, we’ll write again in five working days."), undo_url)
    return way_back(request) or redirect("followups:waiting")


def _is_undone(request: SignedInRequest, name: str) -> bool:
    return "0" in (request.POST.get(name), request.GET.get(name))
