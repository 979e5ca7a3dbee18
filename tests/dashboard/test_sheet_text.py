import pytest

from dashboard.sheet_text import said, said_together


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("Ana Ruiz", False),
        ("محمد العلي", True),
        ("שרה לוי", True),
        ("12:30 محمد", True),
        ("14:00", False),
        ("", False),
    ],
)
def test_the_first_strong_letter_says_which_way_a_text_runs(text, is_rtl):
    assert said(text)["rtl"] is is_rtl


def test_a_long_word_can_be_broken_and_a_link_is_left_whole():
    url = "https://meet.example/" + "x" * 60

    assert "\u200b" in said("x" * 60)["text"]
    assert said("a short word")["text"] == "a short word"
    assert said(url, url) == {"text": url, "url": url, "rtl": False}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://files.example", "https://" + "x" * 3000]
)
def test_only_links_that_are_safe_to_follow_are_links(url):
    assert said("Open", url)["url"] == ""


def test_what_cannot_be_set_is_left_out():
    assert said("a\x00b\x1b\ud800c\nd")["text"] == "abc\nd"


def test_names_beside_each_other_keep_their_order():
    together = said_together(["שרה לוי", "Ana Ruiz"])

    assert together["text"] == "\u2068שרה לוי\u2069, \u2068Ana Ruiz\u2069"
    assert together["rtl"] is False
