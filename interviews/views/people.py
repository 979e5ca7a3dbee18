"""One person of an application: added, changed, deleted and brought back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.in_place import edit_page, narrow
from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo
from accounts.way_back import way_back
from interviews.forms import InterviewerForm
from interviews.logging_rounds import latest_number
from interviews.models import Application, Interviewer
from interviews.people import usual_relation

# What is changed where it stands, in an agenda and among the people of a job.
PARTS = {"who": ("name", "job_title", "relation")}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def interviewer_create(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.owned_by(request.user), pk=pk)
    relation = usual_relation(latest_number(application))
    person = Interviewer(application=application, relation=relation)
    form = InterviewerForm(request.POST if request.method == "POST" else None, instance=person)
    if form.is_valid():
        form.save()
        return redirect("dashboard:application", pk)
    context = {"form": form, "application": application}
    return render(request, "interviews/interviewer_create.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def interviewer_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    people = Interviewer.objects.owned_by(request.user).select_related("application")
    interviewer = get_object_or_404(people, pk=pk)
    name = interviewer.name
    form = InterviewerForm(request.POST if request.method == "POST" else None, instance=interviewer)
    narrow(form, request, PARTS)
    if request.GET.get("ask") == "email":
        form.fields["email"].widget.attrs["autofocus"] = True
    if form.is_valid():
        form.save()
        return way_back(request) or redirect("dashboard:application", interviewer.application_id)
    context = {"interviewer": interviewer, "name": name}
    return edit_page(request, "interviews/interviewer_edit.html", form, PARTS, context)


@login_required
@require_POST
def interviewer_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    people = Interviewer.objects.owned_by(request.user).select_related("application")
    interviewer = get_object_or_404(people, pk=pk)
    interviewer.mark_deleted(timezone.now())
    sentence = _("%(name)s was deleted, and left every agenda of this job.") % {"name": interviewer}
    offer_undo(request, sentence, reverse("interviews:interviewer_restore", args=[pk]))
    return redirect("dashboard:application", interviewer.application_id)


@login_required
@require_POST
def interviewer_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    interviewer = get_object_or_404(Interviewer.objects.deleted_by(request.user), pk=pk)
    bring_back(request, interviewer, timezone.now())
    return redirect("dashboard:application", interviewer.application_id)
