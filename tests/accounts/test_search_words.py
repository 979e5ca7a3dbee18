"""Whatever is typed becomes a few short words, and what matched is marked where it stands."""

import pytest

from accounts.search_words import LONGEST_WORD, MOST_WORDS, beginnings, folded, words_of
from dashboard.search.marking import excerpt, marked


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Ana Ruiz", ["ana", "ruiz"]),
        ("  ÁNA\tMüller ", ["ana", "muller"]),
        ("Mu\u0308ller", ["muller"]),
        ("İstanbul", ["istanbul"]),
        ("o’brien@acme.example", ["o", "brien", "acme", "example"]),
        ("C++ or node.js", ["c", "or", "node", "js"]),
        ("Анна Ωμέγα 한국", ["анна", "ωμεγα", "한국"]),
        ("an ana anabel", ["anabel"]),
        ("ana ana", ["ana"]),
        ('"ana" AND (bo* OR NOT) -x place:p1 \\', ["ana", "and", "bo", "or", "not", "x", "place", "p1"]),
        ("🚀 ana🚀bo", ["ana", "bo"]),
        ("\x00'':* & | ! %_", []),
        ("", []),
    ],
)
def test_what_is_typed_becomes_words(typed, words):
    assert words_of(typed) == words


def test_ten_thousand_letters_are_no_more_than_a_few_words():
    assert words_of("x" * 10_000) == ["x" * LONGEST_WORD]
    assert len(words_of(" ".join(str(number) for number in range(1_000, 5_000)))) == MOST_WORDS


@pytest.mark.parametrize("text", ["Ärger in Łódź", "İzmir ŞİŞLİ", "Ωμέγα ΆΛΦΑ", "ﬁne ﷺ 한국 👩‍💻 ß"])
def test_a_folded_text_is_as_long_as_it_was(text):
    assert len(folded(text)) == len(text)


def test_a_match_is_marked_with_its_own_accents_and_only_at_the_beginning_of_a_word():
    assert marked("Ána and Joana", beginnings(["ana"])) == [("Ána", True), (" and Joana", False)]
    assert marked("Muller, Mu\u0308ller", beginnings(["mull"])) == [
        ("Mull", True),
        ("er, ", False),
        ("Müll", True),
        ("er", False),
    ]


def test_of_a_long_text_the_line_around_the_match_is_shown():
    text = "word " * 100 + "the\nroadmap for Berlin " + "more " * 100

    pieces = excerpt(["nothing here", text], beginnings(["roadmap"]))

    said = "".join(piece for piece, _is_marked in pieces)
    assert said.startswith("… word")
    assert "the roadmap for Berlin" in said
    assert said.endswith(" …")
    assert ("roadmap", True) in pieces
    assert len(said) < 250


def test_where_no_text_says_it_nothing_is_shown():
    assert excerpt(["one", ""], beginnings(["two"])) == []
