import re
import smtplib

import pytest
from allauth.account import app_settings
from allauth.mfa import app_settings as mfa_settings
from django.conf import settings as project
from django.core import mail
from django.test import Client, override_settings

from tests.factories import make_user
from tests.provider import PlayedProvider

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
NEW_PASSWORD = "a quiet horse in May"


def sign_in(client, email="alice@example.com", password=PASSWORD, query=""):
    return client.post(f"/accounts/login/{query}", {"login": email, "password": password})


def link_in(message):
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def without_tokens(text):
    return re.sub(r"[A-Za-z0-9]{64}", "", text)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_address_and_password_sign_in(as_nobody, alice):
    response = sign_in(as_nobody, "Alice@Example.com")

    assert (response.status_code, response.url) == (302, "/")
    assert is_signed_in(as_nobody)


def test_after_signing_in_one_comes_to_the_page_one_wanted(as_nobody, alice):
    assert sign_in(as_nobody, query="?next=/stories/").url == "/stories/"


def test_nobody_is_sent_to_another_site(as_nobody, alice):
    assert sign_in(as_nobody, query="?next=https://evil.example/").url == "/"


def test_an_unconfirmed_address_signs_in_without_a_code(as_nobody, alice, mail_server):
    """Whoever mistyped their address at sign-up could never read one."""
    sign_in(as_nobody)

    assert is_signed_in(as_nobody)
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("email", "password"),
    [("alice@example.com", "wrong"), ("stranger@example.com", PASSWORD)],
    ids=["password", "address"],
)
def test_a_wrong_pair_gets_the_same_sentence_and_keeps_the_address(as_nobody, alice, email, password):
    response = sign_in(as_nobody, email, password)

    assert response.status_code == 422
    assert "Address and password do not match" in response.text
    assert f'value="{email}"' in response.text
    assert PASSWORD not in response.text


def test_six_wrong_passwords_have_to_wait(as_nobody, alice):
    for _ in range(5):
        sign_in(as_nobody, password="wrong")

    response = sign_in(as_nobody)

    assert response.status_code == 422
    assert "Too many tries" in response.text


def test_every_limit_is_stated():
    unused = {"change_phone", "verify_phone"}
    with override_settings(ACCOUNT_RATE_LIMITS={}, MFA_RATE_LIMITS={}):
        actions = {*app_settings.RATE_LIMITS, *mfa_settings.RATE_LIMITS}

    assert {*project.ACCOUNT_RATE_LIMITS, *project.MFA_RATE_LIMITS} == actions - unused


def test_a_closed_account_stays_out(as_nobody, alice):
    alice.is_active = False
    alice.save()

    sign_in(as_nobody)

    assert not is_signed_in(as_nobody)
    assert "This account is closed" in as_nobody.get("/accounts/inactive/").text


def test_signing_out_is_a_post(as_alice):
    page = as_alice.get("/accounts/logout/")
    assert page.status_code == 200
    assert is_signed_in(as_alice)

    as_alice.post("/accounts/logout/")

    assert not is_signed_in(as_alice)


def test_a_forgotten_password_is_replaced_by_the_link_in_the_mail(as_nobody, alice, as_alice):
    response = as_nobody.post("/accounts/password/reset/", {"email": alice.email})
    assert response.url == "/accounts/password/reset/done/"
    assert mail.outbox[0].to == [alice.email]

    form_page = as_nobody.get(link_in(mail.outbox[0]), follow=True)
    new = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    as_nobody.post(form_page.redirect_chain[-1][0], new)

    assert sign_in(Client(), password=PASSWORD).status_code == 422
    assert sign_in(Client(), password=NEW_PASSWORD).status_code == 302
    assert as_alice.get("/accounts/email/").status_code == 302, "a session from before stays open"


def test_a_reset_link_works_once(as_nobody, alice):
    as_nobody.post("/accounts/password/reset/", {"email": alice.email})
    link = link_in(mail.outbox[0])
    page = as_nobody.get(link, follow=True)
    as_nobody.post(page.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    again = Client().get(link, follow=True)

    assert "That link is used up" in again.text


def test_a_reset_says_the_same_for_an_unknown_address(as_nobody, alice):
    known = as_nobody.post("/accounts/password/reset/", {"email": alice.email}, follow=True)
    unknown = Client().post("/accounts/password/reset/", {"email": "stranger@example.com"}, follow=True)

    assert without_tokens(known.text) == without_tokens(unknown.text)
    assert mail.outbox[1].subject == "There is no account with this address"


def test_on_this_computer_the_reset_page_names_the_folder(as_nobody, local_mail, settings):
    assert str(settings.MAIL_DIR) in as_nobody.get("/accounts/password/reset/done/").text


def test_with_a_mail_server_no_folder_is_named(as_nobody, mail_server, settings):
    assert str(settings.MAIL_DIR) not in as_nobody.get("/accounts/password/reset/done/").text


def test_a_mail_server_that_does_not_answer_is_a_page_with_try_again(as_nobody, alice, monkeypatch):
    def refuse(self, messages):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)

    response = as_nobody.post("/accounts/password/reset/", {"email": alice.email})

    assert response.status_code == 503
    assert f'name="email" value="{alice.email}"' in response.text


@pytest.mark.parametrize("answer", [(401, ""), (422, '{"ErrorCode": 406, "Message": "inactive"}'), (200, "?")])
def test_so_is_a_provider_that_does_not_take_it(as_nobody, alice, settings, answer):
    provider = PlayedProvider()
    settings.MAILERS = provider.plays("postmark", alias="default")
    provider.answer(*answer)

    response = as_nobody.post("/accounts/password/reset/", {"email": alice.email})
    provider.leave()

    assert response.status_code == 503
    assert len(provider.mails) == 1


def test_what_a_failed_mail_repeats_never_holds_a_password(as_nobody, alice, mail_server, monkeypatch):
    def refuse(self, messages):
        raise TimeoutError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)

    response = as_nobody.post("/accounts/signup/", {"email": alice.email, "password1": NEW_PASSWORD})

    assert response.status_code == 503
    assert NEW_PASSWORD not in response.text


def test_changing_the_password_asks_for_the_old_one_and_ends_other_sessions(as_alice, alice):
    elsewhere = Client()
    elsewhere.force_login(alice)
    new = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}

    refused = as_alice.post("/accounts/password/change/", {"oldpassword": "wrong"} | new)
    changed = as_alice.post("/accounts/password/change/", {"oldpassword": PASSWORD} | new)

    assert refused.status_code == 422
    assert changed.status_code == 302
    assert elsewhere.get("/accounts/email/").status_code == 302


def test_a_page_that_matters_asks_for_the_password_again(as_alice):
    assert "Is it you?" in as_alice.get("/accounts/reauthenticate/").text
    assert as_alice.post("/accounts/reauthenticate/", {"password": "wrong"}).status_code == 422


BEHIND_THE_LOGIN = [
    "email/",
    "password/change/",
    "password/set/",
    "reauthenticate/",
    "confirm-address/",
    "sessions/",
    "2fa/",
    "2fa/reauthenticate/",
    "2fa/totp/activate/",
    "2fa/totp/deactivate/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "2fa/webauthn/reauthenticate/",
    "2fa/webauthn/keys/1/edit/",
    "2fa/webauthn/keys/1/remove/",
    "2fa/recovery-codes/",
    "2fa/recovery-codes/generate/",
]


@pytest.mark.parametrize("page", BEHIND_THE_LOGIN)
def test_account_pages_are_behind_the_login(as_nobody, page):
    response = as_nobody.get(f"/accounts/{page}")

    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/")


def test_two_factor_pages_wear_our_frame(as_nobody):
    client = Client()
    client.force_login(make_user("carol@example.com"))

    assert 'class="bar"' in client.get("/accounts/2fa/").text
