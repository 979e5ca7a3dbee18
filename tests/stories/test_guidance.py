"""What is said of a story while it is written, and how long it takes aloud."""

import pytest
from django.urls import reverse

from stories.guidance import draft_of, guidance_on
from stories.models import OwnTheme, Story
from stories.spoken import spoken

PARTS = {"situation": "The shop was down.", "task": "I was on call.", "action": "I fixed it.", "result": "Up."}


@pytest.mark.parametrize(
    ("words", "length"),
    [(0, "0 s"), (1, "5 s"), (11, "10 s"), (120, "1 min"), (130, "1 min"), (150, "1 min 10 s"), (260, "2 min")],
)
def test_words_become_time(words, length):
    assert spoken("word " * words).length == length


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", ""), ("One", "1 word, about 5 s aloud"), ("One two", "2 words, about 5 s aloud")],
)
def test_the_length_is_said(text, sentence):
    assert spoken(text).sentence == sentence


def test_where_words_cannot_be_counted_nothing_is_said():
    assert spoken("商店在午夜倒闭了。", "zh-hans").sentence == ""


def test_each_part_is_counted_and_the_whole():
    guidance = guidance_on(Story(**PARTS), True, "en")

    assert [part.spoken.words for part in guidance.parts] == [4, 4, 3, 1]
    assert guidance.whole.words == 12


def test_a_draft_is_cut_to_what_a_story_holds():
    assert len(draft_of({"action": "x" * 100_000}).action) == 5_000


def advice(client, **typed):
    return client.post(reverse("stories:story_advice"), typed, headers={"HX-Request": "true"}).content.decode()


def test_while_one_types_the_advice_comes_and_nothing_is_kept(as_alice):
    answer = advice(as_alice, title="", another_theme="Customers", **PARTS)

    assert "Put a number into the result" in answer
    assert "Say what it shows" not in answer
    assert "The whole story: 12 words, about 10 s aloud." in answer
    assert 'id="spoken-action" hx-swap-oob="true">3 words, about 5 s aloud' in answer
    assert not Story.objects.exists()
    assert not OwnTheme.objects.exists()


def test_nothing_typed_yet_is_no_fault(as_alice):
    assert "Begin with whichever part you remember best." in advice(as_alice)
    assert "Still empty" not in advice(as_alice, title="A title")


def test_what_it_shows_may_be_said_by_any_tick(as_alice):
    assert "Say what it shows" in advice(as_alice, **PARTS)
    assert "Say what it shows" not in advice(as_alice, criteria="can_do", **PARTS)


@pytest.mark.parametrize("text", ["\x00", "x" * 1_000_000, "<script>alert(1)</script>"], ids=["nul", "huge", "script"])
def test_whatever_is_typed_the_advice_answers(as_alice, text):
    answer = as_alice.post(reverse("stories:story_advice"), {"action": text, "skills": text})

    assert answer.status_code == 200
    assert b"<script>" not in answer.content


def test_a_refused_story_comes_back_with_its_guidance(as_alice):
    answer = as_alice.post(reverse("stories:story_create"), PARTS | {"title": ""})

    assert answer.status_code == 422
    assert "Put a number into the result" in answer.content.decode()
