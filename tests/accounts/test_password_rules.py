"""Which passwords are taken, and that they are taken as they were typed."""

import re
from datetime import timedelta

import pytest
import time_machine

from tests.accounts.test_signing_in import is_signed_in, sign_in

pytestmark = pytest.mark.django_db
FIELDS = {"/accounts/signup/": 1, "/accounts/login/": 1}


def sign_up(client, password):
    return client.post("/accounts/signup/", {"email": "new@example.com", "password1": password})


@pytest.mark.parametrize(
    "password",
    [
        "only small letters",
        "4981736650283",
        "ŽLUŤOUČKÝ kůň 🐎 漢字",
        "  blanks at both ends  ",
        "sixty-four characters and more " * 4,
    ],
    ids=["no signs", "digits only", "every script", "blanks", "124 characters"],
)
def test_any_composition_and_length_is_taken_exactly_as_typed(as_nobody, password):
    assert sign_up(as_nobody, password).status_code == 302
    as_nobody.post("/accounts/logout/")

    sign_in(as_nobody, "new@example.com", password.swapcase() if password.upper() != password else password + "x")
    assert not is_signed_in(as_nobody)
    sign_in(as_nobody, "new@example.com", password[:-1])
    assert not is_signed_in(as_nobody)
    sign_in(as_nobody, "new@example.com", password)
    assert is_signed_in(as_nobody)


@pytest.mark.parametrize("password", ["short", "nine char", "1234567890", "qwertyuiop", "new@example.com"])
def test_short_common_and_ones_own_address_are_refused(as_nobody, password):
    assert sign_up(as_nobody, password).status_code == 422
    assert not is_signed_in(as_nobody)


@pytest.mark.parametrize("page", sorted(FIELDS))
def test_fields_hide_what_is_typed_and_leave_pasting_and_password_managers_alone(as_nobody, page):
    fields = re.findall(r'<input[^>]*type="password"[^>]*>', as_nobody.get(page).text)

    assert len(fields) == FIELDS[page]
    for field in fields:
        assert re.search(r'autocomplete="(new|current)-password"', field)
        assert not re.search(r"onpaste|maxlength|readonly", field)


def test_a_password_never_runs_out(as_nobody, alice, now):
    with time_machine.travel(now + timedelta(days=3 * 365), tick=False):
        sign_in(as_nobody)

        assert is_signed_in(as_nobody)


def test_changing_it_asks_for_the_old_one_and_the_new(as_alice):
    text = as_alice.get("/accounts/password/change/").text

    assert len(re.findall(r'<input[^>]*type="password"', text)) == 3
    assert 'autocomplete="current-password"' in text
