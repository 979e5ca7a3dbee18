"""What they said when they would reply, and who keeps the candidate waiting."""

from datetime import date, datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from accounts.undo import offer_undo
from accounts.way_back import way_back
from followups.answer_forms import AnswerForm, OutcomeForm
from followups.forms import TimelineForm
from followups.models import Timeline
from followups.outlook import will_follow_up
from followups.waiting import awaited_answers, turns
from interviews.models import Round


@login_required
@require_safe
def waiting(request: SignedInRequest) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    page = awaited_answers(request.user, today, request.GET.get("page"))
    context = {"today": today, "page": page, "awaited": page.object_list, **turns(request.user, now)}
    return render(request, "followups/waiting.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def timeline_create(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.owned_by(request.user).select_related("application__candidate"), pk=pk)
    posted = request.POST if request.method == "POST" else None
    form, why_not = TimelineForm(posted, round=round, today=timezone.localdate()), round.why_not_awaited()
    if form.is_valid() and not form.has_to_show:
        return _noted(request, form, why_not)
    earlier = round.timelines.select_related("stated_by").order_by("-pk")
    context = {"round": round, "form": form, "earlier": earlier, "why_not": why_not}
    template = "followups/timeline_create.html" + ("#timeline-form" if request.htmx else "")
    return render(request, template, context, status=422 if form.errors else 200)


@login_required
@require_POST
def timeline_answered(request: SignedInRequest, pk: int) -> HttpResponse:
    """They answered, and what; with `answered=0` it was a mistake, and the wait goes on."""
    timeline = _timeline_or_404(request, pk)
    if _is_undone(request, "answered"):
        timeline.mark_unanswered()
        return _still_waiting(request)
    was_answered = timeline.answered_at is not None
    if not was_answered and _is_overtaken(timeline):
        return _still_waiting(request)
    form = AnswerForm(request.POST, timeline=timeline)
    if form.is_valid():
        form.save(timezone.now())
        undo_url = reverse("followups:timeline_answered", args=[pk]) + "?answered=0"
        if was_answered:
            messages.success(request, _("Saved."))
        else:
            offer_undo(request, _("They answered. No more reminders about this one."), undo_url)
        return way_back(request) or redirect("followups:timeline_outcome", pk)
    return render(request, "followups/timeline_outcome.html", {"timeline": timeline, "form": form}, status=422)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def timeline_outcome(request: SignedInRequest, pk: int) -> HttpResponse:
    """What follows from an answer, or from none at all: the stage of the job. A plain look changes nothing."""
    timeline = _timeline_or_404(request, pk)
    form = OutcomeForm({"stage": request.POST.get("stage") or request.GET.get("stage")})
    if request.method == "POST" and form.is_valid():
        before = form.save(timeline.round.application)
        undo_url = reverse("followups:timeline_outcome", args=[pk]) + f"?stage={before}"
        offer_undo(request, str(form.sentence), undo_url)
        return way_back(request) or redirect("followups:waiting")
    context = {"timeline": timeline, "form": AnswerForm(timeline=timeline)}
    return render(request, "followups/timeline_outcome.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def timeline_asked_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """The candidate has asked; with `asked=0` that was a mistake."""
    timeline, now = _timeline_or_404(request, pk), timezone.now()
    if _is_undone(request, "asked"):
        timeline.mark_not_asked_again()
        messages.success(request, _("Not asked yet, then."))
    elif _is_overtaken(timeline):
        return _still_waiting(request)
    else:
        timeline.mark_asked_again(now)
        undo_url = reverse("followups:timeline_asked_again", args=[pk]) + "?asked=0"
        offer_undo(request, _what_follows_asking(timeline, now), undo_url)
    return way_back(request) or redirect("followups:waiting")


def _is_overtaken(timeline: Timeline) -> bool:
    """Whether they named another day since, and it is that one that is waited for."""
    live = timeline.round.timelines.latest("pk")
    return live != timeline and not live.answered_at


def _still_waiting(request: SignedInRequest) -> HttpResponse:
    messages.success(request, _("Still waiting, then. We keep an eye on the day."))
    return way_back(request) or redirect("followups:waiting")


def _timeline_or_404(request: SignedInRequest, pk: int) -> Timeline:
    owned = Timeline.objects.owned_by(request.user).select_related("round__application", "stated_by")
    timeline: Timeline = get_object_or_404(owned, pk=pk)
    return timeline


def _noted(request: SignedInRequest, form: TimelineForm, why_not: str) -> HttpResponse:
    timeline = form.save()
    if why_not:
        noted = {"day": date_format(timeline.reply_by, _("l j F")), "why": why_not}
        messages.success(request, _("Noted: %(day)s. %(why)s So we won’t write about it.") % noted)
        return redirect("dashboard:round", timeline.round_id)
    day = _day_and_why(timeline.reply_by, form.asked_about_why)
    messages.success(request, _("Noted: %(day)s. If it passes in silence, we’ll write to you.") % {"day": day})
    return redirect("followups:waiting")


def _day_and_why(day: date, why: str) -> str:
    """Thursday 24 December; 25 and 26 December are public holidays."""
    named = date_format(day, _("l j F"))
    return f"{named}; {why}" if why else named


def _what_follows_asking(timeline: Timeline, now: datetime) -> str:
    if will_follow_up(timeline.round, now):
        return _("Good. If they stay silent, we’ll write again in five working days.")
    return _("Noted. We won’t write about this one again.")


def _is_undone(request: SignedInRequest, name: str) -> bool:
    return "0" in (request.POST.get(name), request.GET.get(name))
