"""What we change about allauth's second factors: how their secrets are kept, what they are called."""

import logging
from collections.abc import Callable

from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sealing import renewed, seal, unseal

logger = logging.getLogger(__name__)

SEALED = ("secret", "seed")  # among what allauth keeps of an app and of recovery codes


class SecondFactors(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": _(
            "Recovery codes come with a passkey or an authenticator app: add one first."
        ),
        "incorrect_code": _("That is not the code. Use the one that is shown now, or a recovery code."),
        "unknown_passkey": _("That passkey does not work here. Try once more, or use another way."),
        "unverified_email": _("Confirm your e-mail address first, so that nobody else can lock this account."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; after the loss of SECRET_KEY one that nobody has, so that no code fits and no page breaks."""
        try:
            return unseal(encrypted_text)
        except InvalidToken:
            logger.error("a second factor was sealed with a SECRET_KEY that is not known here")
            return str(generate_totp_secret())

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("My passkey") if number == 1 else gettext("Passkey {number}").format(number=number)

    def _get_site_name(self) -> str:
        """What a device shows beside the key."""
        return "Callback"


@transaction.atomic
def seal_anew(user: User) -> int:
    """After a change of SECRET_KEY the secrets of a person move to the new one when a code of theirs is next used.

    Returns how many could not be opened by any key that is known here, and stay as they are.
    """
    if not settings.SECRET_KEY_FALLBACKS:
        return 0
    lost = 0
    sealed = [Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]
    for factor in Authenticator.objects.select_for_update().filter(user=user, type__in=sealed):
        try:
            factor.data |= {name: renewed(kept) for name, kept in factor.data.items() if name in SEALED}
        except InvalidToken:
            lost += 1
        else:
            factor.save(update_fields=["data"])
    return lost


class SecondFactorMiddleware:
    """Where a site demands a second factor, whoever has none adds one before anything else.

    The pages of the account stay open: that is where one is added, an address confirmed, and the way out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.IS_SECOND_FACTOR_DEMANDED and self._has_to_add_one(request):
            messages.warning(request, _("Add a passkey or an authenticator app: this site asks everybody for it."))
            return redirect("accounts:signing_in")
        return self.get_response(request)

    def _has_to_add_one(self, request: HttpRequest) -> bool:
        is_free = request.path.startswith("/accounts/") or not request.user.is_authenticated
        return not is_free and not get_adapter().is_mfa_enabled(request.user)
