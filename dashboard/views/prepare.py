"""Before the day: what is still missing, worst first, and for each person what one would say and ask."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from dashboard.countdown import countdown
from dashboard.day_sheet import day_sheet_of
from followups.agenda_request import agenda_draft, recruiter_of
from followups.drafts import compose_links
from followups.preparation import preparations_of
from interviews.agenda import with_agenda
from interviews.models import Round
from stories.readiness import looks_incomplete, missing_of
from stories.readiness_words import to_do

WORST = 6


@login_required
@require_safe
def prepare(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(with_agenda(Round.objects.owned_by(request.user)), pk=pk)
    now = timezone.now()
    facts = preparations_of([round], now)[round.pk]
    sheet = day_sheet_of(round)
    items = [to_do(missing, round) for missing in missing_of(facts, now)]
    context = {
        "round": round,
        "now": now,
        "sheet": sheet,
        "is_over": round.is_cancelled or round.has_ended(now),
        "countdown": _countdown(round, now),
        "to_do": items[:WORST],
        "smaller": items[WORST:],
        "more": len(items) - WORST,
        "request_mail": _request_mail(round, request.user.name) if looks_incomplete(facts) else None,
    }
    return render(request, "dashboard/prepare.html", context)


def _countdown(round: Round, now: datetime) -> str:
    starts = [row.starts_at for row in round.held if row.end > now]
    return countdown(min(starts), now) if starts else ""


def _request_mail(round: Round, sender: str) -> dict[str, Any]:
    """The draft to the recruiter, and where it can be opened."""
    recruiter = recruiter_of(round)
    draft = agenda_draft(round, recruiter, sender)
    address = recruiter.email if recruiter else ""
    return {"draft": draft, "recruiter": recruiter, "links": compose_links(address, draft.subject, draft.body)}
