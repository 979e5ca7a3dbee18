import pytest

from accounts.models import User

pytestmark = pytest.mark.django_db
SIGNUP = "/accounts/signup/"


def sign_up(client, email="new@example.com", **fields):
    return client.post(SIGNUP, {"email": email, "password1": "a quiet horse in May"} | fields)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_signing_up_asks_for_address_and_password_only(as_nobody):
    form = as_nobody.get(SIGNUP).context["form"]

    assert [field.name for field in form.visible_fields()] == ["email", "password1"]
    assert form.visible_fields()[0].field.widget.attrs.get("placeholder") is None


def test_signing_up_signs_in_at_once_and_goes_on_to_the_first_interview(as_nobody, local_mail):
    response = sign_up(as_nobody)

    assert (response.status_code, response.url) == (302, "/start/")
    assert is_signed_in(as_nobody)


@pytest.mark.parametrize(
    ("said", "zone", "country"),
    [
        ("Europe/Berlin", "Europe/Berlin", "DE"),
        ("Asia/Calcutta", "Asia/Kolkata", "IN"),
        ("America/Buenos_Aires", "America/Argentina/Buenos_Aires", "AR"),
        ("UTC", "UTC", ""),
        (None, "UTC", ""),
        ("", "UTC", ""),
        ("Mars/Olympus", "UTC", ""),
        ("../../etc/passwd", "UTC", ""),
        ("Europe/Berlin\x00", "UTC", ""),
        ("x" * 10_000, "UTC", ""),
    ],
)
def test_the_browser_says_zone_and_country_and_nonsense_becomes_utc(as_nobody, said, zone, country):
    sign_up(as_nobody, **({} if said is None else {"time_zone": said}))

    user = User.objects.get()
    assert (user.time_zone, user.country) == (zone, country)


def test_an_address_is_kept_in_lower_case(as_nobody):
    sign_up(as_nobody, email="Ana.Ruiz@Example.COM")

    assert User.objects.get().email == "ana.ruiz@example.com"


def test_a_taken_address_on_this_computer_is_refused_with_a_sentence(as_nobody, alice, local_mail):
    response = sign_up(as_nobody, email=alice.email)

    assert response.status_code == 422
    assert "There is an account with this address already" in response.text
    assert alice.email in response.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": "not an address"}, "Enter a valid email address"),
        ({"email": "a" * 10_000 + "@example.com"}, "at most"),
        ({"email": "new@example.com\r\nBcc: x@example.com"}, "Enter a valid email address"),
        ({"password1": "short"}, "too short"),
        ({"password1": "password123"}, "too common"),
        ({"password1": "new@example.com"}, "too similar"),
        ({"password1": ""}, "required"),
    ],
)
def test_bad_input_is_answered_with_422_and_the_address_is_kept(as_nobody, fields, sentence):
    response = sign_up(as_nobody, **fields)

    assert response.status_code == 422
    assert sentence in response.text
    assert f'value="{fields.get("email", "new@example.com")[:30]}'.split("\r")[0] in response.text
    assert not User.objects.exists()


def test_a_nul_in_the_address_is_refused(as_nobody):
    assert sign_up(as_nobody, email="new\x00@example.com").status_code == 422


def test_the_second_of_two_presses_is_sent_to_sign_in(as_nobody, alice, monkeypatch):
    """Both passed the check before either account was there."""
    monkeypatch.setattr("accounts.account_forms.SignupForm.validate_unique_email", lambda self, address: address)

    response = sign_up(as_nobody, email=alice.email)

    assert (response.status_code, response.url) == (302, "/accounts/login/")
    assert User.objects.count() == 1


def test_somebody_signed_in_is_sent_on(as_alice):
    assert as_alice.get(SIGNUP).status_code == 302


def test_a_flood_of_sign_ups_is_asked_to_wait(as_nobody, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/m/ip"}
    as_nobody.post(SIGNUP, {"email": "x"})

    response = as_nobody.post(SIGNUP, {"email": "x"})

    assert response.status_code == 429
    assert "That was a lot at once" in response.text
