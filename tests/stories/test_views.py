from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from stories.models import Story, Telling
from tests.factories import make_application, make_interview, make_interviewer, make_round, make_story

FULL = {
    "title": "The outage at midnight",
    "situation": "The shop was down.",
    "task": "I was on call.",
    "action": "I switched to the copy.",
    "result": "Back after 40 minutes.",
    "themes": ["pressure", "leadership"],
}


def page_of(client, name, *args):
    return client.get(reverse(f"stories:{name}", args=args)).content.decode()


def test_without_stories_the_page_says_how_to_begin(as_alice):
    page = page_of(as_alice, "stories")

    assert "Write the first one" in page
    assert reverse("stories:story_create") in page


def test_the_list_shows_what_is_ready_and_what_is_not_covered(as_alice, alice, bob):
    make_story(alice, **FULL | {"action": FULL["action"] * 10})
    make_story(alice, title="Half a story", situation="Once.")
    make_story(bob, title="His story")

    page = page_of(as_alice, "stories")

    assert "Ready" in page and "Draft" in page
    assert "still empty: task, action, result" in page
    assert "Solving a problem under pressure" in page
    assert page.count("None yet") == 1
    assert "His story" not in page


def test_a_story_is_ready_in_the_list_when_its_own_page_asks_for_nothing_more(as_alice, alice):
    story = make_story(alice, **FULL | {"action": "I called each of them and mended it with them. " * 3})
    assert "Ready" in page_of(as_alice, "stories")

    story.result = "It went well."
    story.save()

    assert "Could be stronger" in page_of(as_alice, "stories")
    assert "Ready" not in page_of(as_alice, "stories")


def test_the_list_comes_in_pages(as_alice, alice):
    for number in range(30):
        make_story(alice, title=f"Story {number:02}")

    assert "Story 25" not in page_of(as_alice, "stories")
    second = as_alice.get(reverse("stories:stories"), {"page": "2"}).content.decode()
    assert "Story 25" in second and "Page 2 of 2" in second


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999"])
def test_a_page_that_does_not_exist_is_the_nearest(as_alice, alice, page):
    make_story(alice)

    assert as_alice.get(reverse("stories:stories"), {"page": page}).status_code == 200


def test_a_story_is_written(as_alice, alice):
    answer = as_alice.post(reverse("stories:story_create"), FULL)

    story = Story.objects.get()
    assert answer.url == reverse("stories:story", args=[story.pk])
    assert story.candidate == alice
    assert [tag.key for tag in story.tagged("theme")] == ["pressure", "leadership"]
    assert story.result == "Back after 40 minutes."


def test_a_title_is_enough_to_begin_with(as_alice):
    as_alice.post(reverse("stories:story_create"), {"title": "The forecast"})

    assert not Story.objects.get().tags.exists()


def test_each_part_comes_with_guidance(as_alice):
    page = page_of(as_alice, "story_create")

    for guidance in ["Where and when", "What was yours to do", "Say “I”, not “we”", "with a number"]:
        assert guidance in page


def test_a_story_is_read_with_what_would_make_it_stronger(as_alice, alice):
    story = make_story(alice, situation="We were late.", result="It went well.")

    page = page_of(as_alice, "story", story.pk)

    assert "We were late." in page
    assert "Still empty: task, action." in page
    assert "Put a number into the result" in page


def test_a_story_says_whom_it_was_told_to(as_alice, alice, now):
    story = make_story(alice, **FULL)
    application = make_application(alice)
    person = make_interviewer(application, "Ana Ruiz")
    interview = make_interview(make_round(application), person)
    Telling.objects.create(story=story, interview=interview, interviewer=person, told_at=now)

    assert "Ana Ruiz" in page_of(as_alice, "story", story.pk)
    interview.mark_deleted(now)
    assert "Ana Ruiz" not in page_of(as_alice, "story", story.pk)


def test_a_finished_story_leads_to_whom_it_is_told_next(as_alice, alice):
    draft = make_story(alice, "Half", situation="S")
    whole = make_story(alice, "Whole", situation="S", task="T", action="A", result="R")
    assert "Choose whom you tell it" not in page_of(as_alice, "story", whole.pk)

    round = make_round(make_application(alice))
    make_interview(round, starts_at=timezone.now() + timedelta(days=2))

    page = page_of(as_alice, "story", whole.pk)
    assert reverse("stories:round_stories", args=[round.pk]) in page
    assert reverse("dashboard:prepare", args=[round.pk]) in page
    assert "Choose whom you tell it" not in page_of(as_alice, "story", draft.pk)


def tell(story, *names):
    for name in names:
        application = make_application(story.candidate, company=name)
        person = make_interviewer(application, name)
        interview = make_interview(make_round(application), person)
        Telling.objects.create(story=story, interview=interview, interviewer=person, told_at=interview.ends_at)


def test_a_story_told_often_asks_the_database_no_more_often(as_alice, alice):
    story = make_story(alice, **FULL)
    tell(story, "Ana Ruiz")
    with CaptureQueriesContext(connection) as few:
        page_of(as_alice, "story", story.pk)

    tell(story, "Bo Lind", "Cy Moor", "Dee Ash")
    with CaptureQueriesContext(connection) as many:
        assert "Dee Ash" in page_of(as_alice, "story", story.pk)

    assert len(many) == len(few)


def test_a_story_is_changed(as_alice, alice):
    story = make_story(alice, **FULL)

    answer = as_alice.post(reverse("stories:story_edit", args=[story.pk]), FULL | {"title": "Another", "themes": []})

    story.refresh_from_db()
    assert answer.url == reverse("stories:story", args=[story.pk])
    assert (story.title, list(story.tags.all())) == ("Another", [])


def test_a_deleted_story_can_be_brought_back_from_the_next_page(as_alice, alice):
    story = make_story(alice)
    restore = reverse("stories:story_restore", args=[story.pk])

    answer = as_alice.post(reverse("stories:story_delete", args=[story.pk]), follow=True)

    assert answer.redirect_chain[-1][0] == reverse("stories:stories")
    assert restore in answer.content.decode()
    assert not Story.objects.owned_by(alice).exists()
    assert as_alice.post(restore).url == reverse("stories:story", args=[story.pk])
    assert Story.objects.owned_by(alice).get() == story


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Give it a title"),
        ({"title": "A" * 121}, "at most 120 characters"),
        ({"title": "Two\nlines"}, "Keep this on one line"),
        ({"title": "Turned \u202earound"}, "reading direction"),
        ({"action": "A" * 5001}, "at most 5000 characters"),
        ({"task": "One\x07two"}, "invisible control characters"),
        ({"task": "One\x00two"}, "Null characters"),
        ({"themes": ["bravery"]}, "Pick from the list"),
    ],
    ids=str,
)
@pytest.mark.parametrize("page", ["story_create", "story_edit"])
def test_bad_input_is_named_beside_the_field_and_nothing_typed_is_lost(as_alice, alice, page, wrong, sentence):
    args = [make_story(alice, title="As it was").pk] if page == "story_edit" else []
    before = list(Story.objects.values_list("title", "task"))

    answer = as_alice.post(reverse(f"stories:{page}", args=args), FULL | {"situation": "Kept as typed"} | wrong)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Kept as typed" in answer.content.decode()
    assert list(Story.objects.values_list("title", "task")) == before


@pytest.mark.parametrize("title", ["<b>bold</b>", "قصة عن الفشل", "🎉 launch 👩🏽‍💻", "“quoted” & 'so'"])
def test_any_script_and_any_sign_is_kept(as_alice, title):
    as_alice.post(reverse("stories:story_create"), FULL | {"title": title})

    assert Story.objects.get().title == title
    assert escape(title) in page_of(as_alice, "story", Story.objects.get().pk)
