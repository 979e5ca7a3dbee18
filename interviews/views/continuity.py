"""Pick up from last time: what earlier rounds said, what one thought since, and a first round filled in afterwards."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from interviews.continuity_forms import SettledForm, ThoughtForm
from interviews.continuity_page import page_of
from interviews.earlier_round import EarlierRoundForm, before
from interviews.models import Round, Topic

PAGE = "interviews/continuity.html"


@login_required
@require_safe
def continuity(request: SignedInRequest, pk: int) -> HttpResponse:
    return render(request, PAGE, _context(_fetch_round(request, pk)))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def earlier_round(request: SignedInRequest, pk: int) -> HttpResponse:
    round, now = _fetch_round(request, pk), timezone.now()
    form = EarlierRoundForm(round, now, request.POST if request.method == "POST" else None)
    if form.is_valid():
        if form.save():
            return redirect("interviews:continuity", pk)
        form.add_error(None, _("Every number before this round is taken. Note it with the round that is there."))
    context = {"form": form, "round": round, "before": before(round, now)}
    return render(request, "interviews/earlier_round.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def topic_thought(request: SignedInRequest, pk: int) -> HttpResponse:
    topic = _fetch_topic(request, pk)
    form = ThoughtForm(topic, request.POST)
    if form.is_valid():
        form.save()
        if not request.htmx:
            return _back(form.cleaned_data["round"], topic)
    return _answer(request, topic, form, "interviews/_continuity_line.html")


@login_required
@require_POST
def topic_settled(request: SignedInRequest, pk: int) -> HttpResponse:
    topic = _fetch_topic(request, pk)
    form = SettledForm(topic, request.POST)
    if form.is_valid():
        form.save(timezone.now())
        if not request.htmx:
            return _back(form.cleaned_data["round"], topic)
    return _answer(request, topic, form, "interviews/_continuity_todo.html")


def _fetch_round(request: SignedInRequest, pk: int) -> Round:
    rounds = Round.objects.owned_by(request.user).select_related("application__candidate")
    round: Round = get_object_or_404(rounds, pk=pk)
    return round


def _fetch_topic(request: SignedInRequest, pk: int) -> Topic:
    topics = Topic.objects.owned_by(request.user).select_related("interview__round", "interviewer")
    topic: Topic = get_object_or_404(topics, pk=pk)
    return topic


def _context(round: Round, refused: tuple[int, str, str] | None = None) -> dict[str, Any]:
    now = timezone.now()
    earlier = before(round, now)
    form = EarlierRoundForm(round, now) if earlier.can_be_filled_in else None
    return {"round": round, "page": page_of(round, refused), "before": earlier, "form": form}


def _back(round: Round, topic: Topic) -> HttpResponse:
    return redirect(f"{reverse('interviews:continuity', args=[round.pk])}#topic-{topic.pk}")


def _answer(request: SignedInRequest, topic: Topic, form: ThoughtForm | SettledForm, fragment: str) -> HttpResponse:
    """For htmx what became of the topic; else the page with what was refused."""
    problems = " ".join(str(problem) for rows in form.errors.values() for problem in rows)
    refused = (topic.pk, request.POST.get("thought", topic.thought_since), problems) if problems else None
    status = 422 if problems else 200
    round: Round | None = form.cleaned_data.get("round")
    row = page_of(round, refused).row(topic) if round else None
    if round is None or (row is None and problems):
        lost = {"topic": topic, "problem": problems, "typed": request.POST.get("thought", "")}
        return render(request, "interviews/continuity_topic.html", lost, status=422)
    if not request.htmx:
        return render(request, PAGE, _context(_fetch_round(request, round.pk), refused), status=status)
    if row is None:
        # Of a conversation that was called off meanwhile: nothing on the page is to change.
        return HttpResponse(status=204)
    context = {"row": row, "round": round, "is_saved": not problems}
    return render(request, fragment, context, status=status)
