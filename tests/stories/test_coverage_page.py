"""The page that shows what the stories cover, and the themes that a candidate adds to ours."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviews.models import Skill
from stories.models import OwnTheme, Story, Tag
from tests.factories import make_application, make_interview, make_round, make_story

PARTS = {"situation": "S", "task": "T", "action": "A", "result": "R"}


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


def page_of(client, **asked):
    return client.get(reverse("stories:coverage"), asked).content.decode()


@pytest.fixture
def job(alice):
    job = make_application(alice, company="Halden")
    job.skills.create(name="SQL & dbt")
    return job


def test_each_hole_leads_to_a_story_that_fills_it(as_alice, alice, job):
    make_story(alice, themes=["failure", "leadership"], criteria=Story.Criterion.values, **PARTS)
    make_story(alice, "Half", themes=["pressure"])

    page = page_of(as_alice, job=job.pk)

    assert "1 of 2 stories are finished" in page
    assert "No story shows “SQL &amp; dbt”." in page
    assert f'href="{reverse("stories:story_create")}?skill=SQL+%26+dbt"' in page
    assert "Only a draft shows “Solving a problem under pressure”." in page
    assert f'href="{reverse("stories:stories")}?theme=pressure&amp;only=unfinished"' in page


@pytest.mark.parametrize(("finished", "says_so"), [(4, False), (5, True), (8, True), (9, False)])
def test_that_five_to_eight_are_ready_is_said(as_alice, alice, finished, says_so):
    for number in range(finished):
        make_story(alice, f"Story {number}", **PARTS)
    make_story(alice, "A draft")

    said = f"{finished} of {finished + 1} stories are finished · five to eight carry you through"
    assert (said in page_of(as_alice)) == says_so


def test_the_table_says_in_words_what_its_signs_show(as_alice, alice):
    make_story(alice, "Whole", themes=["failure"], **PARTS)
    make_story(alice, "Half", themes=["pressure"])

    page = page_of(as_alice)

    row = page.partition("Whole</bdi>")[2].partition("</tr>")[0]
    assert row.count('<span class="visually-hidden">yes</span>') == 1
    assert row.count('<span class="visually-hidden">no</span>') == 6
    assert page.count('<span class="visually-hidden">in a draft</span>') == 1
    assert 'scope="row"' in page and 'scope="col"' in page


def test_a_hole_and_a_story_that_carries_much_stand_out(as_alice, alice, job):
    make_story(alice, "Much", themes=["failure", "leadership"], criteria=Story.Criterion.values, **PARTS)
    make_story(alice, "Little", themes=["failure"], **PARTS)

    page = page_of(as_alice, job=job.pk)

    looks = [look.removeprefix("matrix-") for look in re.findall(r'<col class="([^"]+)">', page)]
    assert looks == ["hole", "single", "covered", *["single"] * 4, "hole"]
    assert page.count("carries a lot: shows 6") == 1
    assert '<span class="matrix-load">shows 1</span>' in page


def test_many_holes_are_counted_not_listed(as_alice, alice, job):
    make_story(alice)

    page = page_of(as_alice, job=job.pk)

    assert page.count('class="row-item coverage-hole') == 8
    assert "And 1 more: the table shows it." in page


def test_without_a_story_the_page_points_at_no_table(as_alice, job):
    page = page_of(as_alice, job=job.pk)

    assert page.count('class="row-item coverage-hole') == 8
    assert "And 1 more. One good story closes several of them." in page
    assert "No story yet" in page and "0 of 0" not in page and "<table>" not in page


def test_a_job_with_a_coming_round_leads_back_to_getting_ready(as_alice, alice, now, job):
    coming = make_round(job)
    make_interview(coming, starts_at=now + timedelta(days=2))
    other = make_application(alice, company="Later")

    prepare = reverse("dashboard:prepare", args=[coming.pk])
    assert prepare in page_of(as_alice) and prepare in page_of(as_alice, job=job.pk)
    assert prepare not in page_of(as_alice, job=other.pk) and prepare not in page_of(as_alice, job="")


def test_a_job_without_skills_leads_to_finding_them(as_alice, alice):
    job = make_application(alice)

    assert reverse("interviews:skills", args=[job.pk]) in page_of(as_alice, job=job.pk)


def test_without_a_choice_it_is_the_job_of_the_next_round(as_alice, alice, now, job):
    later = make_application(alice, company="Later")
    make_interview(make_round(later), starts_at=now + timedelta(days=9))
    make_interview(make_round(job, number=1), starts_at=now - timedelta(days=1))
    make_interview(make_round(job), starts_at=now + timedelta(days=2))
    called_off = make_round(make_application(alice, company="Off"), status="cancelled")
    make_interview(called_off, starts_at=now + timedelta(days=1))

    assert f'<option value="{job.pk}" selected>' in page_of(as_alice)


def test_no_job_can_be_chosen(as_alice, now, job):
    make_interview(make_round(job), starts_at=now + timedelta(days=2))

    page = page_of(as_alice, job="")

    assert " selected>" not in page
    assert "SQL" not in page


@pytest.mark.parametrize("chosen", ["x", "-1", "1.5", "999999", "9" * 30, "<script>", "\x00"], ids=ascii)
def test_a_job_that_is_not_there_is_not_found(as_alice, chosen):
    assert as_alice.get(reverse("stories:coverage"), {"job": chosen}).status_code == 404


def test_the_job_of_somebody_else_is_not_found(as_bob, job):
    assert as_bob.get(reverse("stories:coverage"), {"job": job.pk}).status_code == 404


@pytest.mark.parametrize("page", ["x", "0", "99999999999999999999"])
def test_a_page_that_does_not_exist_is_the_nearest(as_alice, alice, page):
    make_story(alice)

    assert as_alice.get(reverse("stories:coverage"), {"page": page}).status_code == 200


def test_stories_turn_pages_and_the_numbers_count_all(as_alice, alice, job):
    stories = Story.objects.bulk_create(Story(candidate=alice, title=f"S {n:02}", **PARTS) for n in range(30))
    Tag.objects.bulk_create(Tag(story=story, kind="theme", key="failure") for story in stories)

    page = page_of(as_alice, job=job.pk, page=2)

    assert "S 29" in page and "S 02" not in page
    assert '<span class="numbers">30</span>' in page
    assert f"?job={job.pk}&amp;page=1" in page


def test_of_many_skills_the_worst_covered_are_shown(as_alice, alice, job):
    Skill.objects.bulk_create(Skill(application=job, name=f"Skill {n:02}") for n in range(40))
    for again in range(2):
        make_story(alice, f"{again}", skills=[f"Skill {n:02}" for n in range(20)], **PARTS)

    page = page_of(as_alice, job=job.pk)

    assert "These are the 25 skills that are covered least; 16 more are not shown." in page
    table = page.partition("<table>")[2]
    assert "Skill 39" in table and "Skill 19" not in table


def test_the_page_costs_the_same_with_500_stories_and_200_skills(as_alice, alice, job):
    make_story(alice, skills=["SQL & dbt"], **PARTS)
    make_story(alice, "Again", **PARTS)
    with CaptureQueriesContext(connection) as few:
        page_of(as_alice, job=job.pk)

    Skill.objects.bulk_create(Skill(application=job, name=f"Skill {number}") for number in range(200))
    OwnTheme.objects.bulk_create(OwnTheme(candidate=alice, key=f"k{n}", name=f"N{n}") for n in range(25))
    stories = Story.objects.bulk_create(Story(candidate=alice, title=f"S {n}", **PARTS) for n in range(500))
    Tag.objects.bulk_create(Tag(story=s, kind="skill", key=f"skill {n % 90}", name="x") for n, s in enumerate(stories))
    with CaptureQueriesContext(connection) as many:
        page = page_of(as_alice, job=job.pk)

    assert "Page 1 of 21" in page
    assert len(many) == len(few)


def test_a_theme_of_ones_own_is_wanted_from_then_on(as_alice, alice, job):
    answer = as_alice.post(reverse("stories:theme_create"), {"name": " Difficult customers ", "job": job.pk})

    assert answer.url == f"{reverse('stories:coverage')}?job={job.pk}"
    assert OwnTheme.objects.get(candidate=alice).name == "Difficult customers"
    assert "No story shows “Difficult customers”." in page_of(as_alice)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Type a theme."),
        ("Failure", "That theme is there already."),
        ("CUSTOMERS", "That theme is there already."),
        ("T" * 81, "at most 80 characters"),
        ("Two\nlines", "Keep this on one line"),
        ("One\x00", "Null characters"),
        ("ﷺ" * 80, "Say it in fewer words"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_a_theme_that_cannot_be_kept_is_refused(as_alice, alice, name, sentence):
    OwnTheme.objects.create(candidate=alice, key="customers", name="Customers")

    answer = as_alice.post(reverse("stories:theme_create"), {"name": name})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert OwnTheme.objects.count() == 1


def test_taking_a_theme_off_the_list_leaves_the_stories_alone(as_alice, alice):
    theme = OwnTheme.objects.create(candidate=alice, key="customers", name="Customers")
    story = make_story(alice)
    story.show(Tag.Kind.THEME, {"customers": "Customers"})

    answer = as_alice.post(reverse("stories:theme_delete", args=[theme.pk]), {"job": "<script>"}, follow=True)

    assert "“Customers” is off your list." in answer.content.decode()
    assert not OwnTheme.objects.present().exists()
    assert story.tags.get().label == "Customers"
