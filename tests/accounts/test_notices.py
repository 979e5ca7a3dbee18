"""What changes about signing in is told to the owner, at the old address too, and at no address that is not proven."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from tests.accounts.conftest import add_app, app_code, confirm, prove
from tests.accounts.test_passkeys import add_passkey
from tests.accounts.test_second_factors import secret_on

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "a quiet horse in May"
FIREFOX = {"User-Agent": "Firefox/141.0"}


@pytest.fixture
def alice(alice, mail_server):
    confirm(alice)
    return alice


def change_password(client):
    new = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    return client.post("/accounts/password/change/", {"oldpassword": "correct horse battery"} | new, headers=FIREFOX)


def reset_password(client):
    client.post("/accounts/password/reset/", {"email": "alice@example.com"})
    link = re.search(r"http://testserver(/\S+)", mail.outbox.pop().body)[1]
    page = Client().get(link, follow=True)
    nobody = page.client
    nobody.post(page.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}, headers=FIREFOX)


def activate_app(client):
    prove(client)
    secret = secret_on(client.get("/accounts/2fa/totp/activate/"))
    client.post("/accounts/2fa/totp/activate/", {"code": app_code(secret)}, headers=FIREFOX)


def deactivate_app(client):
    add_app_of(client)
    client.post("/accounts/2fa/totp/deactivate/", headers=FIREFOX)


def new_codes(client):
    add_app_of(client)
    client.post("/accounts/2fa/recovery-codes/generate/", headers=FIREFOX)


def remove_passkey(client):
    add_passkey(prove(client))
    mail.outbox.clear()
    key = client.get("/accounts/2fa/").context["passkeys"][0].pk
    client.post(f"/accounts/2fa/webauthn/keys/{key}/remove/", headers=FIREFOX)


def add_app_of(client):
    prove(client)
    add_app(client.get("/accounts/2fa/").wsgi_request.user)


@pytest.mark.parametrize(
    ("change", "subject"),
    [
        (change_password, "Your password was changed"),
        (reset_password, "Your password was set anew"),
        (activate_app, "An authenticator app was added"),
        (deactivate_app, "The authenticator app was removed"),
        (lambda client: add_passkey(prove(client)), "A passkey was added"),
        (remove_passkey, "A passkey was removed"),
        (new_codes, "New recovery codes were made"),
    ],
)
# Some notices go out when the change is committed, so here everything is.
@pytest.mark.django_db(transaction=True)
def test_the_owner_is_told(as_alice, alice, change, subject):
    change(as_alice)

    (notice,) = mail.outbox
    assert (notice.subject, notice.to) == (subject, [alice.email])
    assert notice.from_email
    assert re.search(r"When: \d{1,2} \w+ \d{4}, \d\d:\d\d \w+", notice.body)
    assert "From the network address: 127.0.0.1" in notice.body
    assert "http://testserver/accounts/password/reset/" in notice.body
    assert "{" not in notice.body
    assert not re.search(r"\n{4}", notice.body)


def code():
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.outbox[-1].body, re.MULTILINE)[0]


def test_a_change_of_address_is_told_to_the_old_one(as_alice, alice):
    prove(as_alice).post("/accounts/email/", {"email": "alice.berg@example.com", "action_add": ""})
    as_alice.post("/accounts/confirm-email/", {"code": code()})

    notice = mail.outbox[-1]
    assert notice.to == ["alice@example.com"]
    assert notice.subject == "You sign in with another address now"
    assert "Your account was alice@example.com and is alice.berg@example.com from now on" in notice.body


def test_a_mistyped_address_is_not_told_the_right_one(as_alice, alice):
    EmailAddress.objects.filter(user=alice).update(verified=False)
    prove(as_alice).post("/accounts/email/", {"email": "alice.berg@example.com", "action_add": ""})
    as_alice.post("/accounts/confirm-email/", {"code": code()})

    alice.refresh_from_db()
    assert alice.email == "alice.berg@example.com"
    assert {recipient for message in mail.outbox for recipient in message.to} == {"alice.berg@example.com"}


def test_on_this_computer_too(as_alice, alice, local_mail):
    prove(as_alice).post("/accounts/email/", {"email": "alice.berg@example.com", "action_add": ""})

    assert [notice.to for notice in mail.outbox] == [["alice@example.com"]]


def test_changing_the_address_asks_whether_it_is_you_and_then_goes_through(as_alice, alice):
    asked = as_alice.post("/accounts/email/", {"email": "alice.berg@example.com", "action_add": ""})
    assert asked.url.startswith("/accounts/reauthenticate/")
    assert mail.outbox == []

    as_alice.post(asked.url, {"password": "correct horse battery"})

    assert mail.outbox[0].to == ["alice.berg@example.com"]


def test_an_address_that_nobody_proved_gets_none(as_alice, alice):
    EmailAddress.objects.filter(user=alice).update(verified=False)

    change_password(as_alice)

    assert mail.outbox == []


def test_a_mail_server_that_does_not_answer_does_not_hide_that_the_change_is_made(as_alice, alice, monkeypatch):
    def refuse(self, messages):
        raise TimeoutError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)

    assert change_password(as_alice).url == "/accounts/2fa/"
    alice.refresh_from_db()
    assert alice.check_password(NEW_PASSWORD)
