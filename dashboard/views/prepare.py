"""Before the day: what is still missing, worst first, and for each person what one would say and ask."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.pages import PAGE
from accounts.requests import SignedInRequest
from dashboard.countdown import countdown
from dashboard.ready_people import people_of
from dashboard.ready_rows import rows_before
from followups.agenda_request import agenda_draft
from followups.drafts import compose_links
from followups.preparation import preparations_of
from interviews.models import Round
from stories.readiness import looks_incomplete, missing_of
from stories.readiness_words import to_do

WORST = 6


@login_required
@require_safe
def prepare(request: SignedInRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    round, found = rows_before(request.user, pk)
    facts = preparations_of([round], now)[round.pk]
    items = [to_do(missing, round) for missing in missing_of(facts, now)]
    context = {
        "round": round,
        "now": now,
        "page": Paginator(people_of(round, found), PAGE).get_page(request.GET.get("page")),
        "assignments": found["assignments"],
        "is_over": round.is_cancelled or round.has_ended(now),
        "countdown": _countdown(round, now),
        "to_do": items[:WORST],
        "smaller": items[WORST:],
        "more": len(items) - WORST,
        "request_mail": _request_mail(round, found, request.user.name) if looks_incomplete(facts) else None,
    }
    return render(request, "dashboard/prepare.html", context)


def _countdown(round: Round, now: datetime) -> str:
    starts = [row.starts_at for row in round.held if row.end > now]
    return countdown(min(starts), now) if starts else ""


def _request_mail(round: Round, found: dict[str, Any], sender: str) -> dict[str, Any]:
    """The draft to the recruiter, and where it can be opened."""
    recruiter = next(iter(found["recruiters"]), None)
    draft = agenda_draft(round, recruiter, sender)
    address = recruiter.email if recruiter else ""
    return {"draft": draft, "recruiter": recruiter, "links": compose_links(address, draft.subject, draft.body)}
