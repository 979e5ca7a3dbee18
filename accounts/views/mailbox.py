"""The mails that this machine keeps while no mail server is configured."""

import re

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from accounts.addresses import addresses_of
from accounts.mailbox import Mail, find_mail, newest_mails
from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.views.where_mail_goes import local_mail_only

MAIL_CSP = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.SELF],
}
HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)


@local_mail_only
@login_required
@require_safe
def mailbox(request: SignedInRequest) -> HttpResponse:
    return render(
        request, "accounts/mailbox.html", {"mails": newest_mails(settings.MAIL_DIR, addresses_of(request.user))}
    )


@local_mail_only
@login_required
@require_safe
def mailbox_message(request: SignedInRequest, name: str) -> HttpResponse:
    return render(request, "accounts/mailbox_message.html", {"mail": _mail_or_404(request.user, name)})


@local_mail_only
@login_required
@require_safe
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
