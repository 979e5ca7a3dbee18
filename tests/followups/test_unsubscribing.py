import pytest

from followups.unsubscribing import read_token, unsubscribe_token


def test_a_token_says_whose_and_which_kind():
    assert read_token(unsubscribe_token(7, "thank_you")) == (7, "thank_you")


@pytest.mark.parametrize("token", ["", "x", "a:b", "🙂", "WzcsInRoYW5rX3lvdSJd:wrong", "\x00"])
def test_a_token_that_we_did_not_sign_says_nothing(token):
    assert read_token(token) is None


def test_a_changed_token_says_nothing():
    token = unsubscribe_token(7, "thank_you")

    assert read_token("X" + token) is None
