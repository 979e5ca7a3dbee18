"""The notes of one round, and the note to each of its people."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from followups.models import ThankYouNote
from followups.note_forms import AutosaveForm, NoteForm, SentForm, SkipForm, TopicForm
from followups.recipients import State, progress_of, recipients_of
from followups.sending_forms import DraftForm, RecruiterRequest
from followups.still_owed import next_owed
from followups.views.note_cards import card, changed, keep, one_of, reopen, round_or_404


@login_required
@require_safe
def next_note(request: SignedInRequest) -> HttpResponse:
    """On to the note that has to be written first; without one to the list, which says so."""
    owed = next_owed(request.user, timezone.now())
    if not owed:
        return redirect("followups:thank_yous")
    return redirect("followups:note", owed.interview.round_id, owed.interviewer_id)


@login_required
@require_safe
def round_thank_yous(request: SignedInRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    round = round_or_404(request, pk)
    recipients = recipients_of(round, now)
    context = {
        "now": now,
        "round": round,
        "progress": progress_of(recipients),
        "unfolded": next((one.person.pk for one in recipients if one.state == State.OWED), None),
        "forms": [NoteForm(recipient=recipient) for recipient in recipients],
        "opened": [recipient.note for recipient in recipients if recipient.is_opened],
        "recruiter_request": RecruiterRequest(recipients),
        "timeline": round.timelines.last(),
    }
    return render(request, "followups/round_thank_yous.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    if request.method == "POST" and request.htmx.target == f"note-state-{interviewer_pk}":
        return _autosave(request, round_pk, interviewer_pk)
    if request.method == "POST":
        return keep(request, round_pk, interviewer_pk, NoteForm)
    now = timezone.now()
    recipients = recipients_of(round_or_404(request, round_pk), now)
    form = NoteForm(recipient=one_of(recipients, interviewer_pk))
    return card(request, form, recipients, now)


@login_required
@require_POST
def note_topic(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    return keep(request, round_pk, interviewer_pk, TopicForm)


@login_required
@require_POST
def note_draft(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    now = timezone.now()
    recipients = recipients_of(round_or_404(request, round_pk), now)
    form = DraftForm(request.POST, recipient=one_of(recipients, interviewer_pk))
    if not (form.is_valid() and form.keep(now)):
        return card(request, form, recipients, now, status=422)
    recipients = recipients_of(form.recipient.note.round, now)
    fresh = NoteForm(recipient=one_of(recipients, interviewer_pk))
    return card(
        request, fresh, recipients, now, offered=form.offered, replaced=form.replaced, offered_style=form.chosen
    )


@login_required
@require_POST
def note_checks(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    """Looks the text over as it stands in the browser, and saves nothing."""
    now = timezone.now()
    recipients = recipients_of(round_or_404(request, round_pk), now)
    form = NoteForm(request.POST, recipient=one_of(recipients, interviewer_pk))
    form.is_looked_over = True
    is_fine = form.is_valid()
    return card(
        request, form, recipients, now, status=200 if is_fine else 422, fragment="advice", was_looked_over=is_fine
    )


@login_required
@require_POST
def note_sent(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    return keep(request, round_pk, interviewer_pk, SentForm)


@login_required
@require_POST
def note_skip(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    return keep(request, round_pk, interviewer_pk, SkipForm)


@login_required
@require_POST
def note_reopen(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    now = timezone.now()
    round = round_or_404(request, round_pk)
    kept = get_object_or_404(ThankYouNote.objects.owned_by(request.user), round=round, interviewer=interviewer_pk)
    reopen(request, [kept], now)
    return changed(request, round, interviewer_pk, now, "followups:note")


def _autosave(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    now = timezone.now()
    recipients = recipients_of(round_or_404(request, round_pk), now)
    form = AutosaveForm(request.POST, recipient=one_of(recipients, interviewer_pk))
    if form.is_valid() and form.keep(now):
        fresh = NoteForm(recipient=form.recipient)
        return render(request, "followups/note.html#state", {"form": fresh, "saved_at": now})
    return render(request, "followups/note.html#state", {"form": form, "is_autosave": True}, status=422)
