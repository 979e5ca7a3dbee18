"""Everybody whom the candidate still has to thank; several of them settled at once."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest
from accounts.undo import offer_undo
from accounts.way_back import list_again
from followups.models import ThankYouNote
from followups.settling import SettlingForm
from followups.still_owed import long_past_page, owed_page, owing
from followups.waiting import open_statements


@login_required
@require_safe
def thank_yous(request: SignedInRequest) -> HttpResponse:
    return _list(request, timezone.now())


@login_required
@require_POST
def people_selected(request: SignedInRequest) -> HttpResponse:
    now = timezone.now()
    form = SettlingForm(request.POST, now, candidate=request.user)
    if not form.is_valid():
        return _list(request, now, form)
    offer_undo(request, *form.settle(now))
    return list_again(request, "followups:thank_yous")


def _list(request: SignedInRequest, now: datetime, selection: SettlingForm | None = None) -> HttpResponse:
    page, is_past = request.GET.get("page", ""), "past" in request.GET
    first = owing(request.user, now)
    owed = owed_page(request.user, now, page) if page and not is_past else first.owed
    past = long_past_page(request.user, now, page) if page and is_past else first.long_past
    context = {
        "now": now,
        "owed": owed.object_list,
        "owed_page": owed,
        "long_past": past.object_list,
        "past_page": past,
        "is_past": is_past,
        "opened": first.opened,
        "settled": first.settled,
        "awaited": 0 if owed else open_statements(request.user).count(),
        "reasons": ThankYouNote.SkipReason.choices,
        "selection": selection,
    }
    return render(request, "followups/thank_yous.html", context, status=422 if selection else 200)
