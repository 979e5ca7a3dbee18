"""The one page about all the ways in, and the list of where somebody is signed in."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.open_sessions import device, open_sessions
from tests.accounts.conftest import add_app, prove
from tests.accounts.test_signing_in import is_signed_in, sign_in

pytestmark = pytest.mark.django_db
PAGE = "/accounts/2fa/"
OTHERS = "/accounts/sessions/others/end/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0"
CHROME_ON_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/140.0 Safari/604.1"


def end(session):
    return f"/accounts/sessions/{session.pk}/end/"


@pytest.fixture
def elsewhere(alice):
    client = Client(headers={"User-Agent": FIREFOX})
    sign_in(client)
    return client


@pytest.fixture
def here(alice):
    client = Client()
    sign_in(client)
    return client


def session_of(client):
    return UserSession.objects.get(session_key=client.session.session_key)


def test_it_shows_every_way_in(as_alice, alice):
    before = as_alice.get(PAGE).text
    add_app(alice)
    after = as_alice.get(PAGE).text

    for link in ("/accounts/password/change/", "/accounts/2fa/webauthn/add/", "/accounts/2fa/totp/activate/"):
        assert f'href="{link}"' in before
    assert "/recovery-codes/" not in before
    for link in ("/accounts/2fa/totp/deactivate/", "/accounts/2fa/recovery-codes/generate/"):
        assert f'href="{link}"' in after
    assert "10 left" in after


def test_codes_that_were_never_seen_can_be_seen_this_once(as_alice, alice):
    add_app(alice)
    assert "Show them, this once" in as_alice.get(PAGE).text

    prove(as_alice).get("/accounts/2fa/recovery-codes/")

    assert "Show them, this once" not in as_alice.get(PAGE).text


@pytest.mark.parametrize("address", ["/accounts/2fa/webauthn/", "/accounts/sessions/"])
def test_allauths_own_lists_lead_here(as_alice, as_nobody, address):
    assert as_alice.get(address).url == PAGE
    assert as_alice.post(address).status_code == 405
    assert as_nobody.get(address).url.startswith("/accounts/login/")


def test_it_is_only_read(as_alice):
    assert as_alice.post(PAGE).status_code == 405


def test_sessions_are_listed_with_device_and_address(here, elsewhere):
    page = here.get(PAGE).text

    assert "Firefox on Windows" in page
    assert "127.0.0.1" in page
    assert page.count("This one") == 1
    assert f'action="{end(session_of(elsewhere))}"' in page
    assert f'action="{end(session_of(here))}"' not in page


def test_one_session_can_be_ended(here, elsewhere):
    response = prove(here).post(end(session_of(elsewhere)), follow=True)

    assert response.redirect_chain == [(PAGE, 302)]
    assert "Signed out there." in response.text
    assert not is_signed_in(elsewhere)
    assert is_signed_in(here)


def test_all_others_can_be_ended(here, elsewhere):
    third = Client()
    sign_in(third)

    assert prove(here).post(OTHERS).url == PAGE

    assert [is_signed_in(client) for client in (here, elsewhere, third)] == [True, False, False]


def test_ending_one_asks_whether_it_is_you_and_then_goes_through(here, elsewhere):
    asked = here.post(end(session_of(elsewhere)))
    assert asked.url.startswith("/accounts/reauthenticate/")

    here.post(asked.url, {"password": "correct horse battery"})

    assert not is_signed_in(elsewhere)


def test_somebody_elses_session_does_not_exist(elsewhere, as_bob):
    prove(as_bob)

    assert as_bob.post(end(session_of(elsewhere))).status_code == 404
    assert as_bob.post("/accounts/sessions/999999/end/").status_code == 404
    assert is_signed_in(elsewhere)


@pytest.mark.parametrize("address", [OTHERS, "/accounts/sessions/1/end/"])
def test_ending_is_a_post_of_somebody_signed_in(as_alice, as_nobody, address):
    assert as_alice.get(address).status_code == 405
    assert as_nobody.post(address).url.startswith("/accounts/login/")


def test_a_session_that_ran_out_or_lost_its_password_is_not_listed(here, elsewhere, alice, now):
    third = Client()
    sign_in(third)
    Session.objects.filter(session_key=third.session.session_key).update(expire_date=now)
    alice.set_password("a quiet horse in May")

    assert open_sessions(alice, None, now + timedelta(seconds=1)) == []


def test_a_session_of_before_is_listed_after_its_next_page(alice):
    client = Client()
    client.force_login(alice)

    client.get(PAGE)

    assert "This one" in client.get(PAGE).text


def test_its_use_is_noted_once_an_hour(here, now):
    with time_machine.travel(now, tick=False) as clock:
        here.get(PAGE)
        seen = []
        for minutes in (59, 2):
            clock.shift(timedelta(minutes=minutes))
            here.get(PAGE)
            seen.append(session_of(here).last_seen_at)

    assert seen == [now, now + timedelta(minutes=61)]


def test_more_sessions_cost_no_more_queries(here, elsewhere):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert here.get(PAGE).status_code == 200
        return len(queries)

    here.get(PAGE)
    before = queries()
    for _ in range(5):
        sign_in(Client())

    assert queries() == before


def test_a_request_without_a_network_address_is_answered(alice):
    client = Client(REMOTE_ADDR="")
    client.force_login(alice)

    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox on Windows"),
        (CHROME_ON_IPHONE, "Chrome on iPhone"),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_device_is_named_as_people_would(user_agent, name):
    assert device(user_agent) == name


def test_a_device_has_one_name_on_both_pages(alice):
    client = Client(headers={"User-Agent": CHROME_ON_IPHONE})
    sign_in(client)

    for page in (PAGE, "/settings/activity/"):
        assert "Chrome on iPhone" in client.get(page).text
