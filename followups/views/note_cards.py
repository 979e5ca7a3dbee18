"""The card of one note: what every view that shows or changes one has in common."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from followups.models import ThankYouNote
from followups.note_checks import advice_on
from followups.note_forms import NoteForm
from followups.note_surroundings import setting_of
from followups.recipients import Recipient, State, progress_of, recipients_of
from followups.sending_forms import RecruiterRequest
from interviews.models import Round


def keep(request: SignedInRequest, round_pk: int, interviewer_pk: int, form_class: type[NoteForm]) -> HttpResponse:
    """What every button of a card has in common: keep the text, do what the button says, answer."""
    now = timezone.now()
    recipients = recipients_of(round_or_404(request, round_pk), now)
    form = form_class(request.POST, recipient=one_of(recipients, interviewer_pk))
    if form.is_valid() and form.keep(now):
        if form.kept_message:
            messages.success(request, _kept_sentence(form, recipients))
        return changed(request, form.recipient.note.round, interviewer_pk, now, form.goes_on_to)
    return card(request, form, recipients, now, status=422)


def _kept_sentence(form: NoteForm, recipients: list[Recipient]) -> str:
    """What was kept; who is through with one note is told whose is next, since the page goes on there."""
    left = [row for row in recipients if row.state == State.OWED and row.person != form.recipient.person]
    if form.goes_on_to == "followups:note" or not left:
        return str(form.kept_message)
    following = _("Next: %(name)s.") % {"name": left[0].person.name}
    return f"{form.kept_message} {following}"


def reopen(request: SignedInRequest, notes: Collection[ThankYouNote], now: datetime) -> None:
    """Those that may be; of several it is said that they stay as they are only if all of them do."""
    is_refused = bool(notes) and all(note.is_settled and not note.can_reopen(now) for note in notes)
    for note in notes:
        if note.can_reopen(now):
            note.reopen()
    if is_refused:
        messages.error(request, _("It was marked as sent more than a day ago, so it stays that way."))
    else:
        messages.success(request, _("Open again. We’ll remind you while there is time."))


def changed(
    request: SignedInRequest, round: Round, interviewer_pk: int, now: datetime, goes_on_to: str
) -> HttpResponse:
    """The card as it is now for htmx; the page to go on to for everybody else."""
    if not request.htmx:
        is_about_one = goes_on_to == "followups:note"
        return redirect(goes_on_to, *([round.pk, interviewer_pk] if is_about_one else [round.pk]))
    recipients = recipients_of(round, now)
    return card(request, NoteForm(recipient=one_of(recipients, interviewer_pk)), recipients, now)


def card(
    request: SignedInRequest,
    form: NoteForm,
    recipients: list[Recipient],
    now: datetime,
    status: int = 200,
    fragment: str = "card",
    **more: Any,
) -> HttpResponse:
    round = form.recipient.last.interview.round
    context = {
        "now": now,
        "round": round,
        "timeline": round.timelines.last(),
        "form": form,
        "is_unfolded": True,
        "progress": progress_of(recipients),
        "recruiter_request": RecruiterRequest(recipients),
        "advice": advice_on(str(form["body"].value()), setting_of(form.recipient)) if form.is_looked_over else [],
    } | more
    template = f"followups/note.html#{fragment}" if request.htmx else "followups/note.html"
    return render(request, template, context, status=status)


def round_or_404(request: SignedInRequest, pk: int) -> Round:
    owned = Round.objects.owned_by(request.user).select_related("application__candidate")
    round: Round = get_object_or_404(owned, pk=pk)
    return round


def one_of(recipients: list[Recipient], interviewer_pk: int) -> Recipient:
    """Raises Http404 for somebody who is not on the agenda."""
    for recipient in recipients:
        if recipient.person.pk == interviewer_pk:
            return recipient
    raise Http404
