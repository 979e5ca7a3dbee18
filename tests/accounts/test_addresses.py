import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from accounts.addresses import confirmed_candidates, has_confirmed_address
from accounts.models import User
from tests.accounts.conftest import confirm, prove
from tests.conftest import logged_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db
CONFIRM = "/accounts/confirm-address/"
CODE = "/accounts/confirm-email/"
NO_MAILS = "No mails until you confirm your address"


def code():
    return re.search(r"^[A-Z0-9-]{6,9}$", mail.outbox[-1].body, re.MULTILINE)[0]


def confirmed_users():
    return set(User.objects.filter(confirmed_candidates()))


def test_on_this_computer_every_address_counts_as_confirmed(alice, local_mail):
    assert has_confirmed_address(alice)
    assert confirmed_users() == {alice}


def test_with_a_mail_server_only_a_proven_address_counts(alice, bob, mail_server):
    confirm(alice)
    EmailAddress.objects.create(user=bob, email=bob.email, verified=False, primary=True)

    assert has_confirmed_address(alice)
    assert not has_confirmed_address(bob)
    assert confirmed_users() == {alice}


def test_another_address_of_the_same_person_does_not_count(alice, mail_server):
    EmailAddress.objects.create(user=alice, email="old@example.com", verified=True)

    assert not has_confirmed_address(alice)
    assert confirmed_users() == set()


def test_case_does_not_matter(mail_server):
    user = make_user("Carol@example.com")
    confirm(user)

    assert has_confirmed_address(user)
    assert confirmed_users() == {user}


def test_the_code_is_asked_for_by_a_post_and_confirms_the_address(as_alice, alice, mail_server):
    assert as_alice.get(CONFIRM).status_code == 200
    assert mail.outbox == [], "a page that is only looked at sends no mail"

    asked = as_alice.post(CONFIRM)
    assert (asked.status_code, asked.url) == (302, CODE)
    assert mail.outbox[0].to == [alice.email]
    assert alice.email in as_alice.get(CODE).text

    response = as_alice.post(CODE, {"code": code()})

    assert (response.status_code, response.url) == (302, "/")
    assert has_confirmed_address(alice)


def test_a_wrong_code_is_422_and_confirms_nothing(as_alice, alice, mail_server):
    as_alice.post(CONFIRM)

    response = as_alice.post(CODE, {"code": "ZZZZZZ"})

    assert response.status_code == 422
    assert "That is not the code" in response.text
    assert not has_confirmed_address(alice)


def test_another_code_can_be_asked_for(as_alice, mail_server, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    as_alice.post(CONFIRM)
    first = code()

    as_alice.post(CODE, {"action": "resend"})

    assert len(mail.outbox) == 2
    assert as_alice.post(CODE, {"code": first}).status_code == 422
    assert as_alice.post(CODE, {"code": code()}).status_code == 302


def test_a_confirmed_person_is_not_asked_again(as_alice, alice, mail_server):
    confirm(alice)

    assert as_alice.get(CONFIRM).url == "/accounts/email/"
    assert as_alice.post(CONFIRM).url == "/accounts/email/"
    assert mail.outbox == []


def test_confirming_an_address_that_failed_mends_it(as_alice, alice, mail_server):
    confirm(alice)
    alice.mark_address_failed(timezone.now())
    assert "come back" in as_alice.get("/accounts/email/").text

    as_alice.post(CONFIRM)
    assert not has_confirmed_address(alice), "until the code is typed nothing is sent there"
    as_alice.post(CODE, {"code": code()})

    alice.refresh_from_db()
    assert alice.address_failed_at is None
    assert has_confirmed_address(alice)


def test_a_new_address_counts_once_its_code_is_typed(as_alice, alice, mail_server):
    confirm(alice)
    alice.mark_address_failed(timezone.now())

    prove(as_alice).post("/accounts/email/", {"email": "alice.berg@example.com", "action_add": ""})
    alice.refresh_from_db()
    assert alice.email == "alice@example.com"

    as_alice.post(CODE, {"code": code()})
    alice.refresh_from_db()
    assert alice.email == "alice.berg@example.com"
    assert alice.address_failed_at is None
    assert has_confirmed_address(alice)
    assert not EmailAddress.objects.filter(email="alice@example.com").exists()


def test_a_mistyped_address_can_be_replaced_before_it_was_ever_confirmed(mail_server):
    as_alice = logged_in(make_user("alcie@example.com"))

    prove(as_alice).post("/accounts/email/", {"email": "alice@example.com", "action_add": ""})
    as_alice.post(CODE, {"code": code()})

    assert User.objects.get().email == "alice@example.com"
    assert has_confirmed_address(User.objects.get())


def test_an_address_that_another_account_signs_in_with_is_refused_even_with_the_code(
    as_alice, alice, bob, mail_server
):
    prove(as_alice).post("/accounts/email/", {"email": bob.email, "action_add": ""})

    response = as_alice.post(CODE, {"code": code()})

    assert response.status_code == 422
    assert "There is an account with this address already" in response.text
    alice.refresh_from_db()
    assert alice.email == "alice@example.com"


def test_on_this_computer_a_new_address_counts_at_once(as_alice, alice, local_mail):
    alice.mark_address_failed(timezone.now())

    response = prove(as_alice).post("/accounts/email/", {"email": "Alice.Berg@example.com", "action_add": ""})

    alice.refresh_from_db()
    assert response.status_code == 302
    assert alice.email == "alice.berg@example.com"
    assert alice.address_failed_at is None


@pytest.mark.parametrize("address", ["bob@example.com", "alice@example.com", "no address"])
def test_on_this_computer_a_bad_new_address_is_422_and_kept(as_alice, alice, bob, local_mail, address):
    response = as_alice.post("/accounts/email/", {"email": address, "action_add": ""})

    alice.refresh_from_db()
    assert response.status_code == 422
    assert f'value="{address}"' in response.text
    assert alice.email == "alice@example.com"


def test_every_page_says_that_the_address_is_not_confirmed(as_alice, alice, mail_server):
    assert NO_MAILS in as_alice.get("/accounts/email/").text

    confirm(alice)

    assert NO_MAILS not in as_alice.get("/accounts/email/").text


def test_every_page_says_that_mails_come_back(as_alice, alice, mail_server):
    alice.mark_address_failed(timezone.now())

    assert "Mails to alice@example.com come back" in as_alice.get("/accounts/password/change/").text


def test_a_page_can_offer_the_code_at_one_press_until_the_address_is_confirmed(alice, mail_server):
    request = RequestFactory().get("/")
    request.user = alice

    before = render_to_string("_confirm_address.html", request=request)
    confirm(alice)
    after = render_to_string("_confirm_address.html", request=request)

    assert f'action="{CONFIRM}"' in before
    assert after.strip() == ""
