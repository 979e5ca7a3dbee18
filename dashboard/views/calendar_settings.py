"""The address under which a calendar keeps up with one's interviews: made, renewed, revoked, and what it shows."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import feed_tokens
from accounts.audit import record
from accounts.models import AuditEvent, FeedToken
from accounts.requests import SignedInRequest
from dashboard.calendar_options_form import CalendarOptionsForm
from interviews.calendar_entries import page_address


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_settings(request: SignedInRequest) -> HttpResponse:
    feed = _feed(request)
    if request.method != "POST" or feed is None:
        return _show(request, feed)
    CalendarOptionsForm(request.POST, instance=feed).save()
    messages.success(request, _("Saved. Your calendar shows it when it looks here next."))
    return redirect("dashboard:calendar_settings")


@login_required
@require_POST
def calendar_address(request: SignedInRequest) -> HttpResponse:
    """Answered by the page itself: the address is stored nowhere, so a redirect would lose it."""
    former = _feed(request)
    token = feed_tokens.make(request.user, timezone.now())
    feed = FeedToken.objects.get(user=request.user)
    record(request, AuditEvent.What.FEED_MADE)
    if former is None:
        CalendarOptionsForm(request.POST, instance=feed).save()
    return _show(request, feed, page_address("dashboard:calendar_feed", token))


@login_required
@require_POST
def calendar_revocation(request: SignedInRequest) -> HttpResponse:
    feed_tokens.revoke(request.user)
    record(request, AuditEvent.What.FEED_REVOKED)
    messages.success(request, _("The address is closed. Calendars that knew it get nothing any more."))
    return redirect("dashboard:calendar_settings")


def _feed(request: SignedInRequest) -> FeedToken | None:
    return FeedToken.objects.filter(user=request.user).first()


def _show(request: SignedInRequest, feed: FeedToken | None, address: str = "") -> HttpResponse:
    context = {
        "feed": feed,
        "form": CalendarOptionsForm(instance=feed),
        "address": address,
        "subscribe_url": urlsplit(address)._replace(scheme="webcal").geturl() if address else "",
        "is_on_this_machine": not settings.IS_PUBLIC,
    }
    return render(request, "dashboard/calendar_settings.html", context)
