"""One round: its agenda, who is still owed a thank-you, when they reply by, and what we will write."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from dashboard.openings import still_to_do_in
from dashboard.still_open import still_open
from followups.dossiers import load_dossiers
from followups.models import Timeline
from followups.outlook import coming_mails_of
from followups.owed import people_owed
from interviews.agenda import agenda_of, with_agenda
from interviews.assignments import assignments_of
from interviews.models import Debrief, Round
from interviews.signs import reading_of

# So many of the things still to do stand on the page itself.
WORST = 5


@login_required
@require_GET
def round(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page; asked by its own owed panel, that panel and what else changes with the agenda."""
    round = get_object_or_404(with_agenda(Round.objects.owned_by(request.user)), pk=pk)
    now = timezone.now()
    context = _changing(request, round, now)
    if request.htmx.target == "owed":
        return render(request, "dashboard/round.html#owed", context | {"is_news": True})
    timelines = list(round.timelines.select_related("stated_by").order_by("-pk"))
    context |= {"agenda": agenda_of(round), "timelines": timelines, "assignments": assignments_of(round)}
    context |= _signs(round, timelines[0] if timelines else None, now)
    return render(request, "dashboard/round.html", context)


def _changing(request: SignedInRequest, round: Round, now: datetime) -> dict[str, Any]:
    """What changes with the agenda."""
    dossier = load_dossiers([round.pk], now)[round.pk]
    openings = still_to_do_in(dossier, round, now)
    return {
        "round": round,
        "now": now,
        "owed": list(people_owed(request.user, now).filter(interview__round=round)),
        "thanked": round.thank_you_notes.filter(sent_at__isnull=False, interviewer__deleted_at__isnull=True).count(),
        "mails": coming_mails_of(dossier, now),
        "openings": openings[:WORST],
        "openings_total": len(openings),
        "has_ended": round.has_ended(now),
        "can_debrief": any(row.end <= now for row in round.held),
    }


def _signs(round: Round, timeline: Timeline | None, now: datetime) -> dict[str, Any]:
    """The reading of the signs and what is still open beside it, once there is a debrief."""
    record = Debrief.objects.filter(round=round).first()
    if record is None:
        return {"debrief": None}
    reading = reading_of(record, round.interviews.all())
    return {"debrief": record, "reading": reading, "open": still_open(round, timeline, now)}
