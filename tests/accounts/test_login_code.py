"""Signing in with a code from a mail: only where mail is configured, alike for every address."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from accounts.addresses import has_confirmed_address
from tests.accounts.conftest import add_app, confirm
from tests.accounts.test_signing_in import is_signed_in

pytestmark = pytest.mark.django_db
ASK = "/accounts/login/code/"
CODE = "/accounts/login/code/confirm/"


def code():
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.outbox[-1].body, re.MULTILINE)[0]


def what_a_stranger_sees(email):
    client = Client()
    answers = [
        client.post(ASK, {"email": email}),
        client.get(CODE),
        client.post(CODE, {"action": "resend"}),
        client.get(CODE),
        client.post(CODE, {"code": "BBBB-BBBB"}),
        client.post(CODE, {"code": "BBBB-BBBB"}),
        client.post(CODE, {"code": "BBBB-BBBB"}),
        client.get(ASK),
    ]
    seen = [(answer.status_code, answer.headers.get("Location"), answer.text) for answer in answers]
    return re.sub(r"[A-Za-z0-9]{64}", "", str(seen).replace(email, "address"))


def test_on_this_computer_no_code_signs_anybody_in(as_nobody, alice, local_mail):
    assert as_nobody.get(ASK).status_code == 404
    assert as_nobody.post(ASK, {"email": alice.email}).status_code == 404
    assert "Mail me a code" not in as_nobody.get("/accounts/login/").text


def test_where_mail_is_configured_the_sign_in_page_offers_it(as_nobody, mail_server):
    assert "Mail me a code instead" in as_nobody.get("/accounts/login/").text
    assert as_nobody.get(ASK).status_code == 200
    assert as_nobody.put(ASK).status_code == 405


def test_the_code_signs_in_and_proves_the_address(as_nobody, alice, mail_server):
    EmailAddress.objects.create(user=alice, email=alice.email, primary=True)
    response = as_nobody.post(f"{ASK}?next=/stories/", {"email": "Alice@Example.com"})
    assert mail.outbox[0].subject == "The code that signs you in"

    response = as_nobody.post(response.url, {"code": code()})

    assert (response.status_code, response.url) == (302, "/stories/")
    assert is_signed_in(as_nobody)
    assert has_confirmed_address(alice)


def test_a_second_factor_is_asked_for_after_the_code(as_nobody, alice, mail_server):
    confirm(alice)
    add_app(alice)
    as_nobody.post(ASK, {"email": alice.email})

    assert as_nobody.post(CODE, {"code": code()}).url == "/accounts/2fa/authenticate/"
    assert not is_signed_in(as_nobody)


def test_nothing_tells_who_has_an_account(alice, bob, mail_server):
    confirm(alice)
    bob.is_active = False
    bob.save()

    seen = {what_a_stranger_sees(email) for email in (alice.email, bob.email, "stranger@example.com")}

    assert len(seen) == 1


def test_a_stranger_is_told_by_mail_only(as_nobody, mail_server):
    as_nobody.post(ASK, {"email": "stranger@example.com"})

    assert mail.outbox[0].subject == "There is no account with this address"
    assert "http://testserver/accounts/signup/" in mail.outbox[0].body


def test_where_sign_up_is_closed_a_stranger_is_not_sent_there(as_nobody, mail_server, settings):
    settings.IS_SIGNUP_OPEN = False
    as_nobody.post(ASK, {"email": "stranger@example.com"})

    assert "/signup/" not in mail.outbox[0].body


def test_the_third_wrong_code_ends_it(as_nobody, alice, mail_server):
    as_nobody.post(ASK, {"email": alice.email})
    right = code()

    assert as_nobody.post(CODE, {"code": "BBBB-BBBB"}).status_code == 422
    assert as_nobody.post(CODE, {"code": "é"}).status_code == 422
    assert as_nobody.post(CODE, {"code": "BBBB-BBBB"}).url == ASK
    assert as_nobody.post(CODE, {"code": right}).url == ASK
    assert not is_signed_in(as_nobody)


def test_a_code_signs_in_once_and_only_where_it_was_asked_for(as_nobody, alice, mail_server):
    as_nobody.post(ASK, {"email": alice.email})

    assert Client().post(CODE, {"code": code()}).url == ASK
    as_nobody.post(CODE, {"code": code()})
    as_nobody.post("/accounts/logout/")
    assert as_nobody.post(CODE, {"code": code()}).url == ASK


@pytest.mark.parametrize("email", ["", "no address", "a\x00@example.com", "x" * 300 + "@example.com"])
def test_a_bad_address_is_422(as_nobody, mail_server, email):
    assert as_nobody.post(ASK, {"email": email}).status_code == 422


def test_a_fourth_code_within_a_minute_is_not_sent(alice, mail_server):
    for _ in range(3):
        Client().post(ASK, {"email": alice.email})

    response = Client().post(ASK, {"email": alice.email})

    assert response.status_code == 422
    assert len(mail.outbox) == 3
