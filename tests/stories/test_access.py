"""The same checklist for every page of this room: whose it is, who may, and by which method."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from stories.models import OwnTheme
from stories.urls import urlpatterns
from tests.factories import (
    make_answer,
    make_application,
    make_given,
    make_interview,
    make_interviewer,
    make_round,
    make_story,
    make_telling,
)

# name, what its pk is of, may be read, may be posted to
PAGES = [
    ("stories", None, True, False),
    ("stories_selected", None, False, True),
    ("stories_undo", None, False, True),
    ("story_create", None, True, True),
    ("story", "story", True, False),
    ("story_edit", "story", True, True),
    ("story_delete", "story", False, True),
    ("story_restore", "deleted", False, True),
    ("story_advice", None, False, True),
    ("coverage", None, True, False),
    ("theme_create", None, False, True),
    ("theme_delete", "theme", False, True),
    ("theme_restore", "deleted_theme", False, True),
    ("rehearsal", None, True, False),
    ("answers", "job", True, False),
    ("answer_create", "job", True, True),
    ("answer_edit", "answer", True, True),
    ("answer_delete", "answer", False, True),
    ("answer_restore", "deleted_answer", False, True),
    ("answer_given", "answer", True, True),
    ("answer_given_edit", "given", True, True),
    ("answer_given_delete", "given", False, True),
    ("answer_given_restore", "deleted_given", False, True),
    ("round_stories", "round", True, False),
    ("telling_create", "round", False, True),
    ("telling_edit", "telling", True, True),
    ("telling_told", "telling", False, True),
    ("telling_delete", "telling", False, True),
    ("telling_restore", "deleted_telling", False, True),
]
OF_SOMETHING = [page for page in PAGES if page[1]]
IDS = {"ids": lambda value: value if isinstance(value, str) else ""}


@pytest.fixture
def rows(alice, now):
    deleted = make_story(alice, title="Gone")
    deleted.mark_deleted(now)
    theme = OwnTheme.objects.create(candidate=alice, key="customers", name="Customers")
    return {"story": make_story(alice), "deleted": deleted, "theme": theme, **said(alice, now)}


def said(candidate, now):
    """A round with two people; to one of them an answer was given and a story told."""
    job = make_application(candidate)
    round, ana, bo = make_round(job), make_interviewer(job, "Ana Ruiz"), make_interviewer(job, "Bo Lind")
    interview = make_interview(round, ana, bo, starts_at=datetime(2026, 1, 5, 9, tzinfo=UTC))
    answer = make_answer(job)
    telling = make_telling(make_story(candidate, "Told"), interview, ana, told_at=interview.ends_at)
    given = make_given(answer, interview, ana)
    there = {"job": job, "round": round, "answer": answer, "given": given, "telling": telling, "bo": bo}
    return there | {f"deleted_{name}": row for name, row in gone(candidate, interview, bo, now).items()}


def gone(candidate, interview, person, now):
    answer = make_answer(interview.round.application, topic="own", question="Gone?")
    rows = {
        "theme": OwnTheme.objects.create(candidate=candidate, key="gone", name="Gone"),
        "telling": make_telling(make_story(candidate, "Kept"), interview, person, told_at=interview.ends_at),
        "answer": answer,
        "given": make_given(make_answer(interview.round.application, topic="why_us"), interview, person),
    }
    for row in rows.values():
        row.mark_deleted(now)
    return rows


def sent(rows):
    """Whatever the forms of this room ask for."""
    return {
        "title": "A",
        "theme": "failure",
        "name": "A",
        "question": "A",
        "text": "A",
        "told": "yes",
        "story": rows["story"].pk,
        "person": rows["bo"].pk,
        "seats": [rows["bo"].participations.get().pk],
    }


def address(rows, name, of):
    return reverse(f"stories:{name}", args=[rows[of].pk] if of else [])


def methods_of(page):
    return [method for method, allowed in (("get", page[2]), ("post", page[3])) if allowed]


def test_the_list_is_complete():
    assert {pattern.name for pattern in urlpatterns} == {page[0] for page in PAGES}


@pytest.mark.parametrize("page", PAGES, **IDS)
def test_the_owner_gets_an_answer(rows, as_alice, page):
    for method in methods_of(page):
        assert getattr(as_alice, method)(address(rows, *page[:2]), sent(rows)).status_code in (200, 302)


@pytest.mark.parametrize("page", OF_SOMETHING, **IDS)
def test_for_somebody_else_it_does_not_exist(rows, as_bob, page):
    for method in methods_of(page):
        assert getattr(as_bob, method)(address(rows, *page[:2]), sent(rows)).status_code == 404


@pytest.mark.parametrize("page", OF_SOMETHING, **IDS)
def test_what_never_existed_looks_the_same(rows, as_alice, page):
    for method in methods_of(page):
        assert getattr(as_alice, method)(reverse(f"stories:{page[0]}", args=[999_999])).status_code == 404


@pytest.mark.parametrize("page", PAGES, **IDS)
def test_nobody_is_asked_to_sign_in(rows, as_nobody, page):
    for method in methods_of(page):
        answer = getattr(as_nobody, method)(address(rows, *page[:2]))
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("page", PAGES, **IDS)
def test_other_methods_are_refused(rows, as_alice, page):
    for method in {"get", "post", "put", "patch", "delete"} - set(methods_of(page)):
        assert getattr(as_alice, method)(address(rows, *page[:2])).status_code == 405


@pytest.mark.parametrize("page", [page for page in PAGES if page[1] in ("answer", "given", "telling")], **IDS)
def test_what_belongs_to_a_deleted_job_is_gone(rows, as_alice, now, page):
    rows["job"].mark_deleted(now)

    for method in methods_of(page):
        assert getattr(as_alice, method)(address(rows, *page[:2]), sent(rows)).status_code == 404


@pytest.mark.parametrize("name", ["story", "story_edit"])
def test_what_was_deleted_is_gone(rows, as_alice, name):
    assert as_alice.get(reverse(f"stories:{name}", args=[rows["deleted"].pk])).status_code == 404
