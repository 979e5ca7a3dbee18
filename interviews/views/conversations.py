"""One conversation of an agenda: added, changed, called off, deleted and brought back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo
from interviews.interview_form import InterviewForm
from interviews.models import Interview, Round
from interviews.views.agenda import changed_agenda


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def interview_create(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.owned_by(request.user).select_related("application"), pk=pk)
    form = InterviewForm(Interview(round=round), request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.save(timezone.now())
        return changed_agenda(request, pk)
    return _form_page(request, "interviews/interview_create.html", form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def interview_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    interviews = Interview.objects.owned_by(request.user).select_related("round__application")
    interview = get_object_or_404(interviews, pk=pk)
    form = InterviewForm(interview, request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.save(timezone.now())
        return changed_agenda(request, interview.round_id)
    return _form_page(request, "interviews/interview_edit.html", form)


@login_required
@require_POST
def interview_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    interviews = Interview.objects.owned_by(request.user).select_related("round__application")
    interview = get_object_or_404(interviews, pk=pk)
    interview.mark_deleted(timezone.now())
    restore_url = reverse("interviews:interview_restore", args=[pk])
    offer_undo(request, _("The conversation was deleted."), restore_url)
    return changed_agenda(request, interview.round_id)


@login_required
@require_POST
def interview_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    interview = get_object_or_404(Interview.objects.deleted_by(request.user), pk=pk)
    bring_back(request, interview, timezone.now())
    return changed_agenda(request, interview.round_id)


@login_required
@require_POST
def interview_cancellation(request: SignedInRequest, pk: int) -> HttpResponse:
    interview = get_object_or_404(Interview.objects.owned_by(request.user), pk=pk)
    if request.POST.get("held") == "1":
        interview.hold_after_all()
    else:
        interview.cancel()
    return changed_agenda(request, interview.round_id)


def _form_page(request: SignedInRequest, template: str, form: InterviewForm) -> HttpResponse:
    context = {"form": form, "interview": form.interview, "round": form.interview.round}
    fragment = f"{template}#interview-form" if request.htmx else template
    return render(request, fragment, context, status=422 if form.errors else 200)
