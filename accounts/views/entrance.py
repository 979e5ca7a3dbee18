"""Codes from a mail: to confirm an address, to finish a sign-up, to sign in."""

from datetime import datetime

from allauth.account.internal.flows.email_verification_by_code import EmailVerificationProcess
from allauth.account.views import request_login_code
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import pending_signup
from accounts.account_forms import SignupCodeForm
from accounts.adapter import AFTER_CONFIRMING, AccountAdapter
from accounts.addresses import ask_again, has_confirmed_address
from accounts.requests import SignedInRequest
from accounts.views.where_mail_goes import mail_server_only
from accounts.way_back import way_back_address

login_code = require_http_methods(["GET", "HEAD", "POST"])(mail_server_only(request_login_code))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_address(request: SignedInRequest) -> HttpResponse:
    """Ask for the code; allauth's own page then takes it."""
    if has_confirmed_address(request.user) and not request.user.address_failed_at:
        return redirect("account_email")
    if request.method == "POST":
        ask_again(request.user)
        request.session[AFTER_CONFIRMING] = way_back_address(request)
        EmailVerificationProcess.initiate(request=request, user=request.user, email=request.user.email)
        return redirect("account_email_verification_sent")
    return render(request, "accounts/confirm_address.html")


@mail_server_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_signup(request: HttpRequest) -> HttpResponse:
    """Take the code that finishes a sign-up, or mail another one."""
    pending, now = pending_signup.find(request), timezone.now()
    if pending is None or request.user.is_authenticated:
        return redirect("account_signup")
    if pending.has_expired(now):
        pending_signup.forget(request)
        return _sign_up_again(request, _("That code was good for 10 minutes. Sign up once more, and a new one comes."))
    if request.POST.get("action") == "resend":
        return _mail_another(request, pending, now)
    is_posted = request.method == "POST"
    form = SignupCodeForm(request.POST if is_posted else None, code=pending.expected_code)
    if is_posted and form.is_valid():
        return pending_signup.complete(request, pending)
    if is_posted and not pending_signup.count_try(request, pending):
        return _sign_up_again(request, _("That was three times another code. Sign up once more, and a new one comes."))
    context = {"form": form, "email": pending.email, "can_resend": pending.can_resend}
    return render(request, "accounts/confirm_signup.html", context, status=422 if is_posted else 200)


def _sign_up_again(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("account_signup")


def _mail_another(request: HttpRequest, pending: pending_signup.PendingSignup, now: datetime) -> HttpResponse:
    if not pending.can_resend:
        messages.error(request, _("Three mails are enough. Sign up once more, and a new code comes."))
    elif not pending_signup.send(request, pending, now):
        messages.error(request, AccountAdapter.error_messages["rate_limited"])
    return redirect("accounts:confirm_signup")
