"""How long a session lasts: a fortnight untouched, a month at most."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from tests.accounts.test_signing_in import is_signed_in, sign_in
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db


def keep_using(client, start, days):
    """A page on every second day, each of which writes the session anew."""
    for day in range(0, days, 2):
        with time_machine.travel(start + timedelta(days=day), tick=False):
            session = client.session
            session["used"] = day
            session.save()
            client.get("/accounts/email/")


def test_a_session_that_nobody_uses_ends_after_a_fortnight(now, alice):
    soon, late = Client(), Client()
    with time_machine.travel(now, tick=False):
        sign_in(soon)
        sign_in(late)
    with time_machine.travel(now + timedelta(days=13), tick=False):
        assert soon.get("/accounts/email/").status_code == 200
    with time_machine.travel(now + timedelta(days=14, minutes=1), tick=False):
        assert late.get("/accounts/email/").status_code == 302


def test_a_session_in_daily_use_ends_after_a_month(now, alice):
    client = Client()
    with time_machine.travel(now, tick=False):
        sign_in(client)
    keep_using(client, now, 30)
    key = client.session.session_key

    with time_machine.travel(now + timedelta(days=30, minutes=1), tick=False):
        answer = client.get("/accounts/email/")

    assert answer.url.startswith("/accounts/login/")
    assert not is_signed_in(client)
    assert not Session.objects.filter(session_key=key).exists()


def test_signing_up_begins_a_session_that_ends_too(now):
    client = Client()
    with time_machine.travel(now, tick=False):
        client.post("/accounts/signup/", {"email": "new@example.com", "password1": "a quiet horse in May"})
        assert is_signed_in(client)

    with time_machine.travel(now + timedelta(days=13), tick=False):
        assert client.get("/accounts/email/").status_code == 200
    keep_using(client, now, 30)
    with time_machine.travel(now + timedelta(days=30, minutes=1), tick=False):
        assert client.get("/accounts/email/").status_code == 302


def test_one_that_began_before_this_was_noted_ends_a_month_after_the_latest_sign_in(now, alice):
    with time_machine.travel(now, tick=False):
        client = logged_in(alice)
    keep_using(client, now, 30)

    with time_machine.travel(now + timedelta(days=30, minutes=1), tick=False):
        assert client.get("/accounts/email/").status_code == 302


def test_signing_in_changes_the_name_of_the_session(alice):
    client = Client()
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted

    sign_in(client)

    assert is_signed_in(client)
    assert client.session.session_key != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_several_sessions_may_be_open_at_once(alice):
    clients = [Client() for _ in range(5)]
    for client in clients:
        sign_in(client)

    assert [client.get("/accounts/email/").status_code for client in clients] == [200] * 5


def test_closing_an_account_ends_its_sessions(as_alice, alice):
    alice.is_active = False
    alice.save()

    assert as_alice.get("/accounts/email/").status_code == 302


def test_a_session_that_was_signed_out_opens_nothing_any_more(as_alice):
    key = as_alice.session.session_key
    as_alice.post("/accounts/logout/")
    thief = Client()
    thief.cookies["sessionid"] = key

    assert thief.get("/accounts/email/").status_code == 302
    assert not Session.objects.filter(session_key=key).exists()


def test_the_name_of_a_session_cannot_be_guessed(as_alice, as_bob):
    # 32 of 36 characters by the system's random numbers: 165 bits.
    keys = {as_alice.session.session_key, as_bob.session.session_key}

    assert len(keys) == 2
    assert {len(key) for key in keys} == {32}
