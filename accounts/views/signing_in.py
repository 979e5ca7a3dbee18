"""One page about all the ways in: password, passkeys, app, recovery codes, and where the door stands open."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.audit import record
from accounts.models import AuditEvent
from accounts.open_sessions import end_one, end_others, open_sessions
from accounts.requests import SignedInRequest


@login_required
@require_safe
def signing_in(request: SignedInRequest) -> HttpResponse:
    factors = list(Authenticator.objects.filter(user=request.user).order_by("created_at", "pk"))
    codes = next((factor for factor in factors if factor.type == Authenticator.Type.RECOVERY_CODES), None)
    context = {
        "passkeys": [factor for factor in factors if factor.type == Authenticator.Type.WEBAUTHN],
        "app": next((factor for factor in factors if factor.type == Authenticator.Type.TOTP), None),
        "has_second_factor": any(factor is not codes for factor in factors),
        "codes": codes,
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "sessions": open_sessions(request.user, request.session.session_key, timezone.now()),
    }
    return render(request, "accounts/signing_in.html", context)


@login_required
@require_safe
def moved_to_signing_in(request: SignedInRequest) -> HttpResponse:
    """allauth has pages of its own for passkeys and sessions and leads to them after a change."""
    return redirect("accounts:signing_in")


@require_POST
@login_required
@reauthentication_required(app="allauth.account")
def session_end(request: SignedInRequest, pk: int) -> HttpResponse:
    if not end_one(request, request.user, pk):
        raise Http404
    record(request, AuditEvent.What.SESSIONS_ENDED)
    messages.success(request, _("Signed out there."))
    return redirect("accounts:signing_in")


@require_POST
@login_required
@reauthentication_required(app="allauth.account")
def other_sessions_end(request: SignedInRequest) -> HttpResponse:
    end_others(request, request.user)
    record(request, AuditEvent.What.SESSIONS_ENDED)
    messages.success(request, _("Signed out everywhere else."))
    return redirect("accounts:signing_in")
