"""Research for one job: the checklist of what to look at, and the notes that are kept there."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo
from interviews.coming import next_round
from interviews.models import Application, ResearchNote
from interviews.research import place_of, research_of
from interviews.research_forms import ResearchNoteForm


@login_required
@require_safe
def research(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page; asked by htmx for one section (`?area=`, `?person=`), that section."""
    application = get_object_or_404(Application.objects.owned_by(request.user), pk=pk)
    now = timezone.now()
    found = research_of(application, request.user.zone, now)
    context = {"application": application, "research": found}
    if request.htmx:
        section = found.section(place_of(request.GET.get("area", ""), request.GET.get("person")))
        if section:
            return render(request, "interviews/research.html#section", context | {"section": section})
    coming = next_round(request.user, now, application)
    return render(request, "interviews/research.html", context | {"coming": coming})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def research_note_create(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.owned_by(request.user), pk=pk)
    form = ResearchNoteForm(
        request.POST if request.method == "POST" else None,
        instance=ResearchNote(application=application),
        initial={name: request.GET.get(name, "") for name in ("area", "person")},
    )
    if form.is_valid():
        return _changed(request, form.save())
    return _form_page(request, "interviews/research_note_create.html", form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def research_note_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    notes = ResearchNote.objects.owned_by(request.user).select_related("application")
    form = ResearchNoteForm(
        request.POST if request.method == "POST" else None, instance=get_object_or_404(notes, pk=pk)
    )
    if form.is_valid():
        return _changed(request, form.save())
    return _form_page(request, "interviews/research_note_edit.html", form)


@login_required
@require_POST
def research_note_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    notes = ResearchNote.objects.owned_by(request.user).select_related("application")
    note = get_object_or_404(notes, pk=pk)
    note.mark_deleted(timezone.now())
    offer_undo(request, _("The note was deleted."), reverse("interviews:research_note_restore", args=[pk]))
    return _changed(request, note)


@login_required
@require_POST
def research_note_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    notes = ResearchNote.objects.deleted_by(request.user).select_related("application")
    note = get_object_or_404(notes, pk=pk)
    bring_back(request, note, timezone.now())
    return _changed(request, note)


def _changed(request: SignedInRequest, note: ResearchNote) -> HttpResponse:
    """The answer to every change: for htmx its section and the checklist anew, else the way to that section."""
    application, place = note.application, place_of(note.area, note.interviewer_id)
    found = research_of(application, request.user.zone, timezone.now()) if request.htmx else None
    section = found.section(place) if found else None
    if section is None:
        page = reverse("interviews:research", args=[application.pk])
        return redirect(f"{page}#{place}")
    context = {"application": application, "research": found, "section": section, "has_news": True}
    response = render(request, "interviews/research.html#section", context)
    return reswap(retarget(response, f"#{place}"), "outerHTML")


def _form_page(request: SignedInRequest, template: str, form: ResearchNoteForm) -> HttpResponse:
    note = form.instance
    context = {"form": form, "note": note, "application": note.application}
    fragment = f"{template}#note-form" if request.htmx else template
    return render(request, fragment, context, status=422 if form.errors else 200)
