"""Whom the candidate still has to thank, and the note to each of them."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import SignedInRequest
from followups.models import ThankYouNote
from followups.note_forms import NoteForm, SentForm, SkipForm, TopicForm
from followups.recipients import Recipient, owed_and_long_past, progress_of, recipients_of
from followups.waiting import awaited_answers
from interviews.models import Round

SETTLED_SHOWN = 10


@login_required
@require_GET
def thank_yous(request: SignedInRequest) -> HttpResponse:
    now = timezone.now()
    owed, long_past = owed_and_long_past(request.user, now)
    context = {
        "now": now,
        "owed": owed,
        "long_past": long_past,
        "settled": ThankYouNote.objects.owned_by(request.user).lately_settled()[:SETTLED_SHOWN],
        "awaited": awaited_answers(request.user, timezone.localdate(now)),
    }
    return render(request, "followups/thank_yous.html", context)


@login_required
@require_GET
def round_thank_yous(request: SignedInRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    round = _round_or_404(request, pk)
    recipients = recipients_of(round, now)
    context = {
        "now": now,
        "round": round,
        "progress": progress_of(recipients),
        "forms": [NoteForm(recipient=recipient) for recipient in recipients],
        "timeline": round.timelines.last(),
    }
    return render(request, "followups/round_thank_yous.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    if request.method == "POST":
        return _keep(request, round_pk, interviewer_pk, NoteForm)
    now = timezone.now()
    recipients = recipients_of(_round_or_404(request, round_pk), now)
    form = NoteForm(recipient=_one_of(recipients, interviewer_pk))
    return _card(request, form, recipients, now)


@login_required
@require_POST
def note_topic(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    return _keep(request, round_pk, interviewer_pk, TopicForm)


@login_required
@require_POST
def note_sent(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    return _keep(request, round_pk, interviewer_pk, SentForm)


@login_required
@require_POST
def note_skip(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    return _keep(request, round_pk, interviewer_pk, SkipForm)


@login_required
@require_POST
def note_reopen(request: SignedInRequest, round_pk: int, interviewer_pk: int) -> HttpResponse:
    round = _round_or_404(request, round_pk)
    kept = get_object_or_404(ThankYouNote.objects.owned_by(request.user), round=round, interviewer=interviewer_pk)
    kept.reopen()
    messages.success(request, _("Open again. We’ll remind you while there is time."))
    return _changed(request, round, interviewer_pk, timezone.now(), "followups:note")


def _keep(request: SignedInRequest, round_pk: int, interviewer_pk: int, form_class: type[NoteForm]) -> HttpResponse:
    """What every button of a card has in common: keep the text, do what the button says, answer."""
    now = timezone.now()
    round = _round_or_404(request, round_pk)
    recipients = recipients_of(round, now)
    form = form_class(request.POST, recipient=_one_of(recipients, interviewer_pk))
    if form.is_valid() and form.keep(now):
        messages.success(request, form.kept_message)
        return _changed(request, round, interviewer_pk, now, form.goes_on_to)
    return _card(request, form, recipients, now, status=422)


def _changed(
    request: SignedInRequest, round: Round, interviewer_pk: int, now: datetime, goes_on_to: str
) -> HttpResponse:
    """The card as it is now for htmx; the page to go on to for everybody else."""
    if not request.htmx:
        is_about_one = goes_on_to == "followups:note"
        return redirect(goes_on_to, *([round.pk, interviewer_pk] if is_about_one else [round.pk]))
    recipients = recipients_of(round, now)
    return _card(request, NoteForm(recipient=_one_of(recipients, interviewer_pk)), recipients, now)


def _card(
    request: SignedInRequest, form: NoteForm, recipients: list[Recipient], now: datetime, status: int = 200
) -> HttpResponse:
    round = form.recipient.last.interview.round
    context = {
        "now": now,
        "round": round,
        "timeline": round.timelines.last(),
        "form": form,
        "is_unfolded": True,
        "progress": progress_of(recipients),
    }
    template = "followups/note.html#card" if request.htmx else "followups/note.html"
    return render(request, template, context, status=status)


def _round_or_404(request: SignedInRequest, pk: int) -> Round:
    owned = Round.objects.owned_by(request.user).select_related("application__candidate")
    round: Round = get_object_or_404(owned, pk=pk)
    return round


def _one_of(recipients: list[Recipient], interviewer_pk: int) -> Recipient:
    """Raises Http404 for somebody who is not on the agenda."""
    for recipient in recipients:
        if recipient.person.pk == interviewer_pk:
            return recipient
    raise Http404
