"""The day sheet: one page for the day, on paper, on a phone, without a connection, and as a PDF."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.text import slugify
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from accounts.languages import is_spoken, language_here
from accounts.limited_views import at_most_often
from accounts.limits import Limit
from accounts.requests import SignedInRequest
from dashboard.day_sheet import day_sheet_of
from dashboard.sheet_pdf import pdf_of

PDFS = Limit("day-sheets", 240)


@login_required
@require_safe
def brief(request: SignedInRequest, pk: int) -> HttpResponse:
    sheet, now = day_sheet_of(request.user, pk), timezone.now()
    context = {"round": sheet.round, "agenda": sheet.agenda, "sheet": sheet, "now": now, "next": sheet.next_slot(now)}
    return render(request, "dashboard/brief.html", context)


@login_required
@require_safe
@at_most_often(PDFS, "GET")
def brief_pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    sheet = day_sheet_of(request.user, pk)
    answer = HttpResponse(pdf_of(sheet), content_type="application/pdf")
    name = f"{slugify(sheet.round.application.company) or 'day-sheet'}-{sheet.round.number}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@conditional_page
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, because a worker may keep only pages below its own address."""
    return render(request, "dashboard/service_worker.js", content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(max_age=3600, public=True)
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows where there is no connection: nothing personal, the browser lists what it kept.

    The worker asks as nobody, so its address says in which language.
    """
    asked = request.GET.get("language", "")
    with translation.override(asked if is_spoken(asked) else language_here()):
        answer = render(request, "dashboard/offline.html")
        answer["Content-Language"] = language_here()
    return answer
