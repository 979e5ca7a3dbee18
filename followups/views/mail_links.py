"""Where the links of a reminder mail lead: a look changes nothing, one button does."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from accounts.undo import offer_undo
from followups.dossiers import load_dossiers
from followups.models import Reminder, Snooze, ThankYouNote
from followups.recipients import recipients_of
from followups.sent_form import AllSentForm
from followups.snooze_forms import SnoozeForm
from followups.snoozing import Later
from followups.views.note_cards import reopen
from interviews.models import Round


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def snooze(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    round = _round_or_404(request, pk)
    if kind not in Reminder.Kind:
        raise Http404
    posted, now = request.POST if request.method == "POST" else None, timezone.now()
    form = SnoozeForm(posted, dossier=load_dossiers([round.pk], now)[round.pk], kind=kind, now=now)
    if form.is_valid():
        sentence, lift_url = _put_off(form.save()), reverse("followups:snooze_lift", args=[pk, kind])
        offer_undo(request, sentence, lift_url)
        return redirect("followups:reminders")
    context = {"round": round, "form": form, "kind": Reminder.Kind(kind), "back": _back_name(kind)}
    return render(request, "followups/snooze.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def snooze_lift(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    round = _round_or_404(request, pk)
    Snooze.objects.owned_by(request.user).filter(round=round, kind=kind).delete()
    messages.success(request, _("We write as planned again."))
    return redirect("followups:reminders")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def all_sent(request: SignedInRequest, pk: int) -> HttpResponse:
    round, now = _round_or_404(request, pk), timezone.now()
    posted = request.POST if request.method == "POST" else None
    form = AllSentForm(posted, recipients=recipients_of(round, now))
    if form.is_valid():
        marked = [row.person for row in form.mark_sent(now)]
        people = urlencode({"person": [person.pk for person in marked]}, doseq=True)
        sentence = ngettext("Thanked: %(names)s.", "Thanked, all of them: %(names)s.", len(marked))
        undo_url = reverse("followups:all_sent_undo", args=[pk])
        if marked:
            offer_undo(request, sentence % {"names": ", ".join(map(str, marked))}, f"{undo_url}?{people}")
        return redirect("followups:round_thank_yous", pk)
    context = {"round": round, "form": form, "now": now}
    return render(request, "followups/all_sent.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def all_sent_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    round = _round_or_404(request, pk)
    people = [int(person) for person in request.GET.getlist("person") if person.isdecimal() and len(person) < 19]
    sent = ThankYouNote.objects.owned_by(request.user).filter(round=round, sent_at__isnull=False)
    reopen(request, sent.filter(interviewer__in=people), timezone.now())
    return redirect("followups:round_thank_yous", pk)


def _put_off(later: Later) -> str:
    moment = {"moment": date_format(timezone.localtime(later.due_at), _("l j F, H:i"))}
    if later.is_shortened:
        return _("We write on %(moment)s and no later, because then it would not help any more.") % moment
    return _("Good. We write on %(moment)s.") % moment


def _back_name(kind: str) -> str:
    names = {Reminder.Kind.THANK_YOU: "followups:thank_yous", Reminder.Kind.TIMELINE_PASSED: "followups:waiting"}
    return names.get(Reminder.Kind(kind), "followups:reminders")


def _round_or_404(request: SignedInRequest, pk: int) -> Round:
    owned = Round.objects.owned_by(request.user).select_related("application__candidate")
    round: Round = get_object_or_404(owned, pk=pk)
    return round
