"""The skills that a job asks for: read from its description, typed, renamed and removed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo
from interviews.coming import next_round
from interviews.models import Application, Skill
from interviews.skill_forms import JobDescriptionForm, SkillForm, SkillsForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def skills(request: SignedInRequest, pk: int) -> HttpResponse:
    """Two forms: what is ticked and typed becomes skills; a pasted description is kept and read."""
    application = get_object_or_404(Application.objects.owned_by(request.user), pk=pk)
    has_posting = "job_description" in request.POST
    posting = JobDescriptionForm(request.POST if has_posting else None, instance=application)
    if posting.is_valid():
        posting.save()
        return redirect("interviews:skills", pk)
    is_adding = request.method == "POST" and not has_posting
    form = SkillsForm(application, request.POST if is_adding else None)
    if form.is_valid():
        form.save()
        return _back(request, pk)
    context = {
        "form": form,
        "posting": posting,
        "application": application,
        "skills": application.skills.present(),
        "coming": next_round(request.user, timezone.now(), application),
    }
    return render(request, "interviews/skills.html", context, status=422 if form.errors or posting.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def skill_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    skill = get_object_or_404(Skill.objects.owned_by(request.user).select_related("application"), pk=pk)
    name = skill.name
    form = SkillForm(request.POST if request.method == "POST" else None, instance=skill)
    if form.is_valid():
        form.save()
        return redirect("interviews:skills", skill.application_id)
    context = {"form": form, "skill": skill, "name": name}
    return render(request, "interviews/skill_edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def skill_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    skill = get_object_or_404(Skill.objects.owned_by(request.user), pk=pk)
    skill.mark_deleted(timezone.now())
    offer_undo(request, _("“%(name)s” was removed.") % {"name": skill}, reverse("interviews:skill_restore", args=[pk]))
    return _back(request, skill.application_id)


@login_required
@require_POST
def skill_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    skill = get_object_or_404(Skill.objects.deleted_by(request.user), pk=pk)
    bring_back(request, skill, timezone.now())
    return redirect("interviews:skills", skill.application_id)


def _back(request: SignedInRequest, application_pk: int) -> HttpResponse:
    """To the page that the form stood on: the skills, or the job."""
    return redirect("interviews:skills" if "stay" in request.POST else "dashboard:application", application_pk)
