"""Sign-up where mail is configured: alike for every address, and no account before the code is typed."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from accounts.addresses import has_confirmed_address
from accounts.models import User
from tests.accounts.test_signing_in import is_signed_in, sign_in
from tests.accounts.test_signup import sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_server")]
CODE = "/accounts/signup/code/"
PASSWORD = "a quiet horse in May"


@pytest.fixture
def unhurried(settings):
    settings.ACCOUNT_RATE_LIMITS = False


def code():
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.outbox[-1].body, re.MULTILINE)[0]


def what_a_stranger_sees(email):
    """Every answer from the form to the last try, with what differs for everybody taken out."""
    client = Client()
    answers = [
        sign_up(client, email=email),
        client.get(CODE),
        client.post(CODE, {"action": "resend"}),
        client.get(CODE),
        client.post(CODE, {"code": "BBBB-BBBB"}),
        client.post(CODE, {"code": "BBBB-BBBB"}),
        client.post(CODE, {"code": "BBBB-BBBB"}),
        client.get(CODE),
        client.get("/accounts/login/"),
    ]
    seen = [(answer.status_code, answer.headers.get("Location"), answer.text) for answer in answers]
    return re.sub(r"[A-Za-z0-9]{64}", "", str(seen).replace(email, "address"))


def test_the_account_is_there_once_the_code_is_typed(as_nobody):
    response = sign_up(as_nobody, time_zone="Europe/Berlin")

    assert (response.status_code, response.url) == (302, CODE)
    assert not User.objects.exists()
    assert not is_signed_in(as_nobody)
    assert mail.outbox[0].to == ["new@example.com"]

    response = as_nobody.post(CODE, {"code": code().lower().replace("-", " ")})

    user = User.objects.get()
    assert (response.status_code, response.url) == (302, "/start/")
    assert is_signed_in(as_nobody)
    assert (user.email, user.time_zone, user.country) == ("new@example.com", "Europe/Berlin", "DE")
    assert has_confirmed_address(user)
    assert user.check_password(PASSWORD)


def test_after_the_code_one_comes_to_the_page_one_wanted(as_nobody):
    as_nobody.post("/accounts/signup/?next=/stories/", {"email": "new@example.com", "password1": PASSWORD})

    assert as_nobody.post(CODE, {"code": code()}).url == "/stories/"


def test_nobody_is_sent_to_another_site(as_nobody):
    as_nobody.post("/accounts/signup/?next=https://evil.example/", {"email": "new@example.com", "password1": PASSWORD})

    assert as_nobody.post(CODE, {"code": code()}).url == "/start/"


@pytest.mark.usefixtures("unhurried")
def test_nothing_tells_a_taken_address_from_a_free_one(alice):
    assert what_a_stranger_sees("alice@example.com") == what_a_stranger_sees("stranger@example.com")


def test_no_password_that_was_tried_at_sign_up_opens_anything(alice):
    """Signing in afterwards with what was typed would tell the two apart, if an account had been made."""
    for email in (alice.email, "stranger@example.com"):
        sign_up(Client(), email=email)
        assert sign_in(Client(), email, PASSWORD).status_code == 422


@pytest.mark.parametrize("email", ["alice@example.com", "ALICE@example.com"])
def test_the_owner_of_a_taken_address_gets_a_mail_and_nobody_else_anything(as_nobody, alice, email):
    sign_up(as_nobody, email=email)

    assert [message.subject for message in mail.outbox] == ["You have an account already"]
    assert "http://testserver/accounts/password/reset/" in mail.outbox[0].body
    assert as_nobody.post(CODE, {"code": ""}).status_code == 422
    assert as_nobody.post(CODE, {"code": as_nobody.session["pending_sign_up"]["code"]}).status_code == 422
    assert User.objects.count() == 1
    assert not is_signed_in(as_nobody)


def test_the_password_waits_as_its_hash(as_nobody):
    sign_up(as_nobody)

    assert PASSWORD not in str(dict(as_nobody.session))


def test_a_wrong_code_is_422_and_the_third_ends_the_sign_up(as_nobody):
    sign_up(as_nobody)
    right = code()

    assert as_nobody.post(CODE, {"code": "BBBB-BBBB"}).status_code == 422
    assert "That is not the code" in as_nobody.post(CODE, {"code": "BBBB-BBBB"}).text
    assert as_nobody.post(CODE, {"code": "BBBB-BBBB"}).url == "/accounts/signup/"

    assert as_nobody.post(CODE, {"code": right}).url == "/accounts/signup/"
    assert not User.objects.exists()


@pytest.mark.usefixtures("unhurried")
def test_another_code_replaces_the_first_and_three_mails_are_all(as_nobody):
    sign_up(as_nobody)
    first = code()
    for _ in range(3):
        assert as_nobody.post(CODE, {"action": "resend"}).url == CODE

    assert len(mail.outbox) == 3
    assert "Send another code" not in as_nobody.get(CODE).text
    assert as_nobody.post(CODE, {"code": first}).status_code == 422
    assert as_nobody.post(CODE, {"code": code()}).status_code == 302


def test_a_second_mail_within_ten_seconds_is_not_sent(as_nobody):
    sign_up(as_nobody)

    page = as_nobody.post(CODE, {"action": "resend"}, follow=True)

    assert "That was quick" in page.text
    assert len(mail.outbox) == 1


def test_signing_up_twice_in_a_row_for_one_address_has_to_wait(as_nobody):
    sign_up(as_nobody)

    assert sign_up(Client()).status_code == 429
    assert len(mail.outbox) == 1


def test_a_code_is_good_for_ten_minutes(as_nobody, now):
    with time_machine.travel(now, tick=False) as clock:
        sign_up(as_nobody)
        clock.shift(timedelta(minutes=10, seconds=1))

        response = as_nobody.post(CODE, {"code": code()}, follow=True)

    assert response.request["PATH_INFO"] == "/accounts/signup/"
    assert "That code was good for 10 minutes." in response.text
    assert not User.objects.exists()


def test_another_code_is_good_for_ten_minutes_of_its_own(as_nobody, now):
    with time_machine.travel(now, tick=False) as clock:
        sign_up(as_nobody)
        clock.shift(timedelta(minutes=9))
        as_nobody.post(CODE, {"action": "resend"})
        clock.shift(timedelta(minutes=9))

        assert as_nobody.post(CODE, {"code": code()}).url == "/start/"


def test_a_code_opens_only_the_browser_that_asked_for_it(as_nobody):
    sign_up(as_nobody)

    assert Client().post(CODE, {"code": code()}).url == "/accounts/signup/"


def test_an_account_made_meanwhile_is_there_to_sign_in_to(as_nobody):
    sign_up(as_nobody)
    User.objects.create_user("New@example.com", PASSWORD)

    assert as_nobody.post(CODE, {"code": code()}).url == "/accounts/login/"
    assert User.objects.count() == 1


def test_somebody_signed_in_is_sent_on(as_alice):
    assert as_alice.get(CODE).url == "/accounts/signup/"


def test_the_page_answers_get_and_post_only(as_nobody):
    assert as_nobody.put(CODE).status_code == 405


def test_on_this_computer_there_is_no_such_page(as_nobody, local_mail):
    assert as_nobody.get(CODE).status_code == 404
