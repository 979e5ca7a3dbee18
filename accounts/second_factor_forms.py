"""allauth's forms of second factors in our words; settings name them."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from accounts.account_forms import PlainFields
from accounts.second_factors import SecondFactors, seal_anew
from accounts.text import validate_one_line

LONGEST_NAME = 60
# Attestations of all vendors stay far below; so do the keys of one person.
LONGEST_CREDENTIAL = 32 * 1024
MOST_PASSKEYS = 20
UNREADABLE = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
    struct.error,
    InvalidSignature,
    UnsupportedAlgorithm,
)
# A code fits in its own half minute.
CODE_FITS = 30


class EachCodeOnce(PlainFields):
    """A code of the app is taken once, however long it would fit: whoever looked over the shoulder comes too late."""

    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs |= {"class": "code-input", "inputmode": "numeric", "maxlength": "20"}

    def take(self, code: str) -> str:
        digits = "".join(character for character in code if character.isalnum())
        if not cache.add(f"second-factor-code:{self.user.pk}:{digits}", 1, CODE_FITS):
            raise SecondFactors().validation_error("incorrect_code")
        return code


class CodeForm(EachCodeOnce, AuthenticateForm):
    def clean_code(self) -> str:
        return self.take(super().clean_code())

    def save(self) -> None:
        super().save()
        seal_anew(self.user)


class CodeAgainForm(EachCodeOnce, ReauthenticateForm):
    def clean_code(self) -> str:
        return self.take(super().clean_code())


class ActivateAppForm(EachCodeOnce, ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six digits that the app shows")

    def clean_code(self) -> str:
        return self.take(super().clean_code())


@contextmanager
def refusal_of_a_passkey() -> Iterator[None]:
    """What says it is a passkey may be anything; fido2 takes it apart and fails in many ways, all of which mean no."""
    try:
        yield
    except UNREADABLE as error:
        raise SecondFactors().validation_error("unknown_passkey") from error
    except forms.ValidationError as error:
        if error.code != "incorrect_code":
            raise
        raise SecondFactors().validation_error("unknown_passkey") from error


class StrangersBytes(forms.Form):
    def clean_credential(self) -> Any:
        with refusal_of_a_passkey():
            return super().clean_credential()  # type: ignore[misc]


class PasskeySignInForm(StrangersBytes, LoginWebAuthnForm):
    pass


class PasskeyForm(StrangersBytes, AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(StrangersBytes, ReauthenticateWebAuthnForm):
    pass


class NamedPasskey(PlainFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("Name"),
            max_length=LONGEST_NAME,
            validators=[validate_one_line],
            required=self.fields["name"].required,
            help_text=_("So that you can tell your passkeys apart: “Phone”, “Work laptop”."),
        )


class AddPasskeyForm(NamedPasskey, AddWebAuthnForm):
    """Every key is one that signs in by itself; there is no second kind to choose."""

    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        return True

    def clean_credential(self) -> Any:
        if len(self.data["credential"]) > LONGEST_CREDENTIAL:
            raise SecondFactors().validation_error("unknown_passkey")
        return self.cleaned_data["credential"]

    def clean(self) -> dict[str, Any]:
        if Authenticator.objects.filter(user=self.user, type=Authenticator.Type.WEBAUTHN).count() >= MOST_PASSKEYS:
            raise forms.ValidationError(_("That is one passkey too many. Remove one that you no longer use."))
        with refusal_of_a_passkey():
            return super().clean() or {}


class RenamePasskeyForm(NamedPasskey, EditWebAuthnForm):
    pass
