"""One application: logged, changed, deleted and brought back; its stage."""

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
from accounts.way_back import way_back, way_back_address
from interviews.forms import ApplicationForm, StageForm
from interviews.models import Application

# What is changed where it stands, on the page of the job.
PARTS = {"name": ("company", "role_title")}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def application_create(request: SignedInRequest) -> HttpResponse:
    application = Application(candidate=request.user, stage=Application.Stage.APPLIED)
    form = ApplicationForm(request.POST if request.method == "POST" else None, instance=application)
    if form.is_valid():
        return redirect("dashboard:application", form.save().pk)
    return render(request, "interviews/application_create.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def application_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.owned_by(request.user), pk=pk)
    name = str(application)
    form = ApplicationForm(request.POST if request.method == "POST" else None, instance=application)
    narrow(form, request, PARTS)
    if form.is_valid():
        form.save()
        return way_back(request) or redirect("dashboard:application", pk)
    context = {"application": application, "name": name}
    return edit_page(request, "interviews/application_edit.html", form, PARTS, context)


@login_required
@require_POST
def application_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.owned_by(request.user), pk=pk)
    application.mark_deleted(timezone.now())
    sentence = _("%(application)s was deleted, with its rounds and people.") % {"application": application}
    offer_undo(request, sentence, reverse("interviews:application_restore", args=[pk]))
    return redirect("dashboard:applications")


@login_required
@require_POST
def application_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    bring_back(request, get_object_or_404(Application.objects.deleted_by(request.user), pk=pk), timezone.now())
    return redirect("dashboard:application", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def application_stage(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.owned_by(request.user), pk=pk)
    former, back = application.stage, way_back_address(request) or reverse("dashboard:application", args=[pk])
    form = StageForm(request.POST if request.method == "POST" else None, instance=application)
    if form.is_valid():
        form.save()
        sentence = _("Now at “%(stage)s”: %(names)s.")
        said = {"stage": application.get_stage_display(), "names": application}
        offer_undo(
            request, sentence % said, undo_address("dashboard:applications_undo", {former: [pk], "next": [back]})
        )
        return redirect(back)
    context = {"form": form, "name": str(application), "back": back}
    return render(request, "interviews/application_stage.html", context, status=422 if form.errors else 200)
