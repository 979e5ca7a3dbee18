"""Rehearsing: one question at a time, in an order that the address keeps, with the story behind a fold."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviews.models import AskedQuestion
from stories.fitting import fitting
from stories.likely_questions import LIKELY_QUESTIONS, likely_questions
from stories.models import Story, Tag
from stories.rehearsal import Deck, known_kinds, place_in
from tests.factories import make_application, make_interview, make_interviewer, make_round, make_story

PARTS = {"situation": "S", "task": "T", "action": "A", "result": "R"}


def asked(pk=1, kind="behavioural", text="Why data?"):
    return AskedQuestion(pk=pk, kind=kind, text=text)


def codes(cards):
    return [card.code for card in cards]


def test_all_questions_are_there_those_asked_before_first():
    cards = Deck((asked(),)).cards("")

    assert codes(cards) == ["asked-1", *(question.code for question in LIKELY_QUESTIONS)]


def test_a_kind_narrows_the_deck():
    deck = Deck((asked(1), asked(2, "technical")))

    assert codes(deck.cards("technical")) == ["asked-2", *(q.code for q in likely_questions(["technical"]))]
    assert codes(deck.cards("asked")) == ["asked-1", "asked-2"]


def test_a_round_leaves_only_its_kinds():
    deck = Deck((asked(1), asked(2, "culture_fit")), ("technical", "culture_fit"))

    assert deck.tabs == ["", "technical", "culture_fit", "asked"]
    assert {card.kind for card in deck.cards("")} == {"technical", "culture_fit"}
    assert codes(deck.cards("asked")) == ["asked-2"]


def test_without_anything_asked_before_there_is_no_such_tab():
    assert "asked" not in Deck().tabs
    assert "asked" not in Deck((asked(),), ("technical",)).tabs


def test_a_seed_keeps_its_order_and_another_has_another():
    deck = Deck()

    assert codes(deck.cards("", "7")) == codes(deck.cards("", "7"))
    assert codes(deck.cards("", "7")) != codes(deck.cards("", "8"))
    assert sorted(codes(deck.cards("", "7"))) == sorted(codes(deck.cards("")))


@pytest.mark.parametrize(
    ("kinds", "known"),
    [
        ([], ()),
        (["conversation"], ()),
        (["technical", "conversation", "behavioural"], ("behavioural", "technical")),
        ([None, 7, "bravery"], ()),
    ],
    ids=str,
)
def test_only_kinds_with_questions_count(kinds, known):
    assert known_kinds(kinds) == known


def test_a_place_knows_its_neighbours():
    cards = Deck().cards("technical")

    first, second, last = place_in(cards, ""), place_in(cards, cards[1].code), place_in(cards, cards[-1].code)

    assert (first.previous, first.next, first.number) == (None, cards[1], 1)
    assert (second.previous, second.next, second.number) == (cards[0], cards[2], 2)
    assert (last.next, last.number) == (None, last.count)


def test_the_story_of_the_theme_comes_first_the_strongest_ahead_drafts_last(alice, bob):
    make_story(alice, "Draft", themes=["failure"], strength=4)
    make_story(alice, "Judged", criteria=["can_do"], strength=4, **PARTS)
    make_story(alice, "Unsure", themes=["failure"], **PARTS)
    make_story(alice, "Fair", themes=["failure"], strength=2, **PARTS)
    make_story(alice, "Strong", themes=["failure"], strength=4, **PARTS)
    make_story(alice, "Other", themes=["pressure"], criteria=["team_fit"], **PARTS)
    make_story(bob, "His", themes=["failure"], **PARTS)

    titles = [story.title for story in fitting(alice, "failure", "can_do")]

    assert titles == ["Strong", "Fair", "Unsure", "Judged", "Draft"]
    assert len(fitting(alice, "", "")) == 6


# The page


def page_of(client, **asked):
    return client.get(reverse("stories:rehearsal"), asked).content.decode()


def shown_question(page):
    return page.partition('rehearsal-question"><bdi>')[2].partition("</bdi>")[0]


def fold(page):
    return page.partition('id="story-fold"')[2].partition("</details>")[0]


@pytest.fixture
def round(alice):
    return make_round(make_application(alice))


def ask(round, text, candidate_answer="", **fields):
    person = make_interviewer(round.application, "Ana Ruiz")
    interview = make_interview(round, person)
    return AskedQuestion.objects.create(
        interview=interview, interviewer=person, text=text, answer=candidate_answer, **fields
    )


def test_one_question_at_a_time_with_the_way_on(as_alice, db):
    first, second = likely_questions(["technical"])[:2]

    page = page_of(as_alice, kind="technical")

    assert "Question 1 of" in page
    assert str(first.text) in page and str(second.text) not in page
    assert f"?kind=technical&amp;q={second.code}" in page


def test_the_story_that_fits_waits_behind_a_fold(as_alice, alice):
    question = likely_questions(["behavioural"])[0]
    make_story(alice, "The outage", themes=[question.theme], **PARTS | {"result": "Back in 40 minutes."})

    page = page_of(as_alice, q=question.code)

    assert 'id="story-fold">' in page
    assert "Back in 40 minutes." in fold(page)
    assert str(question.hint) in fold(page)


def test_without_a_story_that_fits_one_click_writes_it(as_alice, db):
    question = likely_questions(["behavioural"])[0]

    page = page_of(as_alice, q=question.code)

    assert f"?theme={question.theme}&amp;criterion={question.criterion}" in fold(page)


def test_another_story_can_be_chosen(as_alice, alice):
    question = likely_questions(["behavioural"])[0]
    make_story(alice, "The outage", themes=[question.theme], **PARTS)
    other = make_story(alice, "The launch", **PARTS | {"action": "I called everybody."})

    looked_for = page_of(as_alice, q=question.code, find="launch")
    assert f"story={other.pk}" in fold(looked_for)
    assert 'id="story-fold" open>' in looked_for

    chosen = page_of(as_alice, q=question.code, story=other.pk)
    assert "I called everybody." in fold(chosen)
    assert "The outage" in fold(chosen)


def test_looking_for_a_story_that_is_not_there_says_so(as_alice, alice):
    make_story(alice)

    assert "No story of yours fits that" in fold(page_of(as_alice, find="zebra"))


def test_a_question_asked_before_comes_back_with_what_was_answered(as_alice, round, bob):
    ask(round, "When did you change your mind?", "The forecast.")
    ask(make_round(make_application(bob)), "Bob’s question")

    page = page_of(as_alice, kind="asked")

    assert shown_question(page) == "When did you change your mind?"
    assert "asked by Ana Ruiz, Acme" in page
    assert "The forecast." in fold(page)
    assert "Question 1 of 1" in page


def test_a_question_of_a_deleted_round_is_not_asked_again(as_alice, round, now):
    ask(round, "Why us?")
    round.mark_deleted(now)

    assert "Asked before" not in page_of(as_alice)


def test_who_was_deleted_is_not_named(as_alice, round, now):
    question = ask(round, "Why data?")
    question.interviewer.mark_deleted(now)

    page = page_of(as_alice, kind="asked")

    assert "Ana Ruiz" not in page
    assert "asked at Acme" in page


def test_a_round_leaves_its_own_kinds(as_alice, round):
    make_interview(round, kinds=["technical", "conversation"])
    make_interview(round, kinds=["behavioural"], status="cancelled")

    page = page_of(as_alice, round=round.pk)

    assert "Technical" in page and "Behavioural" not in page
    assert reverse("dashboard:prepare", args=[round.pk]) in page
    assert f"Question 1 of {len(likely_questions(['technical']))}" in page
    assert f"round={round.pk}" in page.partition('rel="next"')[2]


def test_a_round_of_open_conversations_leaves_all_kinds(as_alice, round):
    make_interview(round, kinds=["conversation"])

    assert f"Question 1 of {len(LIKELY_QUESTIONS)}" in page_of(as_alice, round=round.pk)


@pytest.mark.parametrize("name", ["round", "story"])
@pytest.mark.parametrize("value", ["x", "999999", "-1", "9" * 30, "\x00"], ids=ascii)
def test_what_is_not_there_is_not_found(as_alice, name, value):
    assert as_alice.get(reverse("stories:rehearsal"), {name: value}).status_code == 404


def test_what_is_somebody_elses_is_not_found(as_bob, alice, round):
    for asked_for in ({"round": round.pk}, {"story": make_story(alice).pk}):
        assert as_bob.get(reverse("stories:rehearsal"), asked_for).status_code == 404


def test_the_question_of_somebody_else_is_not_shown(as_bob, round):
    question = ask(round, "Why data?")

    assert "Why data?" not in page_of(as_bob, q=f"asked-{question.pk}")


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "<script>", "q": "<script>", "seed": "<script>", "find": "<script>"},
        {"q": "x" * 10_000, "seed": "x" * 10_000, "find": "x" * 10_000},
        {"kind": "\x00", "q": "\x00", "seed": "\x00", "find": "\x00", "round": "", "story": ""},
    ],
    ids=["script", "long", "nul"],
)
def test_nonsense_in_the_address_shows_the_first_question(as_alice, db, asked):
    answer = as_alice.get(reverse("stories:rehearsal"), asked)

    assert answer.status_code == 200
    assert b"<script>" not in answer.content


def test_a_hostile_question_is_shown_as_words(as_alice, round):
    ask(round, "<script>alert(1)</script>", "<b>bold</b>")

    page = page_of(as_alice, kind="asked")

    assert shown_question(page) == "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert "&lt;b&gt;bold" in page


def test_the_page_costs_the_same_with_500_stories(as_alice, alice, round):
    make_story(alice, themes=["pressure"], **PARTS)
    ask(round, "Why data?")
    with CaptureQueriesContext(connection) as few:
        page_of(as_alice, round=round.pk, find="o")

    stories = Story.objects.bulk_create(Story(candidate=alice, title=f"Outage {n}", **PARTS) for n in range(500))
    Tag.objects.bulk_create(Tag(story=story, kind="theme", key="pressure") for story in stories)
    for number in range(60):
        AskedQuestion.objects.create(interview=round.interviews.first(), text=f"Why {number}?")
    with CaptureQueriesContext(connection) as many:
        page_of(as_alice, round=round.pk, find="o")

    assert len(many) == len(few)
