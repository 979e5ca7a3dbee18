"""What was mailed to the candidate, what will be, and when mails may come."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.addresses import has_confirmed_address
from accounts.pages import first_page, page_of
from accounts.requests import SignedInRequest
from accounts.way_back import way_back
from followups.figures import promptness_of
from followups.forms import PreferencesForm
from followups.ledger_rows import ledger_of, rows_of_ledger
from followups.mails import send_test_reminder
from followups.models import ReminderPreferences
from followups.outlook import coming_mails

ONE_TEST_EVERY = 60  # seconds


@login_required
@require_safe
def reminders(request: SignedInRequest) -> HttpResponse:
    now, page = timezone.now(), request.GET.get("page")
    found = rows_of_ledger(request.user)
    overall, by_round = promptness_of(found["sent_notes"])
    context = {
        "now": now,
        "coming": coming_mails(request.user, now),
        "retried": found["retried"],
        "page": page_of(ledger_of(request.user), page) if page else first_page(found["closed"]),
        "overall": overall,
        "by_round": by_round,
        "preferences": next(iter(found["preferences"]), ReminderPreferences(candidate=request.user)),
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
