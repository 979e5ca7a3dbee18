import json
import re
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from fido2.webauthn import AuthenticatorData

from tests.accounts.conftest import confirm, prove, recovery_codes
from tests.accounts.soft_passkey import SoftPasskey
from tests.accounts.test_signing_in import is_signed_in, sign_in

pytestmark = pytest.mark.django_db
ADD = "/accounts/2fa/webauthn/add/"
LOGIN = "/accounts/2fa/webauthn/login/"
PAGE = "/accounts/2fa/"


def options_in(page):
    return json.loads(re.search(r'<script id="passkey-options" type="application/json">(.+?)</script>', page.text)[1])


def options_to_sign_in(client):
    return client.get(LOGIN, headers={"Accept": "application/json"}).json()["request_options"]


def add_passkey(client, name="Phone", **flags):
    passkey = SoftPasskey()
    response = client.post(ADD, {"name": name, "credential": passkey.create(options_in(client.get(ADD)), **flags)})
    return passkey, response


def sign_in_with(passkey, client, query=""):
    return client.post(LOGIN + query, {"credential": passkey.get(options_to_sign_in(client))})


@pytest.fixture
def passkey(as_alice, local_mail):
    return add_passkey(prove(as_alice))[0]


def test_adding_one_asks_whether_it_is_you(as_alice):
    assert as_alice.get(ADD).url == f"/accounts/reauthenticate/?next={ADD.replace('/', '%2F')}"
    assert as_alice.post(ADD, {}).url.startswith("/accounts/reauthenticate/")


def test_the_first_one_comes_with_recovery_codes(as_alice, local_mail):
    _, response = add_passkey(prove(as_alice))

    assert (response.status_code, response.url) == (302, "/accounts/2fa/recovery-codes/")
    assert Authenticator.objects.get(type="webauthn").wrap().is_passwordless


def test_it_signs_in_without_address_and_password(passkey, as_nobody):
    response = sign_in_with(passkey, as_nobody)

    assert (response.status_code, response.url) == (302, "/")
    assert is_signed_in(as_nobody)


def test_after_signing_in_one_comes_to_the_page_one_wanted_and_to_no_other_site(passkey):
    assert sign_in_with(passkey, Client(), "?next=/stories/").url == "/stories/"
    assert sign_in_with(passkey, Client(), "?next=https://evil.example/").url == "/"


def test_an_answer_signs_in_once(passkey, as_nobody):
    answer = passkey.get(options_to_sign_in(as_nobody))
    as_nobody.post(LOGIN, {"credential": answer})
    as_nobody.post("/accounts/logout/")

    as_nobody.post(LOGIN, {"credential": answer})

    assert not is_signed_in(as_nobody)


def test_an_answer_given_to_another_site_signs_nobody_in(passkey, as_nobody, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
    passkey.origin = "https://evil.example"

    sign_in_with(passkey, as_nobody)

    assert not is_signed_in(as_nobody)


def test_only_a_site_that_is_not_public_takes_an_answer_over_http(passkey, as_nobody, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
    sign_in_with(passkey, as_nobody)
    assert not is_signed_in(as_nobody)

    passkey.origin = "https://testserver"
    sign_in_with(passkey, as_nobody)
    assert is_signed_in(as_nobody)


def test_a_key_that_did_not_ask_for_its_owner_is_not_added(as_alice, local_mail):
    prove(as_alice)
    _, response = add_passkey(as_alice, flags=AuthenticatorData.FLAG.UP)

    assert response.status_code == 422
    assert not Authenticator.objects.exists()


def test_with_a_passkey_the_password_alone_is_not_enough(passkey, as_nobody):
    assert sign_in(as_nobody).url == "/accounts/2fa/authenticate/"
    page = as_nobody.get("/accounts/2fa/authenticate/")
    assert not is_signed_in(as_nobody)

    as_nobody.post("/accounts/2fa/authenticate/", {"credential": passkey.get(options_in(page))})

    assert is_signed_in(as_nobody)


def test_without_the_device_a_recovery_code_is_the_second_step(passkey, as_nobody, alice):
    sign_in(as_nobody)

    response = as_nobody.post("/accounts/2fa/authenticate/", {"code": recovery_codes(alice)[0]})

    assert response.status_code == 302
    assert is_signed_in(as_nobody)
    assert len(recovery_codes(alice)) == 9


def test_a_strangers_passkey_is_no_second_step(passkey, as_nobody, as_bob):
    of_bob, _ = add_passkey(prove(as_bob))
    sign_in(as_nobody)
    page = as_nobody.get("/accounts/2fa/authenticate/")

    response = as_nobody.post("/accounts/2fa/authenticate/", {"credential": of_bob.get(options_in(page))})

    assert response.status_code == 422
    assert "That passkey does not work here" in response.text
    assert not is_signed_in(as_nobody)


def test_a_passkey_shows_that_it_is_you(passkey, alice):
    client = Client()
    client.force_login(alice)
    again = "/accounts/2fa/webauthn/reauthenticate/"

    response = client.post(f"{again}?next={ADD}", {"credential": passkey.get(options_in(client.get(again)))})

    assert response.url == ADD
    assert client.get(ADD).status_code == 200


def test_a_refused_one_is_asked_for_again_on_the_way_to_the_same_page(passkey, alice, as_nobody):
    again = "/accounts/2fa/webauthn/reauthenticate/"
    client = Client()
    client.force_login(alice)

    answers = [
        client.post(again, {"credential": SoftPasskey().get(options_in(client.get(again))), "next": ADD}),
        as_nobody.post(LOGIN, {"credential": SoftPasskey().get(options_to_sign_in(as_nobody)), "next": "/stories/"}),
    ]

    assert [unquote(answer.url) for answer in answers] == [f"{again}?next={ADD}", "/accounts/login/?next=/stories/"]
    assert "That passkey does not work here" in client.get(answers[0].url).text


@pytest.mark.parametrize("address", [LOGIN, "/accounts/2fa/webauthn/reauthenticate/"])
def test_passkeys_are_read_and_posted_only(as_alice, address):
    assert as_alice.put(address).status_code == 405


def test_showing_that_it_is_you_is_behind_the_login(as_nobody):
    assert as_nobody.get("/accounts/2fa/webauthn/reauthenticate/").url.startswith("/accounts/login/")


def test_several_are_named_and_listed_with_their_use(passkey, as_alice, as_nobody):
    add_passkey(as_alice, name="Work laptop")
    sign_in_with(passkey, as_nobody)

    page = as_alice.get(PAGE).text

    assert "Phone" in page
    assert "Work laptop" in page
    assert page.count("last used") == 1
    assert page.count("not used yet") == 1


def test_one_without_a_name_gets_one(as_alice, local_mail):
    prove(as_alice)
    add_passkey(as_alice, name="")
    add_passkey(as_alice, name="")

    assert [factor.wrap().name for factor in Authenticator.objects.filter(type="webauthn").order_by("pk")] == [
        "My passkey",
        "Passkey 2",
    ]


@pytest.mark.parametrize("name", ["x" * 61, "two\nlines", "turned\u202earound", ""])
def test_a_name_that_cannot_be_is_422(passkey, as_alice, name):
    address = f"/accounts/2fa/webauthn/keys/{Authenticator.objects.get(type='webauthn').pk}/edit/"

    assert as_alice.post(address, {"name": name}).status_code == 422


def test_one_can_be_renamed(passkey, as_alice):
    factor = Authenticator.objects.get(type="webauthn")

    response = as_alice.post(f"/accounts/2fa/webauthn/keys/{factor.pk}/edit/", {"name": "Old phone"}, follow=True)

    assert response.redirect_chain[-1][0] == PAGE
    assert "Old phone" in response.text


def test_one_that_is_removed_signs_nobody_in_and_the_last_takes_the_recovery_codes_along(passkey, as_alice, as_nobody):
    factor = Authenticator.objects.get(type="webauthn")
    address = f"/accounts/2fa/webauthn/keys/{factor.pk}/remove/"
    assert "Remove “Phone”?" in as_alice.get(address).text

    as_alice.post(address)
    sign_in_with(passkey, as_nobody)

    assert not is_signed_in(as_nobody)
    assert not Authenticator.objects.exists()
    assert sign_in(as_nobody).url == "/"


@pytest.mark.parametrize("action", ["edit", "remove"])
def test_somebody_elses_does_not_exist(passkey, as_bob, action):
    address = f"/accounts/2fa/webauthn/keys/{Authenticator.objects.get(type='webauthn').pk}/{action}/"
    prove(as_bob)

    assert as_bob.get(address).status_code == 404
    assert as_bob.post(address, {"name": "Mine"}).status_code == 404


def test_an_address_has_to_be_confirmed_first(as_alice, alice, mail_server):
    prove(as_alice).get("/accounts/email/")

    page = as_alice.get(ADD, follow=True)

    assert page.redirect_chain[0][0] == PAGE
    assert "Confirm your e-mail address first" in page.text

    confirm(alice)
    assert as_alice.get(ADD).status_code == 200


def forged(options, user_handle):
    passkey = SoftPasskey()
    passkey.user_handle = user_handle
    return passkey.get(options)


def test_nothing_tells_who_has_an_account(passkey, alice):
    """The page, what it asks of the device, and the answer to a forged key are the same for all."""
    answers = []
    for user_handle in (passkey.user_handle, "OTk5OTk5", "", "not base64!"):
        client = Client()
        options = options_to_sign_in(client)
        assert "allowCredentials" not in options["publicKey"] or options["publicKey"]["allowCredentials"] == []
        answer = client.post(LOGIN, {"credential": forged(options, user_handle)}, follow=True)
        answers.append((answer.redirect_chain, re.sub(r"[A-Za-z0-9]{64}", "", answer.text)))

    assert len({str(answer) for answer in answers}) == 1
    assert "That passkey does not work here" in answers[0][1]


BROKEN = ["", "x", "null", "[]", "7", "{}", '{"response": []}', '{"id": 5, "response": {}}', '{"id": "a", "rawId": 5}']


@pytest.mark.parametrize("credential", BROKEN)
def test_what_is_no_passkey_is_answered_in_words(as_nobody, credential):
    options_to_sign_in(as_nobody)

    assert as_nobody.post(LOGIN, {"credential": credential}).url == "/accounts/login/"
    assert not is_signed_in(as_nobody)


@pytest.mark.parametrize("credential", [*BROKEN, json.dumps({"id": "x" * 40_000})])
def test_what_is_no_new_passkey_is_422(as_alice, local_mail, credential):
    prove(as_alice).get(ADD)

    assert as_alice.post(ADD, {"credential": credential}).status_code == 422


def broken_at_each_place(whole):
    """The answer with each of its parts missing, of another type, and cut off."""
    for path in [("id",), ("rawId",), ("response",), *(("response", name) for name in whole["response"])]:
        for broken in (None, 7, [], {}, "", "AAAA", "é"):
            copy = json.loads(json.dumps(whole))
            inner = copy if len(path) == 1 else copy["response"]
            inner[path[-1]] = broken
            yield copy
        copy = json.loads(json.dumps(whole))
        (copy if len(path) == 1 else copy["response"]).pop(path[-1])
        yield copy


def test_a_true_answer_that_is_damaged_anywhere_signs_nobody_in(passkey, settings):
    settings.MFA_RATE_LIMITS = False
    client = Client()
    for broken in broken_at_each_place(json.loads(passkey.get(options_to_sign_in(client)))):
        answer = client.post(LOGIN, {"credential": json.dumps(broken)})
        assert answer.status_code == 302
        if is_signed_in(client):
            # What is not part of what was signed may be missing.
            assert broken["response"].keys() == {"clientDataJSON", "authenticatorData", "signature", "userHandle"}
            client.post("/accounts/logout/")
        options_to_sign_in(client)


def test_a_new_passkey_that_is_damaged_anywhere_is_422(as_alice, local_mail):
    options = options_in(prove(as_alice).get(ADD))
    for broken in broken_at_each_place(json.loads(SoftPasskey().create(options))):
        assert as_alice.post(ADD, {"credential": json.dumps(broken)}).status_code == 422


def test_a_signature_by_another_key_signs_nobody_in(passkey, as_nobody):
    thief = SoftPasskey()
    thief.id, thief.user_handle = passkey.id, passkey.user_handle

    assert sign_in_with(thief, as_nobody).url == "/accounts/login/"
    assert not is_signed_in(as_nobody)


def test_twenty_are_enough(passkey, as_alice, alice):
    known = Authenticator.objects.get(type="webauthn")
    for _ in range(19):
        Authenticator.objects.create(user=alice, type="webauthn", data=known.data)

    _, response = add_passkey(as_alice)

    assert response.status_code == 422
    assert "one passkey too many" in response.text


def test_eleven_tries_a_minute_are_too_many(as_nobody):
    for _ in range(10):
        as_nobody.post(LOGIN, {"credential": "{}"})

    assert as_nobody.post(LOGIN, {"credential": "{}"}).status_code == 429


def test_without_javascript_the_page_says_what_does_not_work(as_nobody):
    assert "Passkeys are the one thing here that needs JavaScript" in as_nobody.get("/accounts/login/").text
