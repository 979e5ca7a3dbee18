"""The page about the calendar address: made, shown once, renewed, closed; and what the calendar shows."""

import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts import feed_tokens
from accounts.models import FeedToken

PAGE, ADDRESS, REVOCATION = (
    reverse(f"dashboard:{name}") for name in ("calendar_settings", "calendar_address", "calendar_revocation")
)
SHOWN = re.compile(r"<code data-copy-text>http://localhost:\d+(/calendar/[\w-]{43}\.ics)</code>")


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


def make_address(client, **options):
    answer = client.post(ADDRESS, options)
    assert answer.status_code == 200
    return SHOWN.search(answer.content.decode())[1]


def test_settings_lead_to_it(as_alice):
    assert PAGE in as_alice.get(reverse("dashboard:settings")).content.decode()


def test_an_address_is_made_with_what_was_chosen_and_shown_once(as_alice, alice):
    address = make_address(as_alice, has_alarms="on", has_reply_days="on")

    feed = FeedToken.objects.get(user=alice)
    assert (feed.has_alarms, feed.has_reply_days, feed.has_deadlines) == (True, True, False)
    assert Client().get(address).status_code == 200
    again = as_alice.get(PAGE).content.decode()
    assert address not in again
    assert "webcal://" not in again


def test_the_page_that_shows_it_is_kept_by_nobody(as_alice):
    answer = as_alice.post(ADDRESS)

    assert "no-store" in answer["Cache-Control"]
    assert "webcal://localhost" in answer.content.decode()


def test_a_new_address_closes_the_old_one_and_keeps_the_choices(as_alice, alice):
    old = make_address(as_alice, has_alarms="on")
    new = make_address(as_alice)

    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    feed = FeedToken.objects.get(user=alice)
    assert feed.has_alarms
    assert feed.last_used_at is not None


def test_a_new_address_was_not_used_yet(as_alice, alice, now):
    Client().get(make_address(as_alice))
    make_address(as_alice)

    feed = FeedToken.objects.get(user=alice)
    assert (feed.created_at, feed.last_used_at) == (now, None)


def test_the_page_says_when_a_calendar_last_looked(as_alice):
    address = make_address(as_alice)
    assert "Not yet" in as_alice.get(PAGE).content.decode()

    Client().get(address)
    assert "1 December 2026, 13:00" in as_alice.get(PAGE).content.decode()


def test_a_closed_address_shows_nothing_any_more(as_alice, alice):
    address = make_address(as_alice)
    answer = as_alice.post(REVOCATION, follow=True)

    assert "The address is closed." in answer.content.decode()
    assert "Make my calendar address" in answer.content.decode()
    assert Client().get(address).status_code == 404
    assert not FeedToken.objects.exists()


def test_choices_are_kept(as_alice, alice, now):
    feed_tokens.make(alice, now)
    as_alice.post(PAGE, {"has_alarms": "on", "has_deadlines": "no", "has_reply_days": "false"})

    feed = FeedToken.objects.get()
    assert (feed.has_alarms, feed.has_deadlines, feed.has_reply_days) == (True, True, False)


def test_choices_without_an_address_make_none(as_alice):
    assert as_alice.post(PAGE, {"has_alarms": "on"}).status_code == 200
    assert as_alice.post(REVOCATION).status_code == 302
    assert not FeedToken.objects.exists()


def test_only_ones_own_address_is_renewed_and_closed(as_alice, as_bob, alice):
    address = make_address(as_alice)
    as_bob.post(REVOCATION)
    make_address(as_bob)
    as_bob.post(PAGE, {"has_alarms": "on"})

    assert Client().get(address).status_code == 200
    assert not FeedToken.objects.get(user=alice).has_alarms


@pytest.mark.parametrize("address", [ADDRESS, REVOCATION])
def test_making_and_closing_are_posted_by_somebody_signed_in(as_alice, as_nobody, address):
    assert as_alice.get(address).status_code == 405
    assert as_nobody.post(address).url.startswith(reverse("account_login"))


def test_a_form_without_its_token_makes_nothing(alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)

    assert client.post(ADDRESS).status_code == 403
    assert not FeedToken.objects.exists()
