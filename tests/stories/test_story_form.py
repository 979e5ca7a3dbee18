"""Saying what a story shows: our themes and one's own, what they judge, skills, and how strong it is."""

import pytest
from django.urls import reverse

from stories.models import OwnTheme, Story, Tag
from tests.factories import make_application, make_story

HOSTILE = "<script>alert(1)</script>"


def create(client, **fields):
    return client.post(reverse("stories:story_create"), {"title": "The outage"} | fields)


def shown(kind):
    return [tag.label for tag in Story.objects.get().tagged(kind)]


def test_all_that_a_story_shows_is_kept(as_alice, alice):
    OwnTheme.objects.create(candidate=alice, key="customers", name="Customers")

    create(
        as_alice,
        themes=["failure", "customers"],
        criteria=["can_do", "pressure"],
        skills="SQL, stakeholder management ,, sql",
        strength="3",
    )

    story = Story.objects.get()
    assert shown("theme") == ["A failure, and what I learnt", "Customers"]
    assert [tag.key for tag in story.tagged("criterion")] == ["can_do", "pressure"]
    assert shown("skill") == ["SQL", "stakeholder management"]
    assert story.strength == Story.Strength.GOOD


def test_another_theme_is_kept_for_other_stories_too(as_alice, alice):
    create(as_alice, another_theme="Difficult  Customers")

    theme = OwnTheme.objects.get()
    assert (theme.candidate, theme.key, theme.name) == (alice, "difficult customers", "Difficult  Customers")
    assert shown("theme") == ["Difficult  Customers"]
    assert "Difficult  Customers" in as_alice.get(reverse("stories:story_create")).content.decode()


def test_another_theme_that_is_there_is_just_ticked(as_alice, alice):
    OwnTheme.objects.create(candidate=alice, key="customers", name="Customers")

    create(as_alice, another_theme="CUSTOMERS")

    assert OwnTheme.objects.count() == 1
    assert shown("theme") == ["Customers"]


@pytest.mark.parametrize("name", ["failure", "A Failure, and what I learnt"])
def test_a_theme_of_ours_does_not_become_one_of_ones_own(as_alice, name):
    create(as_alice, another_theme=name)

    assert not OwnTheme.objects.exists()
    assert [(tag.key, tag.name) for tag in Story.objects.get().tagged("theme")] == [("failure", "")]


def test_what_a_story_shows_stays_when_it_is_edited(as_alice, alice):
    story = make_story(alice, themes=["failure"], criteria=["can_do"], skills=["SQL", "dbt"], strength=2)
    address = reverse("stories:story_edit", args=[story.pk])

    page = as_alice.get(address).content.decode()

    assert 'value="SQL, dbt"' in page
    assert page.count(" checked") == 3


def test_a_theme_off_the_list_stays_with_the_story_that_has_it(as_alice, alice):
    story = make_story(alice)
    story.show(Tag.Kind.THEME, {"customers": "Customers"})
    address = reverse("stories:story_edit", args=[story.pk])

    assert "Customers" in as_alice.get(address).content.decode()
    as_alice.post(address, {"title": "Changed", "themes": ["customers"]})
    assert shown("theme") == ["Customers"]

    as_alice.post(address, {"title": "Changed"})
    assert shown("theme") == []


def test_a_theme_of_somebody_else_is_none(as_alice, bob):
    OwnTheme.objects.create(candidate=bob, key="customers", name="Customers")

    answer = create(as_alice, themes=["customers"])

    assert answer.status_code == 422
    assert "Pick from the list what the story shows." in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"criteria": ["bravery"]}, "Pick from the list what they can judge"),
        ({"strength": "5"}, "Select a valid choice"),
        ({"strength": "x"}, "Select a valid choice"),
        ({"skills": ", ".join(f"Skill {n}" for n in range(21))}, "more than 20 skills"),
        ({"skills": "S" * 81}, "at most."),
        ({"skills": "S" * 2000}, "at most 1640 characters"),
        ({"skills": "One\x07"}, "Keep this on one line"),
        ({"skills": "One\x00"}, "Null characters"),
        ({"skills": "ﷺ" * 80}, "Say it in fewer words"),
        ({"another_theme": "T" * 81}, "at most 80 characters"),
        ({"another_theme": "Turned \u202earound"}, "reading direction"),
        ({"another_theme": "ﷺ" * 80}, "Say it in fewer words"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_what_cannot_be_kept_is_named_and_nothing_typed_is_lost(as_alice, wrong, sentence):
    answer = create(as_alice, situation="Kept as typed", **wrong)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Kept as typed" in answer.content.decode()
    assert not Story.objects.exists()
    assert not OwnTheme.objects.exists()


def test_one_theme_too_many_is_refused_but_a_known_one_is_no_more(as_alice, alice):
    OwnTheme.objects.bulk_create(OwnTheme(candidate=alice, key=f"n{n}", name=f"N{n}") for n in range(25))

    assert create(as_alice, another_theme="One more").status_code == 422
    assert create(as_alice, another_theme="N3").status_code == 302


def test_a_link_from_a_hole_ticks_what_the_story_should_show(as_alice, alice):
    asked = {"theme": "failure", "criterion": "team_fit", "skill": ["SQL", "dbt"]}

    page = as_alice.get(reverse("stories:story_create"), asked).content.decode()

    assert page.count(" checked") == 3
    assert 'value="SQL, dbt"' in page


@pytest.mark.parametrize("name", ["theme", "criterion", "skill"])
@pytest.mark.parametrize("value", [HOSTILE, "x" * 10_000, "\x00", ""], ids=["script", "long", "nul", "empty"])
def test_a_link_that_asks_for_nonsense_does_no_harm(as_alice, name, value):
    answer = as_alice.get(reverse("stories:story_create"), {name: value})

    assert answer.status_code == 200
    assert HOSTILE not in answer.content.decode()


def test_the_skills_of_ones_jobs_are_suggested(as_alice, alice, bob):
    make_application(alice).skills.create(name="Forecasting")
    make_application(bob).skills.create(name="Juggling")

    page = as_alice.get(reverse("stories:story_create")).content.decode()

    assert '<option value="Forecasting">' in page
    assert "Juggling" not in page


def test_words_of_ones_own_are_shown_as_words(as_alice):
    create(as_alice, another_theme=HOSTILE, skills=HOSTILE)

    for address in ("stories", "coverage", "story_create"):
        page = as_alice.get(reverse(f"stories:{address}")).content.decode()
        assert HOSTILE not in page
        assert "&lt;script&gt;alert(1)" in page


def test_the_page_of_a_story_says_what_it_shows(as_alice, alice):
    story = make_story(alice, criteria=["potential"], skills=["SQL"], strength=1)

    page = as_alice.get(reverse("stories:story", args=[story.pk])).content.decode()

    for said in ("What could I become?", "SQL", "Shaky"):
        assert said in page
