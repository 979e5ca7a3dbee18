"""What we change about allauth."""

import logging
from contextlib import suppress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.db import IntegrityError, transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.addresses import has_confirmed_address
from accounts.languages import language_at
from accounts.models import AuditEvent, User

logger = logging.getLogger(__name__)

ALLAUTH_STAGE = "allauth.account.stages.EmailVerificationStage"
AFTER_CONFIRMING = "page_after_confirming"  # in the session
WAYS_TO_SHOW_IT_IS_YOU = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code from your authenticator app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Address and password do not match. Check both, or set a new password."),
        "email_taken": _("There is an account with this address already. Sign in instead, or set a new password."),
        "duplicate_email": _("That is your address already."),
        "enter_current_password": _("That is not your password. Type the one you signed in with."),
        "incorrect_password": _("That is not your password. Type the one you signed in with."),
        "incorrect_code": _("That is not the code. Check the newest mail, or ask for another code."),
        "too_many_login_attempts": _("Too many tries in a row. Wait five minutes, then try again."),
        "rate_limited": _("That was quick. Wait a moment, then ask again."),
    }

    def get_login_stages(self) -> list[str]:
        """Signing in never waits for an address to be confirmed; only mails do (addresses.py).

        An address that became wrong would otherwise lock its owner out for good.
        """
        return [stage for stage in super().get_login_stages() if stage != ALLAUTH_STAGE]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        if request.method == "POST" and not settings.IS_SIGNUP_OPEN:
            raise ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403))
        return bool(settings.IS_SIGNUP_OPEN)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        return [
            method | {"description": WAYS_TO_SHOW_IT_IS_YOU[method["id"]]}
            for method in super().get_reauthentication_methods(user)
        ]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:signing_in")

    def save_user(self, request: HttpRequest, user: User, form: Form, commit: bool = True) -> User:
        """Create the account; the second of two presses of the button finds it there and is sent to sign in."""
        try:
            with transaction.atomic():
                saved: User = super().save_user(request, user, form, commit)
        except IntegrityError:
            raise ImmediateHttpResponse(redirect("account_login")) from None
        return saved

    def post_login(self, request: HttpRequest, user: User, *, signup: bool, **how: Any) -> HttpResponse:
        records = get_authentication_records(request, user)
        audit.record_entry(request, user, is_new=signup, records=records)
        response: HttpResponse = super().post_login(request, user, signup=signup, **how)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        audit.record_failure(request, str(credentials.get("email", "")))

    def logout(self, request: HttpRequest) -> None:
        audit.record(request, AuditEvent.What.SIGNED_OUT)
        super().logout(request)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Mark the address as confirmed, and so as one that mails reach.

        One that it replaces gets a mail about that, unless nobody ever proved it: it may be a stranger's.
        """
        others = EmailAddress.objects.filter(user_id=email_address.user_id).exclude(pk=email_address.pk)
        others.filter(verified=False).delete()
        is_confirmed: bool = super().confirm_email(request, email_address)
        if is_confirmed:
            User.objects.filter(pk=email_address.user_id).update(address_failed_at=None)
            audit.record(request, AuditEvent.What.ADDRESS_CONFIRMED, email_address.user)
        return is_confirmed

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        """Back to the page that asked for the code, if one did."""
        page: str = self.request.session.pop(AFTER_CONFIRMING, "")
        return page or str(super().get_email_verification_redirect_url(email_address))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send now, in the language of the account that has the address.

        A mail server that does not answer is a page with “try again”, not an error.
        """
        try:
            with translation.override(language_at(email)):
                super().send_mail(template_prefix, email, context)
        except OSError as error:
            logger.warning("account mail %s not sent: %s", template_prefix, type(error).__name__)
            raise ImmediateHttpResponse(mail_trouble(self.request)) from error

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the owner what changed. Nobody is told at an address that is not known to be theirs.

        Called for each change of what signs one in, so the trail is written here. The change is made already, so a
        mail that fails is in the log, not on the page.
        """
        audit.record_notice(self.request, template_prefix, user)
        if not email and not has_confirmed_address(user):
            return
        with suppress(ImmediateHttpResponse):
            super().send_notification_mail(template_prefix, user, context, email or user.email)


def mail_trouble(request: HttpRequest) -> HttpResponse:
    """The page that repeats what was typed, passwords excepted, at one press of a button."""
    typed = [(name, text) for name, text in request.POST.items() if "password" not in name and "csrf" not in name]
    return render(request, "account/mail_trouble.html", {"typed": typed}, status=503)
