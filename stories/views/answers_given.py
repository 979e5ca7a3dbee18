"""That an answer was given: noted for one or more people, changed, and taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo
from stories.answer_forms import GivenForm, GivenToForm
from stories.models import Answer, AnswerGiven


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_given(request: SignedInRequest, pk: int) -> HttpResponse:
    answer = get_object_or_404(Answer.objects.owned_by(request.user).select_related("application"), pk=pk)
    form = GivenToForm(answer, timezone.now(), request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.keep()
        messages.success(request, _("Noted. Next time you see what you said."))
        return redirect("stories:answers", answer.application_id)
    context = {"form": form, "answer": answer, "application": answer.application}
    return render(request, "stories/answer_given.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_given_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    given = get_object_or_404(_given(request), pk=pk)
    form = GivenForm(request.POST if request.method == "POST" else None, instance=given)
    if form.is_valid():
        form.save()
        return redirect("stories:answers", given.answer.application_id)
    context = {"form": form, "given": given, "application": given.answer.application}
    return render(request, "stories/answer_given_edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def answer_given_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    given = get_object_or_404(_given(request), pk=pk)
    given.mark_deleted(timezone.now())
    sentence = _("It is no longer noted that %(name)s heard it.") % {"name": given.interviewer.name}
    offer_undo(request, sentence, reverse("stories:answer_given_restore", args=[pk]))
    return redirect("stories:answers", given.answer.application_id)


@login_required
@require_POST
def answer_given_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    given = get_object_or_404(AnswerGiven.objects.deleted_by(request.user).select_related("answer"), pk=pk)
    bring_back(request, given, timezone.now())
    return redirect("stories:answers", given.answer.application_id)


def _given(request: SignedInRequest) -> QuerySet[AnswerGiven]:
    owned: QuerySet[AnswerGiven] = AnswerGiven.objects.owned_by(request.user)
    return owned.select_related("answer__application", "interviewer", "interview__round")
