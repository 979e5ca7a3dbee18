"""Several jobs of the board at once: moved, deleted, and undone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.pages import PAGE
from interviews.models import Application
from tests.factories import make_application

pytestmark = pytest.mark.django_db

URL, UNDO = "/applications/selected/", "/applications/selected/undo/"


@pytest.fixture
def jobs(alice):
    return [
        make_application(alice, company=name, stage=stage)
        for name, stage in (("Acme", "applied"), ("Bell", "interviewing"), ("Cray", "applied"))
    ]


def numbers(*jobs):
    return [job.pk for job in jobs]


def stages():
    return dict(Application.objects.values_list("company", "stage"))


def undo_of(client, page):
    (message,) = page.context["messages"]
    return client.post(message.extra_tags, follow=True)


def test_several_go_to_another_stage_and_back_with_one_undo(as_alice, jobs):
    page = as_alice.post(URL, {"application": numbers(*jobs[:2]), "do": "stage", "stage": "offer"}, follow=True)

    assert "Now at “Offer”: Acme, Analyst, Bell, Analyst." in page.text
    assert stages() == {"Acme": "offer", "Bell": "offer", "Cray": "applied"}

    undo_of(as_alice, page)
    assert stages() == {"Acme": "applied", "Bell": "interviewing", "Cray": "applied"}


def test_several_are_deleted_and_brought_back_with_one_undo(as_alice, alice, jobs):
    page = as_alice.post(URL, {"application": numbers(*jobs[1:]), "do": "delete"}, follow=True)

    assert [job.company for job in Application.objects.owned_by(alice)] == ["Acme"]

    undo_of(as_alice, page)
    assert Application.objects.owned_by(alice).count() == 3


def test_it_goes_back_to_the_list_that_it_was_pressed_on(as_alice, jobs):
    answer = as_alice.post(f"{URL}?stage=applied", {"application": numbers(jobs[0]), "do": "delete"})

    assert answer["Location"] == "/applications/?stage=applied"


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"application": [], "do": "delete"}, "Tick at least one."),
        ({"application": ["mine"], "do": "stage", "stage": ""}, "Choose the stage to move them to."),
        ({"application": ["mine"], "do": "stage", "stage": "hired"}, "There is no such stage."),
        ({"application": ["mine", "999999"], "do": "delete"}, "not on the list any more"),
        ({"application": ["mine", "9" * 40], "do": "delete"}, "not on the list any more"),
        ({"application": ["mine", "x"], "do": "delete"}, "not on the list any more"),
    ],
)
def test_what_is_wrong_is_said_and_the_ticks_are_kept(as_alice, jobs, posted, sentence):
    posted["application"] = [str(jobs[0].pk) if one == "mine" else one for one in posted["application"]]
    before = stages()

    page = as_alice.post(URL, posted)

    assert page.status_code == 422
    assert sentence in page.text
    assert page.text.count(" checked>") == (1 if str(jobs[0].pk) in posted["application"] else 0)
    assert stages() == before


def test_somebody_else_s_is_refused_like_one_that_does_not_exist(as_alice, bob, jobs):
    theirs = make_application(bob, company="Theirs")

    page = as_alice.post(URL, {"application": numbers(jobs[0], theirs), "do": "delete"})

    assert page.status_code == 422
    assert "not on the list any more" in page.text
    assert Application.objects.owned_by(bob).count() == 1


def test_undo_leaves_somebody_else_s_alone(as_alice, bob, now):
    gone, there = make_application(bob, company="Gone"), make_application(bob, company="There", stage="offer")
    gone.mark_deleted(now)

    assert as_alice.post(f"{UNDO}?deleted={gone.pk}&applied={there.pk}&applied=x").status_code == 302

    assert [job.stage for job in Application.objects.owned_by(bob)] == ["offer"]


def test_no_more_than_a_page_at_once(as_alice, alice):
    many = [make_application(alice, company=f"Job {number}") for number in range(PAGE + 1)]

    assert as_alice.post(URL, {"application": numbers(*many), "do": "delete"}).status_code == 422
    assert Application.objects.owned_by(alice).count() == PAGE + 1


def test_it_asks_the_database_as_often_for_many_as_for_one(as_alice, alice):
    many = [make_application(alice, company=f"Job {number}") for number in range(PAGE)]

    def queries_of(jobs, stage):
        with CaptureQueriesContext(connection) as asked:
            as_alice.post(URL, {"application": numbers(*jobs), "do": "stage", "stage": stage})
        return len(asked)

    assert queries_of(many[:1], "applied") == queries_of(many, "offer")


@pytest.mark.parametrize("address", [URL, UNDO])
def test_access(as_alice, as_nobody, address):
    assert as_alice.get(address).status_code == 405
    assert as_nobody.post(address)["Location"].startswith("/accounts/login/")
