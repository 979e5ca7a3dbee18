"""Words for what nobody has translated yet leave alone whatever a program fills in or reads itself."""

import pytest

from tests.looks.made_up import is_format, worded


@pytest.mark.parametrize(
    "kept",
    ["%(name)s", "%d", "{name}", '<a href="/about/">', "</strong>", "&amp;", "https://a.example/b", "a@b.example"],
)
def test_what_is_filled_in_stays(kept):
    text = f"Write to {kept} soon"

    assert kept in worded(text, "de")
    assert kept in worded(text, "ar")


def test_german_is_longer_and_arabic_has_no_latin_letter():
    assert worded("Still to thank", "de") == "Stillungen to thankungen"
    assert not any(letter.isascii() and letter.isalpha() for letter in worded("Still to thank", "ar"))


def test_english_stays_english():
    assert worded("Still to thank", "en") == "Still to thank"


def test_how_a_date_is_written_is_no_word():
    assert is_format("l, j F")
    assert is_format("H:i")
    assert not is_format("Add")
