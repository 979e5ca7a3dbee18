"""What arrives by mail and opens something: how long, how often, and for whom."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from accounts.addresses import has_confirmed_address
from tests.accounts.test_addresses import CODE, CONFIRM, code
from tests.accounts.test_signing_in import link_in
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db


def ask_for_a_link(client, address):
    client.post("/accounts/password/reset/", {"email": address})
    return link_in(mail.outbox[-1])


def test_a_reset_link_opens_nothing_after_an_hour(as_nobody, alice, now):
    with time_machine.travel(now, tick=False):
        link = ask_for_a_link(as_nobody, alice.email)
    with time_machine.travel(now + timedelta(minutes=59), tick=False):
        assert 'name="password1"' in Client().get(link, follow=True).text
    with time_machine.travel(now + timedelta(minutes=61), tick=False):
        assert "That link is used up" in Client().get(link, follow=True).text


def test_the_secret_of_a_reset_link_leaves_the_address_bar_at_once(as_nobody, alice):
    link = ask_for_a_link(as_nobody, alice.email)

    page = as_nobody.get(link, follow=True)

    assert page.redirect_chain[-1][0] != link
    assert link.rstrip("/").rpartition("-")[2] not in page.redirect_chain[-1][0]


def test_a_code_confirms_nothing_after_ten_minutes(as_alice, alice, mail_server, now):
    with time_machine.travel(now, tick=False):
        as_alice.post(CONFIRM)
    with time_machine.travel(now + timedelta(minutes=11), tick=False):
        as_alice.post(CODE, {"code": code()})

    assert not has_confirmed_address(alice)


def test_three_wrong_codes_end_it_and_the_right_one_comes_too_late(as_alice, alice, mail_server):
    as_alice.post(CONFIRM)
    for _ in range(3):
        as_alice.post(CODE, {"code": "ZZZZZZ"})
    as_alice.post(CODE, {"code": code()})

    assert not has_confirmed_address(alice)


def test_a_code_works_only_where_it_was_asked_for(as_alice, alice, bob, mail_server):
    as_alice.post(CONFIRM)
    elsewhere = logged_in(alice)
    elsewhere.post(CODE, {"code": code()})

    assert not has_confirmed_address(alice)


def test_a_code_is_long_enough_not_to_be_guessed(as_alice, mail_server):
    as_alice.post(CONFIRM)

    # Letters and digits that nobody mixes up, at least twenty of them: 20^5 is more than 2^20.
    assert len(code().replace("-", "")) >= 5
