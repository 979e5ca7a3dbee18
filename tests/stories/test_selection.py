"""Several stories at once: a theme that all of them show, deleted, and undone."""

import pytest

from stories.models import OwnTheme, Story, Tag
from tests.factories import make_story

pytestmark = pytest.mark.django_db

URL, UNDO = "/stories/selected/", "/stories/selected/undo/"


@pytest.fixture
def stories(alice):
    return [make_story(alice, title) for title in ("One", "Two", "Three")]


def numbers(*stories):
    return [story.pk for story in stories]


def shown(key):
    return set(Tag.objects.filter(kind="theme", key=key).values_list("story__title", flat=True))


def undo_of(client, page):
    (message,) = page.context["messages"]
    return client.post(message.extra_tags, follow=True)


def test_a_theme_is_added_and_undo_takes_it_from_those_that_had_it_not(as_alice, stories):
    stories[0].show("theme", {"failure": ""})

    page = as_alice.post(URL, {"story": numbers(*stories[:2]), "do": "theme", "theme": "failure"}, follow=True)
    assert "is shown by “One”, “Two”." in page.text
    assert shown("failure") == {"One", "Two"}

    undo_of(as_alice, page)
    assert shown("failure") == {"One"}


def test_a_theme_of_one_s_own_keeps_its_name(as_alice, alice, stories):
    OwnTheme.objects.create(candidate=alice, key="customers", name="Customers")

    as_alice.post(URL, {"story": numbers(stories[0]), "do": "theme", "theme": "customers"})

    assert Tag.objects.get(key="customers").name == "Customers"


def test_several_are_deleted_and_brought_back(as_alice, alice, stories):
    page = as_alice.post(URL, {"story": numbers(*stories[:2]), "do": "delete"}, follow=True)
    assert [story.title for story in Story.objects.owned_by(alice)] == ["Three"]

    undo_of(as_alice, page)
    assert Story.objects.owned_by(alice).count() == 3


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"do": "delete"}, "Tick at least one."),
        ({"story": "mine", "do": "theme"}, "Choose the theme that they show."),
        ({"story": "mine", "do": "theme", "theme": "none of mine"}, "That theme is not on your list"),
        ({"story": "999999", "do": "delete"}, "not on the list any more"),
    ],
)
def test_what_is_wrong_is_said(as_alice, stories, posted, sentence):
    if posted.get("story") == "mine":
        posted = posted | {"story": stories[0].pk}

    page = as_alice.post(URL, posted)

    assert page.status_code == 422
    assert sentence in page.text


def test_somebody_else_s_is_refused_and_undo_leaves_it_alone(as_alice, bob, now):
    theirs, gone = make_story(bob, "Theirs"), make_story(bob, "Gone")
    theirs.show("theme", {"failure": ""})
    gone.mark_deleted(now)

    assert as_alice.post(URL, {"story": theirs.pk, "do": "delete"}).status_code == 422
    as_alice.post(f"{UNDO}?theme=failure&story={theirs.pk}&deleted={gone.pk}")

    assert [story.title for story in Story.objects.owned_by(bob)] == ["Theirs"]
    assert shown("failure") == {"Theirs"}
