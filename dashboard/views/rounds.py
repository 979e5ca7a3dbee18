"""One round: its agenda, who is still owed a thank-you, when they reply by, and what we will write."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from dashboard.lines import line_of_owed
from dashboard.listed import Listed
from dashboard.openings import still_to_do
from dashboard.round_rows import rows_of_round
from dashboard.still_open import openings_after
from followups.dossiers import load_dossiers
from followups.outlook import coming_mails_of
from interviews.agenda import agenda_of
from interviews.models import Round
from interviews.signs import reading_of

# So many of the things still to do stand on the page itself.
WORST = 5


@login_required
@require_safe
def round(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page; asked by its own owed panel, that panel and what else changes with the agenda."""
    now = timezone.now()
    round, found = rows_of_round(request.user, pk, now)
    context = _changing(round, found, now)
    if request.htmx.target == "owed":
        return render(request, "dashboard/round.html#owed", context | {"is_news": True})
    context |= {
        "timelines": found["timelines"],
        "assignments": found["assignments"],
    }
    context |= _signs(round, found)
    return render(request, "dashboard/round.html", context)


def _changing(round: Round, found: dict[str, Any], now: datetime) -> dict[str, Any]:
    """What changes with the agenda."""
    dossier = load_dossiers([round.pk], now)[round.pk]
    round.has_later_round = dossier.facts.has_later_round
    openings = still_to_do(dossier, round, now)
    return {
        "round": round,
        "agenda": agenda_of(round),
        "now": now,
        "owed": Listed.of(found["owed"]),
        "owed_lines": [line_of_owed(row, now) for row in found["owed"]],
        "thanked": bool(found["thanked"]),
        "mails": coming_mails_of(dossier, now),
        "openings": openings[:WORST],
        "openings_total": len(openings),
        "has_ended": round.has_ended(now),
        "can_debrief": any(row.end <= now for row in round.held),
    }


def _signs(round: Round, found: dict[str, Any]) -> dict[str, Any]:
    """The reading of the signs and what is still open beside it, once there is a debrief."""
    if not found["debriefs"]:
        return {"debrief": None}
    record = found["debriefs"][0]
    reading = reading_of(record, round.interviews.all())
    open = openings_after(
        round,
        next(iter(found["timelines"]), None),
        owed=Listed.of(found["owed"]).total,
        weak=sum(count for _round, count in found["weak"]),
    )
    return {"debrief": record, "reading": reading, "open": open}
