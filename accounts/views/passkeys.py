"""What follows when a passkey is refused: allauth forgets where somebody was going, and sends home who was asked."""

from allauth.account.utils import passthrough_next_redirect_url
from allauth.mfa.webauthn.views import login_webauthn, reauthenticate_webauthn
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """What the browser needs to know, as JSON, and then its answer."""
    return _try_again(request, login_webauthn(request), reverse("account_login"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def passkey_again(request: SignedInRequest) -> HttpResponse:
    return _try_again(request, reauthenticate_webauthn(request), request.path)


def _try_again(request: HttpRequest, answer: HttpResponse, page: str) -> HttpResponse:
    is_refused = request.method == "POST" and answer.get("Location") == reverse("account_login")
    return redirect(passthrough_next_redirect_url(request, page, REDIRECT_FIELD_NAME)) if is_refused else answer
