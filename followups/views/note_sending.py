"""From a draft to a note that is sent: opened, asked for, downloaded, and the one question when coming back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest
from accounts.undo import offer_undo, undo_address
from followups.drafts import Draft
from followups.eml import eml_of, file_name
from followups.models import ThankYouNote
from followups.recipients import recipients_of
from followups.sending_forms import AskedForm, OpenedForm, OpenedNotesForm, RecruiterRequest
from followups.views.note_cards import keep, one_of, reopen, round_or_404


@login_required
@require_POST
def note_opened(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    return keep(request, round_pk, interviewer_pk, OpenedForm)


@login_required
@require_POST
def note_asked(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    return keep(request, round_pk, interviewer_pk, AskedForm)


@login_required
@require_safe
def note_eml(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    recipient = one_of(recipients_of(round_or_404(request, round_pk), timezone.now()), interviewer_pk)
    note, person = recipient.note, recipient.person
    content = eml_of(Draft(note.subject, note.body), person.name, person.email)
    disposition = f'attachment; filename="{file_name(person.name)}"'
    return HttpResponse(content, content_type="message/rfc822", headers={"Content-Disposition": disposition})


@login_required
@require_POST
def recruiter_asked(request: SignedInRequest, pk: int) -> HttpResponse:
    round = round_or_404(request, pk)
    is_undone = "undo" in request.POST
    RecruiterRequest(recipients_of(round, timezone.now())).mark_asked(None if is_undone else timezone.now())
    if is_undone:
        messages.success(request, _("Not asked yet, then."))
    return redirect("followups:round_thank_yous", round.pk)


@login_required
@require_POST
def opened_notes(request: SignedInRequest) -> HttpResponse:
    form = OpenedNotesForm(request.POST, candidate=request.user)
    back = "dashboard:home" if request.POST.get("back") == "home" else "followups:thank_yous"
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["note"])))
        return redirect(back)
    notes = form.settle(timezone.now())
    if form.cleaned_data["is_sent"]:
        sentence = ngettext("Thanked: %(names)s.", "Thanked, all of them: %(names)s.", len(notes))
        undo = undo_address("followups:notes_reopen", {"note": [note.pk for note in notes]})
        offer_undo(request, sentence % {"names": ", ".join(map(str, notes))}, undo)
    else:
        messages.success(request, _("No hurry: your drafts are kept."))
    return redirect(back)


@login_required
@require_POST
def notes_reopen(request: SignedInRequest) -> HttpResponse:
    """What an undo button after “sent” or “skipped” posts to."""
    wanted = [int(pk) for pk in request.GET.getlist("note") if pk.isdecimal() and len(pk) < 19]
    reopen(request, ThankYouNote.objects.owned_by(request.user).filter(pk__in=wanted), timezone.now())
    return redirect("followups:thank_yous")
