"""Accounts where a mail server is configured, beside the default where mails stay on this machine."""

import pytest

PASSWORD = "correct horse battery"


@pytest.fixture
def mail_server(settings):
    settings.IS_MAIL_LOCAL = False
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


@pytest.fixture
def local_mail(settings):
    settings.IS_MAIL_LOCAL = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = False


def prove(client, password=PASSWORD):
    """Type the password once more, as every change that matters asks for."""
    assert client.post("/accounts/reauthenticate/", {"password": password}).status_code == 302
    return client
