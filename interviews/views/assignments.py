"""What a round asks to hand in or to bring: added, changed, handed in, deleted and brought back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo
from interviews.assignment_form import AssignmentForm
from interviews.assignments import assignments_of
from interviews.models import Assignment, Round


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_create(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.owned_by(request.user).select_related("application"), pk=pk)
    posted = request.POST if request.method == "POST" else None
    form = AssignmentForm(Assignment(round=round), timezone.now(), posted)
    if form.is_valid():
        form.save()
        return _changed(request, round)
    context = {"form": form, "round": round}
    return render(request, "interviews/assignment_create.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = _assignment_or_404(request, pk)
    title, posted = assignment.title, request.POST if request.method == "POST" else None
    form = AssignmentForm(assignment, timezone.now(), posted)
    if form.is_valid():
        form.save()
        return _changed(request, assignment.round)
    context = {"form": form, "assignment": assignment, "round": assignment.round, "title": title}
    return render(request, "interviews/assignment_edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def assignment_handed_in(request: SignedInRequest, pk: int) -> HttpResponse:
    """Handed in, or with `handed_in=no` not yet after all; a second press changes nothing."""
    assignment = _assignment_or_404(request, pk)
    if request.POST.get("handed_in") == "no":
        assignment.take_back()
    elif assignment.handed_in_at is None:
        assignment.hand_in(timezone.now())
    return _changed(request, assignment.round)


@login_required
@require_POST
def assignment_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = _assignment_or_404(request, pk)
    assignment.mark_deleted(timezone.now())
    sentence = _("“%(title)s” was deleted.") % {"title": assignment}
    offer_undo(request, sentence, reverse("interviews:assignment_restore", args=[pk]))
    return _changed(request, assignment.round)


@login_required
@require_POST
def assignment_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    deleted = Assignment.objects.deleted_by(request.user).select_related("round")
    assignment = get_object_or_404(deleted, pk=pk)
    bring_back(request, assignment, timezone.now())
    return _changed(request, assignment.round)


def _assignment_or_404(request: SignedInRequest, pk: int) -> Assignment:
    owned = Assignment.objects.owned_by(request.user).select_related("round__application")
    assignment: Assignment = get_object_or_404(owned, pk=pk)
    return assignment


def _changed(request: SignedInRequest, round: Round) -> HttpResponse:
    """The answer to every change: for htmx the round's list anew, else the way to the page that shows it."""
    if not request.htmx:
        return redirect(f"{reverse('dashboard:prepare', args=[round.pk])}#assignments")
    context = {"round": round, "assignments": assignments_of(round), "now": timezone.now(), "has_news": True}
    return render(request, "interviews/_assignments.html", context)
