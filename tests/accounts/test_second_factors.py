import importlib
import re
from contextlib import closing
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.sealing import seal, unseal
from tests.accounts.conftest import add_app, app_code, prove, recovery_codes
from tests.accounts.test_signing_in import is_signed_in, sign_in

pytestmark = pytest.mark.django_db
ADD = "/accounts/2fa/totp/activate/"
REMOVE = "/accounts/2fa/totp/deactivate/"
STEP = "/accounts/2fa/authenticate/"
CODES = "/accounts/2fa/recovery-codes/"
NEW_CODES = "/accounts/2fa/recovery-codes/generate/"


@pytest.fixture(autouse=True)
def within_one_half_minute(now):
    with time_machine.travel(now, tick=False) as clock:
        yield clock


@pytest.fixture
def secret(alice):
    return add_app(alice)


def secret_on(page):
    return re.search(r"<code>([A-Z2-7]{32})</code>", page.text)[1]


# Adding and removing


def test_adding_one_shows_the_secret_as_a_picture_and_as_text(as_alice, alice, local_mail):
    page = prove(as_alice).get(ADD)
    assert '<img class="qr-code" src="data:image/svg+xml;base64,' in page.text

    response = as_alice.post(ADD, {"code": app_code(secret_on(page))})

    assert (response.status_code, response.url) == (302, CODES)
    assert Authenticator.objects.filter(user=alice, type="totp").exists()


@pytest.mark.parametrize("code", ["", "000000", "x", "é" * 6, "0" * 5000])
def test_a_wrong_code_is_422_and_the_secret_stays_the_same(as_alice, local_mail, code):
    secret = secret_on(prove(as_alice).get(ADD))

    response = as_alice.post(ADD, {"code": code})

    assert response.status_code == 422
    assert secret_on(response) == secret
    assert not Authenticator.objects.exists()


def test_whoever_has_one_is_led_to_its_removal(as_alice, secret):
    assert prove(as_alice).get(ADD).url == REMOVE

    assert as_alice.post(REMOVE).url == "/accounts/2fa/"
    assert not Authenticator.objects.exists(), "the codes go with the app"


def test_there_is_nothing_to_remove_before(as_alice):
    assert as_alice.get(REMOVE).status_code == 404


@pytest.mark.parametrize("page", [ADD, REMOVE, CODES, NEW_CODES])
def test_every_change_asks_whether_it_is_you(as_alice, secret, page):
    if page == ADD:
        Authenticator.objects.all().delete()

    assert as_alice.get(page).url.startswith("/accounts/reauthenticate/?next=")
    assert as_alice.post(page).status_code in (302, 405)


# The second step


def test_password_and_code_sign_in(as_nobody, secret):
    assert sign_in(as_nobody).url == STEP
    assert not is_signed_in(as_nobody)

    response = as_nobody.post(STEP, {"code": app_code(secret)})

    assert (response.status_code, response.url) == (302, "/")
    assert is_signed_in(as_nobody)


def test_the_wanted_page_is_remembered_over_both_steps(as_nobody, secret):
    sign_in(as_nobody, query="?next=/stories/")

    assert as_nobody.post(STEP, {"code": app_code(secret)}).url == "/stories/"


@pytest.mark.parametrize(("steps", "is_in"), [(-2, False), (-1, False), (0, True), (1, False), (2, False)])
def test_only_the_code_that_is_shown_now_fits(as_nobody, secret, steps, is_in):
    sign_in(as_nobody)

    as_nobody.post(STEP, {"code": app_code(secret, steps)})

    assert is_signed_in(as_nobody) is is_in


def test_a_code_is_taken_once_for_as_long_as_it_fits(as_nobody, secret, within_one_half_minute):
    code = app_code(secret)
    sign_in(as_nobody)
    as_nobody.post(STEP, {"code": code})
    within_one_half_minute.shift(20)

    other = Client()
    sign_in(other)
    response = other.post(STEP, {"code": f" {code[:3]} {code[3:]}"})

    assert response.status_code == 422
    assert not is_signed_in(other)


def test_a_code_that_added_the_app_signs_nobody_in(as_alice, as_nobody, local_mail):
    secret = secret_on(prove(as_alice).get(ADD))
    as_alice.post(ADD, {"code": app_code(secret)})
    sign_in(as_nobody)

    assert as_nobody.post(STEP, {"code": app_code(secret)}).status_code == 422


def test_a_wrong_code_is_422_in_one_sentence(as_nobody, secret):
    sign_in(as_nobody)

    response = as_nobody.post(STEP, {"code": "000000"})

    assert response.status_code == 422
    assert "That is not the code." in response.text


def test_six_wrong_codes_have_to_wait(as_nobody, secret):
    sign_in(as_nobody)
    for _ in range(5):
        as_nobody.post(STEP, {"code": "000000"})

    response = as_nobody.post(STEP, {"code": app_code(secret)})

    assert response.status_code == 422
    assert "Too many tries" in response.text
    assert not is_signed_in(as_nobody)


def test_a_post_without_code_or_passkey_is_422(as_nobody, secret):
    sign_in(as_nobody)

    assert as_nobody.post(STEP).status_code == 422


def test_the_step_can_be_left(as_nobody, secret):
    sign_in(as_nobody)
    assert as_nobody.get("/accounts/login/").url == STEP

    as_nobody.post("/accounts/logout/", {"next": "/accounts/login/"})

    assert as_nobody.get("/accounts/login/").status_code == 200


def test_without_a_first_step_there_is_no_second(as_nobody, secret):
    assert as_nobody.get(STEP).url == "/accounts/login/"


def test_a_new_password_does_not_remove_it(as_nobody, alice, secret):
    alice.set_password("a quiet horse in May")
    alice.save()

    assert sign_in(as_nobody, password="a quiet horse in May").url == STEP


def test_a_code_shows_that_it_is_you(as_alice, secret):
    again = "/accounts/2fa/reauthenticate/"
    assert "Is it you?" in as_alice.get(again).text
    assert as_alice.post(again, {"code": "000000"}).status_code == 422

    assert as_alice.post(f"{again}?next={NEW_CODES}", {"code": app_code(secret)}).url == NEW_CODES
    assert as_alice.get(NEW_CODES).status_code == 200


# Recovery codes


def test_a_recovery_code_is_good_once(as_nobody, alice, secret):
    code = recovery_codes(alice)[3]
    sign_in(as_nobody)
    as_nobody.post(STEP, {"code": f"{code[:4]}-{code[4:]}"})
    assert is_signed_in(as_nobody)

    other = Client()
    sign_in(other)

    assert other.post(STEP, {"code": code}).status_code == 422
    assert code not in recovery_codes(alice)


def test_recovery_codes_are_shown_once(as_alice, alice, secret):
    prove(as_alice)
    codes = recovery_codes(alice)

    first, second = as_alice.get(CODES), as_alice.get(CODES)

    assert all(code in first.text for code in codes)
    assert not any(code in second.text for code in codes)
    assert "10 are left" in second.text
    assert as_alice.get(f"{CODES}download/").status_code == 403


def test_new_codes_replace_the_old_and_are_shown_once(as_alice, as_nobody, alice, secret):
    old = recovery_codes(alice)
    prove(as_alice).get(CODES)

    response = as_alice.post(NEW_CODES)
    new = recovery_codes(alice)

    assert response.url == CODES
    assert not set(old) & set(new)
    assert new[0] in as_alice.get(CODES).text
    assert new[0] not in as_alice.get(CODES).text
    sign_in(as_nobody)
    assert as_nobody.post(STEP, {"code": old[0]}).status_code == 422


def test_without_a_second_factor_there_are_none(as_alice):
    assert prove(as_alice).get(CODES).status_code == 404

    response = as_alice.post(NEW_CODES)

    assert response.status_code == 422
    assert "Recovery codes come with a passkey" in response.text


# How the secrets are kept


def kept(user):
    return {factor.type: factor.data for factor in Authenticator.objects.filter(user=user)}


def test_no_secret_lies_in_clear_in_the_database(alice, secret):
    data = kept(alice)

    assert secret not in str(data)
    assert unseal(data["totp"]["secret"]) == secret
    assert re.fullmatch("[0-9a-f]{80}", unseal(data["recovery_codes"]["seed"]))
    assert not any(code in str(data) for code in recovery_codes(alice))


def test_a_sealed_secret_is_never_the_same_twice():
    assert seal("x") != seal("x")


def test_a_new_key_keeps_the_app_working_and_the_old_one_opens_nothing_by_itself(as_nobody, secret, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key " * 5, [settings.SECRET_KEY]
    sign_in(as_nobody)

    as_nobody.post(STEP, {"code": app_code(secret)})

    assert is_signed_in(as_nobody)


def test_a_secret_moves_to_the_new_key_when_it_is_used(as_nobody, alice, secret, settings):
    codes = recovery_codes(alice)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key " * 5, [settings.SECRET_KEY]
    sign_in(as_nobody)
    as_nobody.post(STEP, {"code": codes[0]})

    settings.SECRET_KEY_FALLBACKS = []

    assert unseal(kept(alice)["totp"]["secret"]) == secret
    assert recovery_codes(alice) == codes[1:]


def test_after_the_loss_of_the_key_no_code_fits_and_no_page_breaks(as_nobody, secret, settings, caplog):
    settings.SECRET_KEY = "another key " * 5
    sign_in(as_nobody)

    response = as_nobody.post(STEP, {"code": app_code(secret)})

    assert response.status_code == 422
    assert not is_signed_in(as_nobody)
    assert "SECRET_KEY" in caplog.text


def test_secrets_of_before_are_sealed_by_the_migration(alice, bob, secret):
    add_app(bob)
    of_bob = kept(bob)
    clear = {"totp": {"secret": secret}, "recovery_codes": {"seed": "ab" * 40, "used_mask": 3}}
    for kind, data in clear.items():
        Authenticator.objects.filter(user=alice, type=kind).update(data=data)

    importlib.import_module("accounts.migrations.0004_seal_second_factors").seal_all(apps, None)

    sealed = kept(alice)
    assert unseal(sealed["totp"]["secret"]) == secret
    assert unseal(sealed["recovery_codes"]["seed"]) == "ab" * 40
    assert sealed["recovery_codes"]["used_mask"] == 3
    assert kept(bob) == of_bob


def test_after_a_change_of_the_key_all_secrets_move_at_one_command(alice, secret, settings):
    old = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [old]
    out = StringIO()
    call_command("renew_secrets", stdout=out)

    settings.SECRET_KEY_FALLBACKS = []
    assert unseal(kept(alice)["totp"]["secret"]) == secret
    assert "sealed under today's key" in out.getvalue()


def test_what_no_key_opens_is_said_and_stays(alice, secret, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, ["a third one" * 5]
    before, err = kept(alice), StringIO()
    call_command("renew_secrets", stdout=StringIO(), stderr=err)

    assert kept(alice) == before
    assert err.getvalue().startswith("2 could not be opened")


def test_who_lost_every_factor_is_let_in_by_the_people_who_run_the_site(alice, secret):
    call_command("forget_second_factors", "Alice@example.com", stdout=StringIO())

    assert not Authenticator.objects.filter(user=alice).exists()
    assert alice.audit_events.get().what == "factors_removed_by_site"
    with pytest.raises(CommandError, match="has no second factor"):
        call_command("forget_second_factors", "alice@example.com")
    with pytest.raises(CommandError, match="no account with the address"):
        call_command("forget_second_factors", "nobody@example.com")


# Where a site demands one


PAGES = ["/", "/applications/", "/settings/", "/settings/data/archive.json"]


@pytest.mark.parametrize("page", PAGES)
def test_where_it_is_demanded_whoever_has_none_adds_one_first(as_alice, settings, page):
    settings.IS_SECOND_FACTOR_DEMANDED = True

    asked = as_alice.get(page, follow=True)
    assert asked.redirect_chain == [("/accounts/2fa/", 302)]
    assert "this site asks everybody for it" in asked.text
    assert as_alice.post("/applications/new/", {"company": "Acme"}).url == "/accounts/2fa/"
    assert as_alice.get("/accounts/logout/").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_whoever_has_one_comes_in_as_before(as_alice, secret, settings, page):
    settings.IS_SECOND_FACTOR_DEMANDED = True

    with closing(as_alice.get(page)) as answer:
        assert answer.status_code == 200


def test_a_visitor_is_not_asked_for_one(as_nobody, settings):
    settings.IS_SECOND_FACTOR_DEMANDED = True

    assert as_nobody.get("/").status_code == 200
