"""A job's prepared answers: read beside what was said so far, written, taken from another job, deleted."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo
from interviews.models import Application
from stories.answer_forms import AnswerForm
from stories.answer_sheet import GUIDANCE, answer_sheet_of, answers_of_other_jobs
from stories.models import Answer
from stories.views.address import number_or_404

MOST_STARTS = 5


@login_required
@require_safe
def answers(request: SignedInRequest, pk: int) -> HttpResponse:
    return _page(request, _application(request, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_create(request: SignedInRequest, pk: int) -> HttpResponse:
    application = _application(request, pk)
    topic = request.GET.get("topic", Answer.Topic.OWN)
    if topic not in Answer.Topic:
        raise Http404
    existing = Answer.objects.present().filter(application=application, topic=topic).first()
    if existing and topic != Answer.Topic.OWN and request.method != "POST":
        return redirect(f"{reverse('stories:answer_edit', args=[existing.pk])}?{request.GET.urlencode()}")
    return _form(request, "stories/answer_create.html", Answer(application=application, topic=topic))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    answer = get_object_or_404(Answer.objects.owned_by(request.user).select_related("application__candidate"), pk=pk)
    return _form(request, "stories/answer_edit.html", answer)


@login_required
@require_POST
def answer_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was given of it goes and comes back with it."""
    answer = get_object_or_404(Answer.objects.owned_by(request.user), pk=pk)
    answer.mark_deleted(timezone.now())
    sentence = _("The answer to “%(question)s” was deleted.") % {"question": answer.asked}
    offer_undo(request, sentence, reverse("stories:answer_restore", args=[pk]))
    if not request.htmx:
        return redirect("stories:answers", answer.application_id)
    return _page(request, _application(request, answer.application_id), emptied=answer.topic)


@login_required
@require_POST
def answer_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    answer = get_object_or_404(Answer.objects.deleted_by(request.user), pk=pk)
    bring_back(request, answer, timezone.now())
    return redirect("stories:answers", answer.application_id)


def _form(request: SignedInRequest, template: str, answer: Answer) -> HttpResponse:
    start = _start(request)
    offered = {"text": start.text, "question": start.question} if start else {}
    asked = answer.asked if answer.pk or answer.topic != Answer.Topic.OWN else ""
    form = AnswerForm(request.POST if request.method == "POST" else None, instance=answer, initial=offered)
    if form.is_valid() and form.keep():
        return _changed(request, answer)
    others = [other for other in answers_of_other_jobs(answer.application) if other.topic == answer.topic]
    context = {
        "form": form,
        "answer": answer,
        "application": answer.application,
        "asked": asked,
        "guidance": GUIDANCE[answer.topic],
        "start": start,
        "starts": [other for other in others if other != start][:MOST_STARTS],
        "query": request.GET.urlencode(),
    }
    fragment = f"{template}#answer-form" if request.htmx else template
    return render(request, fragment, context, status=422 if form.errors else 200)


def _start(request: SignedInRequest) -> Answer | None:
    """The answer of another job that the address names to start from."""
    if "from" not in request.GET:
        return None
    owned = Answer.objects.owned_by(request.user).select_related("application")
    start: Answer = get_object_or_404(owned, pk=number_or_404(request.GET["from"]))
    return start


def _changed(request: SignedInRequest, answer: Answer) -> HttpResponse:
    if not request.htmx:
        messages.success(request, _("Kept. Say it aloud once: it should take less than a minute."))
        return redirect("stories:answers", answer.application_id)
    response = _page(request, _application(request, answer.application_id), changed=answer.pk)
    return reswap(retarget(response, "#answers"), "outerHTML")


def _page(request: SignedInRequest, application: Application, **more: Any) -> HttpResponse:
    sheet = answer_sheet_of(application, timezone.now())
    context = {"application": application, "sheet": sheet, "coming": sheet.coming, **more}
    if request.htmx:
        return render(request, "stories/answers.html#answers", context)
    return render(request, "stories/answers.html", context)


def _application(request: SignedInRequest, pk: int) -> Application:
    owned = Application.objects.owned_by(request.user).select_related("candidate")
    application: Application = get_object_or_404(owned, pk=pk)
    return application
