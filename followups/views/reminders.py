"""What was mailed to the candidate, what will be, and when mails may come."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.addresses import has_confirmed_address
from accounts.requests import SignedInRequest
from accounts.way_back import way_back
from followups.figures import promptness
from followups.forms import PreferencesForm
from followups.mails import send_test_reminder
from followups.models import Reminder, ReminderPreferences
from followups.outlook import coming_mails

PAGE = 25
ONE_TEST_EVERY = 60  # seconds


@login_required
@require_GET
def reminders(request: SignedInRequest) -> HttpResponse:
    rows = Reminder.objects.owned_by(request.user).select_related("round__application")
    overall, by_round = promptness(request.user)
    context = {
        "now": timezone.now(),
        "coming": coming_mails(request.user, timezone.now()),
        "retried": rows.being_retried(),
        "page": Paginator(rows.in_ledger_order(), PAGE).get_page(request.GET.get("page")),
        "overall": overall,
        "by_round": by_round,
        "preferences": _preferences(request),
    }
    return render(request, "followups/reminders.html", context)


@login_required
@require_POST
@transaction.non_atomic_requests
def test_reminder(request: SignedInRequest) -> HttpResponse:
    if not has_confirmed_address(request.user):
        return redirect("accounts:confirm_address")
    _send_test(request)
    return way_back(request) or redirect("followups:reminders")


def _send_test(request: SignedInRequest) -> None:
    key = f"test-reminder:{request.user.pk}"
    if not cache.add(key, True, ONE_TEST_EVERY):
        messages.warning(request, _("We sent one less than a minute ago. Look for it, then try again."))
        return
    try:
        send_test_reminder(request.user)
    except OSError:
        cache.delete(key)
        messages.error(request, _("The mail server did not take it. Try again in a moment."))
    else:
        messages.success(request, _("Sent to %(address)s. Is it there?") % {"address": request.user.email})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: SignedInRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = PreferencesForm(posted, instance=_preferences(request))
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. It counts from now on."))
        return redirect("followups:reminders")
    status = 422 if form.errors else 200
    return render(request, "followups/preferences.html", {"form": form}, status=status)


def _preferences(request: SignedInRequest) -> ReminderPreferences:
    kept = ReminderPreferences.objects.filter(candidate=request.user).first()
    return kept or ReminderPreferences(candidate=request.user)
