"""An invite or a recruiter's mail becomes a round: read, looked at, corrected, and entered only then."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.limited_views import at_most_often
from accounts.limits import Limit
from accounts.request_size import at_most
from accounts.requests import SignedInRequest
from dashboard.invites.paste_form import MOST_IN_ALL, PasteForm
from dashboard.invites.preview import Preview

INVITES = Limit("invites", 120)
TEMPLATE = "dashboard/import_invite.html"


def _too_large(request: SignedInRequest) -> HttpResponse:
    form = PasteForm(request.user, timezone.now(), {}, {})
    form.full_clean()
    form.errors.clear()
    form.add_error("file", _("That is larger than any invite. Save its calendar file by itself, or paste its text."))
    return render(request, TEMPLATE, {"form": form}, status=413)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@at_most_often(INVITES, "POST")
@at_most(MOST_IN_ALL, _too_large)
def import_invite(request: SignedInRequest) -> HttpResponse:
    now = timezone.now()
    if "save" in request.POST:
        return _enter(request, now)
    form = (
        PasteForm(request.user, now, request.POST, request.FILES)
        if request.method == "POST"
        else PasteForm(request.user, now)
    )
    return _read(request, form, now)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@at_most_often(INVITES, "POST")
@at_most(MOST_IN_ALL, _too_large)
@csrf_exempt
def shared_invite(request: SignedInRequest) -> HttpResponse:
    """Handed over by the phone, which knows no token; it is only read, and what saves it is a form with one.

    A share comes from nobody's page, and the browser says so. What another site posts is not even read.
    """
    now = timezone.now()
    if request.method != "POST":
        return render(request, TEMPLATE, {"form": PasteForm(request.user, now), "is_lost": True})
    if request.headers.get("Sec-Fetch-Site", "none") != "none":
        return render(request, "403_csrf.html", status=403)
    return _read(request, PasteForm(request.user, now, {"text": _shared_text(request)}, request.FILES), now)


def _shared_text(request: SignedInRequest) -> str:
    parts = (request.POST.get(name, "").strip() for name in ("title", "text", "url"))
    return "\n\n".join(dict.fromkeys(part for part in parts if part))


def _read(request: SignedInRequest, form: PasteForm, now: datetime) -> HttpResponse:
    if form.is_valid():
        return render(request, TEMPLATE, {"preview": Preview.of(request.user, form.invites, now)})
    status = 413 if form.is_too_large else 422 if form.errors else 200
    return render(request, TEMPLATE, {"form": form}, status=status)


def _enter(request: SignedInRequest, now: datetime) -> HttpResponse:
    preview = Preview.sent(request.user, request.POST)
    if not preview.is_valid():
        return render(request, TEMPLATE, {"preview": preview}, status=422)
    round = preview.save(now)
    messages.success(request, _("Saved. Your reminders follow these times."))
    return redirect("dashboard:round", round.pk)
