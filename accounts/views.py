"""Confirming an address, and the mails that this machine keeps while no mail server is configured."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.email_verification_by_code import EmailVerificationProcess
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET, require_http_methods

from accounts.adapter import AFTER_CONFIRMING
from accounts.addresses import addresses_of, ask_again, has_confirmed_address
from accounts.mailbox import Mail, find_mail, newest_mails
from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.way_back import way_back_address

View = Callable[..., HttpResponse]

MAIL_CSP = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.SELF],
}
HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)


def local_mail_only(view: View) -> View:
    """Where a mail server is configured these pages do not exist."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.IS_MAIL_LOCAL:
            raise Http404
        return view(request, *args, **kwargs)

    return page


@login_required
@require_http_methods(["GET", "POST"])
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


@local_mail_only
@login_required
@require_GET
def mailbox(request: SignedInRequest) -> HttpResponse:
    return render(
        request, "accounts/mailbox.html", {"mails": newest_mails(settings.MAIL_DIR, addresses_of(request.user))}
    )


@local_mail_only
@login_required
@require_GET
def mailbox_message(request: SignedInRequest, name: str) -> HttpResponse:
    return render(request, "accounts/mailbox_message.html", {"mail": _mail_or_404(request.user, name)})


@local_mail_only
@login_required
@require_GET
@xframe_options_sameorigin
@csp_override(MAIL_CSP)
def mailbox_html(request: SignedInRequest, name: str) -> HttpResponse:
    """The mail's own page, for the sandboxed frame; its links open in the whole window."""
    html = _mail_or_404(request.user, name).html
    if not html:
        raise Http404
    return HttpResponse(HEAD.sub(r'\g<0><base target="_top">', html, count=1))


def _mail_or_404(user: User, name: str) -> Mail:
    mail = find_mail(settings.MAIL_DIR, name, addresses_of(user))
    if mail is None:
        raise Http404
    return mail
