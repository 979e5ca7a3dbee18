"""Accounts where a mail server is configured, beside the default where mails stay on this machine."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

PASSWORD = "correct horse battery"


@pytest.fixture
def mail_server(settings):
    settings.IS_MAIL_LOCAL = False
    settings.MFA_ALLOW_UNVERIFIED_EMAIL = False
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


@pytest.fixture
def local_mail(settings):
    settings.IS_MAIL_LOCAL = True
    settings.MFA_ALLOW_UNVERIFIED_EMAIL = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = False


def confirm(user):
    EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )


def add_app(user):
    """An authenticator app and its recovery codes; the secret is what the app knows."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def app_code(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def recovery_codes(user):
    return Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()


def prove(client, password=PASSWORD):
    """Type the password once more, as every change that matters asks for."""
    assert client.post("/accounts/reauthenticate/", {"password": password}).status_code == 302
    return client
