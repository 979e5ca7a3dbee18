"""One round: logged whole, changed, called off, held after all, deleted and brought back; what was read and asked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.in_place import edit_page, narrow
from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo, undo_address
from accounts.way_back import way_back
from interviews.logging_rounds import back_to_applied, begin_interviewing
from interviews.models import Application, Round
from interviews.quick_add.line import LONGEST
from interviews.round_edit_form import RoundEditForm
from interviews.round_form import RoundLog

# What is changed where it stands, on the page of the round.
PARTS = {"place": ("format", "meeting_url", "location")}

# In an address that takes a round back: its job was only applied for before.
MOVED_ON = "moved_on"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_log(request: SignedInRequest) -> HttpResponse:
    template, line = "interviews/round_log.html", request.POST.get("line", "")[:LONGEST]
    if "another_row" in request.POST:
        log = RoundLog.with_another_row(request.user, request.POST)
        return render(request, f"{template}#round-rows" if request.htmx else template, {"log": log, "line": line})
    log = RoundLog(request.user, request.POST if request.method == "POST" else None, initial=request.GET.dict())
    if request.method == "POST" and log.is_valid():
        return _entered(request, log, "dashboard:debrief" if line else "dashboard:round")
    return render(request, template, {"log": log, "line": line}, status=422 if request.method == "POST" else 200)


def _entered(request: SignedInRequest, log: RoundLog, if_held: str) -> HttpResponse:
    job, round = log.form.job, log.save()
    offer_undo(request, _("%(round)s is saved.") % {"round": round}, _taken_back(round, job))
    return redirect(if_held if round.has_ended(timezone.now()) else "dashboard:round", round.pk)


def _taken_back(round: Round, job: Application | None) -> str:
    """Where that is done, by the job as it was before: one that came with the round goes, one moved on goes back."""
    if job is None:
        return reverse("interviews:application_delete", args=[round.application_id])
    return _address("interviews:round_delete", round.pk, was_moved_on=job.stage == Application.Stage.APPLIED)


def _address(view: str, pk: int, *, was_moved_on: bool) -> str:
    return undo_address(view, {MOVED_ON: [1]} if was_moved_on else {}, pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.owned_by(request.user).select_related("application"), pk=pk)
    name = str(round)
    form = RoundEditForm(request.POST if request.method == "POST" else None, instance=round, now=timezone.now())
    narrow(form, request, PARTS)
    if form.is_valid():
        form.save()
        return way_back(request) or redirect("dashboard:round", pk)
    return edit_page(request, "interviews/round_edit.html", form, PARTS, {"round": round, "name": name})


@login_required
@require_POST
def round_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.owned_by(request.user).select_related("application"), pk=pk)
    round.mark_deleted(timezone.now())
    was_moved_on = MOVED_ON in request.GET
    if was_moved_on:
        back_to_applied(round.application)
    sentence = _("%(round)s was deleted, with its agenda and thank-yous.") % {"round": round}
    offer_undo(request, sentence, _address("interviews:round_restore", pk, was_moved_on=was_moved_on))
    return redirect("dashboard:application", round.application_id)


@login_required
@require_POST
def round_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.deleted_by(request.user), pk=pk)
    if round.free_number() is None:
        messages.warning(request, _("This job has twenty rounds already. Delete one of them first."))
        return redirect("dashboard:application", round.application_id)
    bring_back(request, round, timezone.now())
    if MOVED_ON in request.GET:
        begin_interviewing(round.application)
    return redirect("dashboard:round", pk)


@login_required
@require_POST
def round_cancellation(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.owned_by(request.user), pk=pk)
    if request.POST.get("held") == "1":
        round.hold_after_all()
    else:
        round.cancel()
    return redirect("dashboard:round", pk)


@login_required
@require_POST
def round_primer(request: SignedInRequest, pk: int) -> HttpResponse:
    """What changes in round two was read; with `again` it is shown once more."""
    round = get_object_or_404(Round.objects.owned_by(request.user), pk=pk)
    round.primer_dismissed_at = None if "again" in request.POST else timezone.now()
    round.save(update_fields=["primer_dismissed_at"])
    return way_back(request) or redirect("dashboard:round", pk)


@login_required
@require_POST
def round_asked(request: SignedInRequest, pk: int) -> HttpResponse:
    """The recruiter was asked for the rest of the agenda; with `undo` not after all."""
    round = get_object_or_404(Round.objects.owned_by(request.user), pk=pk)
    round.recruiter_asked_at = None if "undo" in request.POST else timezone.now()
    round.save(update_fields=["recruiter_asked_at"])
    return way_back(request) or redirect("dashboard:prepare", pk)
