"""What holds for second factors, whoever draws their pages: none is gone round, none counts twice."""

import base64
import time

import pytest
import time_machine
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.test import Client

from tests.accounts.test_signing_in import NEW_PASSWORD, PASSWORD, is_signed_in, link_in, sign_in

pytestmark = pytest.mark.django_db
ASKED = "/accounts/2fa/authenticate/"


@pytest.fixture
def secret(alice):
    made = generate_totp_secret()
    TOTP.activate(alice, made)
    return made


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


def shown_now(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def after_the_password(code, password=PASSWORD):
    client = Client()
    assert sign_in(client, password=password).url.startswith(ASKED)
    assert not is_signed_in(client)
    client.post(ASKED, {"code": code})
    return client


def test_a_new_password_by_mail_goes_round_no_second_factor(as_nobody, alice, secret):
    as_nobody.post("/accounts/password/reset/", {"email": alice.email})
    page = as_nobody.get(link_in(mail.outbox[0]), follow=True)
    as_nobody.post(page.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    assert not is_signed_in(as_nobody)
    assert not is_signed_in(after_the_password("000000", NEW_PASSWORD))
    assert is_signed_in(after_the_password(shown_now(secret), NEW_PASSWORD))


def test_a_code_of_an_app_works_once(secret):
    code = shown_now(secret)

    assert is_signed_in(after_the_password(code))
    assert not is_signed_in(after_the_password(code))


def test_a_recovery_code_works_once(alice, secret):
    first, second, *_ = RecoveryCodes.activate(alice).get_unused_codes()

    assert is_signed_in(after_the_password(first))
    assert not is_signed_in(after_the_password(first))
    assert is_signed_in(after_the_password(second))


def test_seeds_and_recovery_codes_cannot_be_guessed(alice, bob):
    seeds = {generate_totp_secret() for _ in range(20)}
    codes = {code for person in (alice, bob) for code in RecoveryCodes.activate(person).get_unused_codes()}

    # 160 bits, and eight digits: more than 2^26.
    assert {len(base64.b32decode(seed)) for seed in seeds} == {20}
    assert len(seeds) == 20
    assert {len(code) for code in codes} == {8}
    assert len(codes) == 20
