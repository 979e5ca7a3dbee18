import pytest
from django.contrib.auth.password_validation import get_default_password_validators, validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import User
from tests.accounts.conftest import PASSWORD

COMMON = ["password123", "1234567890", "qwertyuiop", "Sunshine2024!", "2024alexander", "!!butterfly!!", "Liverpool1"]
OURS = [
    "callback2026",
    "Callback!Callback!",
    "c4llb4ck2026",
    "CALL-ME-BACK-2026",
    "SecondInterview2",
    "thankyou-thankyou",
    "newjob20262026",
    "my callback login",
]
GOOD = [
    "correct horse battery",
    "a quiet horse in May",
    "callback otter river moon",
    "x7#kQ9!!mz2w",
    "93847562018374651029",
    "пароль для второго раза",
    "🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎",
]


@pytest.mark.parametrize("password", COMMON)
def test_what_is_tried_first_is_too_common_with_a_number_behind_too(password):
    with pytest.raises(ValidationError, match="too common"):
        validate_password(password)


@pytest.mark.parametrize("password", OURS)
def test_what_is_made_of_our_words_is_refused(password):
    with pytest.raises(ValidationError, match="words that are tried here first"):
        validate_password(password)


@pytest.mark.parametrize("password", GOOD)
def test_words_of_ones_own_are_fine_in_every_script(password):
    validate_password(password, User(email="alice@example.com", name="Alice Berg"))


@pytest.mark.parametrize("password", ["alice.berg@", "Alice Berg 1", "short"])
def test_name_and_address_and_what_is_short_are_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, User(email="alice.berg@example.com", name="Alice Berg"))


def test_all_rules_can_be_said():
    assert all(validator.get_help_text() for validator in get_default_password_validators())


@pytest.mark.django_db
def test_every_form_that_takes_a_new_password_refuses_it(as_alice, as_nobody, local_mail):
    refused = "callback2026"
    new = {"password1": refused, "password2": refused}
    answers = [
        as_alice.post("/accounts/password/change/", {"oldpassword": PASSWORD} | new),
        as_nobody.post("/accounts/signup/", {"email": "new@example.com", "password1": refused}),
        Client().post("/accounts/signup/", {"email": "new@example.com", "password1": "sunshine2024"}),
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
