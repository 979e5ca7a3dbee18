"""Deleting one's account: what goes, the archive first, the password, goodbye."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.requests import SignedInRequest
from dashboard.account_forms import DeleteAccountForm
from dashboard.archive.counting import counts_of
from dashboard.leaving import GoodbyeError, delete_account, gets_goodbye

# What allauth counts for a person by their key; what it counts by network address is nobody's own.
COUNTED_BY_PERSON = ("change_password", "manage_email", "reauthenticate")


# Its own transaction is the outermost: the goodbye mail goes out just before that one commits.
@transaction.non_atomic_requests
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account_delete(request: SignedInRequest) -> HttpResponse:
    person = request.user
    form = DeleteAccountForm(request.POST if request.method == "POST" else None, person=person)
    if request.method == "POST" and not ratelimit.consume(request, action="reauthenticate", user=person):
        trouble = _("Too many tries in a row. Wait a minute, then try again.")
        return _show(request, person, DeleteAccountForm(person=person), status=429, trouble=trouble)
    if not form.is_valid():
        return _show(request, person, form, status=422 if form.is_bound else 200)
    try:
        delete_account(person)
    except GoodbyeError as error:
        return _still_here(request, person, error)
    for action in COUNTED_BY_PERSON:
        ratelimit.clear(request, action=action, user=person)
    logout(request)
    messages.success(request, _("Your account and everything in it were deleted. All the best to you."))
    return redirect("dashboard:home")


def _still_here(request: SignedInRequest, person: User, error: GoodbyeError) -> HttpResponse:
    """An address that is refused for good is noted as such: the next try then goes without a mail."""
    if error.is_refused:
        person.mark_address_failed(timezone.now())
        trouble = _(
            "The mail server refuses your address, so nothing was deleted yet. Try again: no mail goes out then."
        )
    else:
        trouble = _("Our mail server does not answer, so nothing was deleted. Wait a minute and try again.")
    return _show(request, person, DeleteAccountForm(person=person), status=503, trouble=trouble)


def _show(
    request: SignedInRequest, person: User, form: DeleteAccountForm, *, status: int, **more: Any
) -> HttpResponse:
    context = {"form": form, "counts": counts_of(person), "gets_goodbye": gets_goodbye(person), **more}
    return render(request, "dashboard/account_delete.html", context, status=status)
