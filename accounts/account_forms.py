"""allauth's forms in our words; settings name them. Apart from forms.py, which allauth imports first."""

from typing import Any

from allauth.account import forms
from allauth.account.models import EmailAddress
from django import forms as django_forms
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import pending_signup
from accounts.addresses import is_taken, replace_address
from accounts.audit import record
from accounts.models import AuditEvent, User
from accounts.signup_rules import is_welcome, who_is_welcome

LONGEST_ADDRESS = 254  # of any account; a form of Django's takes 320
PASSWORD_HELP = _("Ten characters or more. A few words in a row are easy to remember.")


class PlainFields(django_forms.Form):
    """Fields say their label once, above the box, not again inside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in ("email", "login"):
                field.label = _("E-mail")
            if name == "email" and isinstance(field, django_forms.EmailField):
                field.validators = [*field.validators, MaxLengthValidator(LONGEST_ADDRESS)]
            if name == "password1":
                field.help_text = PASSWORD_HELP


class SignupForm(PlainFields, forms.SignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autofocus"] = True

    def clean_email(self) -> str:
        # Before anything is looked up: the answer must not depend on who has an account.
        if not is_welcome(self.cleaned_data["email"]):
            raise django_forms.ValidationError(who_is_welcome())
        address: str = super().clean_email()
        return address

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """The new account; where mail is configured none yet, but the page that takes the code."""
        if settings.IS_MAIL_LOCAL:
            saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
            return saved
        pending_signup.begin(request, self.cleaned_data, timezone.now(), has_account=self.account_already_exists)
        return None, redirect("accounts:confirm_signup")


class LoginForm(PlainFields, forms.LoginForm):
    """The keyboard begins at the address; after a wrong password at that, since the address still stands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = "password" if self.is_bound and self.data.get("login") else "login"
        self.fields[first].widget.attrs["autofocus"] = True


class ReauthenticateForm(PlainFields, forms.ReauthenticateForm):
    pass


class ResetPasswordForm(PlainFields, forms.ResetPasswordForm):
    pass


class NewPasswordForm(PlainFields, forms.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(PlainFields, forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Your password now")
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password, once more")


class FirstPasswordForm(PlainFields, forms.SetPasswordForm):
    pass


class AskLoginCodeForm(PlainFields, forms.RequestLoginCodeForm):
    pass


class MailedCode(PlainFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the mail")
        self.fields["code"].widget.attrs |= {
            "class": "code-input",
            "inputmode": "text",
            "autocapitalize": "characters",
        }


class ConfirmAddressForm(MailedCode, forms.ConfirmEmailVerificationCodeForm):
    pass


class LoginCodeForm(MailedCode, forms.ConfirmLoginCodeForm):
    pass


class SignupCodeForm(MailedCode, forms.BaseConfirmCodeForm):
    pass


class AddressForm(PlainFields, forms.AddEmailForm):
    """A new address; where mail is configured it counts once its owner has typed the code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")

    def clean_email(self) -> str:
        address: str = super().clean_email()
        if settings.IS_MAIL_LOCAL and is_taken(address):
            raise django_forms.ValidationError(_("Another account on this computer has that address."))
        return address

    def save(self, request: HttpRequest) -> EmailAddress:
        if settings.IS_MAIL_LOCAL:
            record(request, AuditEvent.What.ADDRESS_CHANGED)
            return replace_address(request, self.user, self.cleaned_data["email"])
        record(request, AuditEvent.What.ADDRESS_ASKED)
        return super().save(request)
