"""A line is changed where it stands: by part of the edit form, which saves nothing else and leads back to its page."""

import pytest
from django.urls import reverse

from tests.factories import START, make_application, make_interview, make_interviewer, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(alice):
    job = make_application(alice, notes="Kept", job_description="Kept")
    round = make_round(job, meeting_url="https://meet.example/1", notes="Kept")
    make_interview(round, make_interviewer(job, "Ana Ruiz", email="ana@example.com", notes="Kept"), starts_at=START)
    return round


@pytest.fixture
def lines(round):
    """The address of each part, what is posted to it, and the page of the row."""
    job, person = round.application, round.application.interviewers.get()
    return {
        "name": (f"/applications/{job.pk}/edit/?part=name", {"company": "Bell", "role_title": "Lead"}, job),
        "who": (
            f"/people/{person.pk}/edit/?part=who",
            {"name": "Ana Ruiz Gil", "job_title": "CTO", "relation": "skip_level"},
            person,
        ),
        "place": (
            f"/rounds/{round.pk}/edit/?part=place",
            {"format": "onsite", "meeting_url": "", "location": "1 Main Street"},
            round,
        ),
    }


def asked_on(path, link):
    return {"HX-Request": "true", "HX-Current-URL": f"http://testserver{path}#somewhere", "HX-Trigger": link}


@pytest.mark.parametrize("part", ["name", "who", "place"])
def test_the_part_alone_comes_and_knows_the_way_back_to_its_link(as_alice, lines, part):
    url, posted, _row = lines[part]

    form = as_alice.get(url, headers=asked_on("/rounds/7/?page=2", "the-link")).text

    assert "<html" not in form
    assert 'name="next" value="/rounds/7/?page=2#the-link"' in form
    assert all(f'name="{name}"' in form for name in posted)
    assert 'name="notes"' not in form


@pytest.mark.parametrize("part", ["name", "who", "place"])
def test_it_saves_its_fields_and_no_other(as_alice, lines, part):
    url, posted, row = lines[part]

    answer = as_alice.post(url, posted | {"next": "/somewhere/#the-link", "notes": "overwritten"})

    row.refresh_from_db()
    assert answer["Location"] == "/somewhere/#the-link"
    assert {name: getattr(row, name) for name in posted} == posted
    assert row.notes == "Kept"


@pytest.mark.parametrize("part", ["name", "who", "place"])
def test_without_javascript_it_is_a_page_with_the_same_form(as_alice, lines, part):
    url, posted, _row = lines[part]

    page = as_alice.get(url).text

    assert "<html" in page
    assert all(f'name="{name}"' in page for name in posted)
    assert 'name="notes"' not in page


def test_what_is_wrong_is_said_on_that_page_and_the_way_back_is_kept(as_alice, lines):
    url, _posted, row = lines["name"]

    page = as_alice.post(url, {"company": "", "role_title": "as typed", "next": "/applications/1/#change-name"})

    assert page.status_code == 422
    assert "Which company is it?" in page.text
    assert "as typed" in page.text
    assert 'value="/applications/1/#change-name"' in page.text
    assert row.company == "Acme"


def test_a_way_back_that_leads_elsewhere_is_not_taken(as_alice, lines):
    url, posted, row = lines["name"]

    answer = as_alice.post(url, posted | {"next": "https://elsewhere.example/"})

    assert answer["Location"] == reverse("dashboard:application", args=[row.pk])


def test_a_part_that_does_not_exist_is_the_whole_form(as_alice, lines):
    url = lines["name"][0].replace("part=name", "part=other")

    assert 'name="notes"' in as_alice.get(url, headers=asked_on("/", "x")).text


def test_the_pages_offer_it(as_alice, round):
    job, person = round.application, round.application.interviewers.get()
    page = as_alice.get(reverse("dashboard:application", args=[job.pk])).text
    assert f'hx-get="/applications/{job.pk}/edit/?part=name"' in page
    assert f'hx-get="/people/{person.pk}/edit/?part=who"' in page

    page = as_alice.get(reverse("dashboard:round", args=[round.pk])).text
    assert f'hx-get="/people/{person.pk}/edit/?part=who"' in page
    assert f'hx-get="/rounds/{round.pk}/edit/?part=place"' in page
