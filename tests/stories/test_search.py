import pytest

from stories.bank import bank_of
from stories.models import OwnTheme, Story, Tag, Telling
from stories.search import Search, matching, search_text
from stories.search_form import SearchForm
from tests.factories import make_application, make_interview, make_interviewer, make_round, make_story

PARTS = {"situation": "S", "task": "T", "action": "A", "result": "R"}


@pytest.fixture
def stories(alice):
    make_story(alice, "The outage", situation="At midnight the shop was down.", themes=["pressure"], skills=["SQL"])
    make_story(alice, "Élan", **PARTS | {"result": "40 % fewer ÜBERFÄLLE"}, criteria=["team_fit"])
    own = make_story(alice, "The launch", action="I called everybody.")
    own.show(Tag.Kind.THEME, {"difficult customers": "Difficult customers"})


def found(alice, **asked):
    return [story.title for story in matching(Story.objects.owned_by(alice), Search(**asked))]


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, ["The launch", "The outage", "Élan"]),
        ({"text": "OUTAGE"}, ["The outage"]),
        ({"text": "midnight"}, ["The outage"]),
        ({"text": "midnight shop"}, ["The outage"]),
        ({"text": "midnight everybody"}, []),
        ({"text": "called"}, ["The launch"]),
        ({"text": "élan"}, ["Élan"]),
        ({"text": "Überfälle"}, ["Élan"]),
        ({"text": "sql"}, ["The outage"]),
        ({"text": "Customers difficult"}, ["The launch"]),
        ({"text": "solving problem"}, ["The outage"]),
        ({"text": "fit the team?"}, ["Élan"]),
        ({"text": "%"}, ["Élan"]),
        ({"text": "_"}, []),
        ({"theme": "pressure"}, ["The outage"]),
        ({"theme": "difficult customers"}, ["The launch"]),
        ({"criterion": "team_fit"}, ["Élan"]),
        ({"criterion": "pressure"}, []),
        ({"skill": "sQl"}, ["The outage"]),
        ({"only": "unfinished"}, ["The launch", "The outage"]),
        ({"only": "untold"}, ["The launch", "The outage", "Élan"]),
        ({"theme": "pressure", "text": "élan"}, []),
    ],
    ids=str,
)
def test_stories_are_found(alice, stories, asked, titles):
    assert sorted(found(alice, **asked)) == titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("", ["The launch", "The outage", "Élan"]),
        ("OUTAGE", ["The outage"]),
        ("midnight shop", ["The outage"]),
        ("midnight everybody", []),
        ("élan", ["Élan"]),
        ("Überfälle 40", ["Élan"]),
        ("sql", ["The outage"]),
        ("Customers difficult", ["The launch"]),
        ("solving problem", ["The outage"]),
        ("fit the team?", ["Élan"]),
        ("%", ["Élan"]),
        ("_", []),
        ("' OR 1=1 --", []),
        ("a b c d e f g h i j k", []),
    ],
    ids=str,
)
def test_words_alone_are_found_in_the_statement_that_tells_what_the_bank_holds(alice, bob, stories, text, titles):
    make_story(bob, "The outage of somebody else, midnight shop, sql, 40 % Überfälle")

    assert sorted(story.title for story in bank_of(alice, text).first) == titles


def test_a_story_told_to_somebody_who_is_gone_counts_as_never_told(alice, now):
    story = make_story(alice)
    person = make_interviewer(make_application(alice))
    interview = make_interview(make_round(person.application), person)
    Telling.objects.create(story=story, interview=interview, interviewer=person, told_at=now)
    assert found(alice, only="untold") == []

    interview.mark_deleted(now)

    assert found(alice, only="untold") == [story.title]


def test_a_story_that_is_planned_was_never_told(alice, now):
    story = make_story(alice)
    person = make_interviewer(make_application(alice))
    interview = make_interview(make_round(person.application), person)
    Telling.objects.create(story=story, interview=interview, interviewer=person, planned_at=now)

    assert found(alice, only="untold") == [story.title]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  two\x00 words\n", "two words"), ("x" * 10_000, "x" * 200), ("\x07", ""), ("", "")],
    ids=["control characters", "far too long", "nothing to look for", "empty"],
)
def test_what_is_typed_is_cut_to_what_can_be_looked_for(typed, kept):
    assert search_text(typed) == kept


def test_a_choice_that_is_not_there_counts_as_none(alice, stories):
    asked = {"q": "", "theme": "<script>", "criterion": "bravery", "only": "x", "skill": ""}

    assert SearchForm(bank_of(alice), asked).search.is_empty


def test_the_choices_are_the_candidates_own(alice, bob, stories):
    OwnTheme.objects.create(candidate=alice, key="change", name="Change")
    OwnTheme.objects.create(candidate=bob, key="bobs", name="Bob’s")
    make_story(alice, "Again", skills=["sql"])
    make_story(bob, skills=["Bobbing"])
    form = SearchForm(bank_of(alice), {})

    assert [key for key, _label in form.fields["theme"].choices][1:] == ["pressure", "leadership", "failure", "change"]
    assert [key for key, _label in form.fields["skill"].choices] == ["", "SQL"]


def test_a_skill_of_no_story_finds_nothing_and_stays_chosen(alice, stories):
    form = SearchForm(bank_of(alice), {"skill": "Juggling"})

    assert form.search.skill == "Juggling"
    assert ("Juggling", "Juggling") in form.fields["skill"].choices
