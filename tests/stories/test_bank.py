"""The list of stories: looked through while one types, however many there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stories.models import Story, Tag, Telling
from tests.factories import make_application, make_interview, make_interviewer, make_round, make_story

HTMX = {"HX-Request": "true"}


def page_of(client, asked=None, **options):
    return client.get(reverse("stories:stories"), asked or {}, **options).content.decode()


def tell(story, now, *names):
    job = make_application(story.candidate)
    for number, name in enumerate(names, 1):
        person = make_interviewer(job, name)
        interview = make_interview(make_round(job, number=number), person)
        Telling.objects.create(story=story, interview=interview, interviewer=person, told_at=now)


def test_a_row_says_what_the_story_shows_how_strong_it_is_and_how_often_it_was_told(as_alice, alice, now):
    skills = ["SQL", "dbt", "Python", "Airflow", "Looker", "R"]
    story = make_story(alice, themes=["failure"], criteria=["can_do"], skills=skills, strength=4)
    tell(story, now, "Ana", "Bo")
    make_story(alice, "Another")

    page = page_of(as_alice)

    for said in ("A failure, and what I learnt", "Can I do the job?", "Airflow", "2 more skills", "Strong"):
        assert said in page
    assert "told 2 times, last on 1 December 2026" in page
    assert "never told" in page
    assert "Looker" not in page.partition('<ul class="rows">')[2]


def test_while_one_types_only_the_list_comes(as_alice, alice):
    make_story(alice, "The outage")
    make_story(alice, "The launch")

    fragment = page_of(as_alice, {"q": "outage"}, headers=HTMX)

    assert "The outage" in fragment
    assert "The launch" not in fragment
    assert "1 story fits." in fragment
    assert "<h1>" not in fragment


def test_without_javascript_the_page_keeps_what_was_looked_for(as_alice, alice):
    make_story(alice, "The outage", themes=["failure"])

    page = page_of(as_alice, {"q": "out", "theme": "failure"})

    assert 'value="out"' in page
    assert '<option value="failure" selected>' in page
    assert '<details class="fold" open>' in page


def test_of_many_skills_those_that_most_stories_show_are_offered_and_any_other_is_found_by_its_name(as_alice, alice):
    for number in range(2):
        make_story(alice, f"Often {number}", skills=[f"Skill {n:02}" for n in range(1, 26)])
    make_story(alice, "Once", skills=["Skill 00"])

    page = page_of(as_alice)
    assert "Any other you find by its name" in page
    assert '<option value="Skill 25">' in page and '<option value="Skill 00">' not in page
    assert "Once" in page_of(as_alice, {"q": "skill 00"}) and "Once" in page_of(as_alice, {"skill": "Skill 00"})


def test_where_nothing_fits_one_click_shows_all_again(as_alice, alice):
    make_story(alice)

    page = page_of(as_alice, {"q": "nothing like it"})

    assert "No story of yours fits that" in page
    assert f'href="{reverse("stories:stories")}">Show all stories again' in page
    assert "Write the first one" not in page


def test_the_next_page_keeps_what_was_looked_for(as_alice, alice):
    Story.objects.bulk_create(Story(candidate=alice, title=f"Story {number}") for number in range(30))

    page = page_of(as_alice, {"q": "story", "only": "unfinished"})

    assert "?q=story&amp;only=unfinished&amp;page=2" in page


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "x" * 10_000},
        {"q": "\x00"},
        {"q": "<script>alert(1)</script>"},
        {"q": "%_'\"\\"},
        {"q": " ".join(["é"] * 500)},
        {"theme": "<script>", "criterion": "\x00", "skill": "\x00" * 9, "only": "x", "page": "x"},
        {"skill": "<img src=x onerror=alert(1)>"},
        {"skill": "ﷺ" * 80},
        {"page": "99999999999999999999"},
    ],
    ids=lambda asked: ascii(asked)[:30],
)
def test_whatever_is_looked_for_the_page_answers(as_alice, alice, asked):
    make_story(alice)

    answer = as_alice.get(reverse("stories:stories"), asked)

    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    assert b"<img src=x" not in answer.content


def test_the_list_costs_the_same_with_500_stories(as_alice, alice, now):
    tell(make_story(alice, themes=["failure"], skills=["SQL"]), now, "Ana")
    with CaptureQueriesContext(connection) as few:
        page_of(as_alice, {"q": "o"})

    stories = Story.objects.bulk_create(Story(candidate=alice, title=f"Outage {n}") for n in range(500))
    Tag.objects.bulk_create(
        Tag(story=story, kind="skill", key=f"skill {n} {s}", name=f"Skill {n} {s}")
        for n, story in enumerate(stories)
        for s in range(5)
    )
    with CaptureQueriesContext(connection) as many:
        page = page_of(as_alice, {"q": "o"})

    assert "Page 1 of 21" in page
    assert len(many) == len(few)


def test_a_story_that_is_not_judged_says_nothing_of_it(alice):
    story = make_story(alice)

    assert story.get_strength_display() is None
    story.strength = Story.Strength.GOOD
    assert story.get_strength_display() == Story.Strength.GOOD.label
