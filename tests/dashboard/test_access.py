"""The same checklist for every page of this room: whose it is, who may, and by which method."""

from contextlib import closing

import pytest
import time_machine
from django.urls import reverse

from dashboard.urls import urlpatterns
from tests.factories import make_held_round

# name, what its pk is of, may be posted to
PAGES = [
    ("home", None, False),
    ("start", None, True),
    ("prepare", "round", False),
    ("brief", "round", False),
    ("brief_pdf", "round", False),
    ("debrief", "round", True),
    ("applications", None, False),
    ("insights", None, False),
    ("application", "application", False),
    ("round", "round", False),
    ("search", None, False),
    ("shortcuts", None, False),
    ("settings", None, True),
    ("import_invite", None, True),
    ("shared_invite", None, True),
    ("my_data", None, False),
    ("list_csv", None, False),
    ("list_xlsx", None, False),
    ("archive", None, False),
    ("restore", None, True),
    ("account_delete", None, True),
    ("calendar_settings", None, True),
    ("interview_calendar", "interview", False),
    ("interview_google", "interview", False),
    ("interview_outlook", "interview", False),
    ("round_calendar", "round", False),
    ("service_worker", None, False),
    ("offline", None, False),
    ("web_manifest", None, False),
    ("styleguide", None, False),
]
# Leads on to another site.
LEADS_ON = {"interview_google", "interview_outlook"}
PUBLIC = {"home", "service_worker", "offline", "web_manifest", "styleguide"}
# Read by calendars without a login, or only posted to: test_calendar_*.py, test_example.py, test_selection.py.
ELSEWHERE = {
    "applications_selected",
    "applications_undo",
    "calendar_feed",
    "calendar_address",
    "calendar_revocation",
    "example",
    "example_removal",
    "example_restore",
}
# Everybody has each of them, with rows of their own: test_lists.py.
LISTS = {"list_csv": ["applications"], "list_xlsx": ["applications"]}
OF_SOMETHING = [page for page in PAGES if page[1]]
PRIVATE = [page for page in PAGES if page[0] not in PUBLIC]
IDS = {"ids": lambda value: value if isinstance(value, str) else ""}


@pytest.fixture
def rows(alice):
    round = make_held_round(alice)
    return {"round": round, "application": round.application, "interview": round.interviews.first()}


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


def address(rows, name, of):
    return reverse(f"dashboard:{name}", args=[rows[of].pk] if of else LISTS.get(name, []))


def methods_of(page):
    return ["get", "post"] if page[2] else ["get"]


def test_the_list_is_complete():
    assert {pattern.name for pattern in urlpatterns} == {page[0] for page in PAGES} | ELSEWHERE


@pytest.mark.parametrize("page", PAGES, **IDS)
def test_the_owner_reads_it(rows, as_alice, page):
    # A download is open until it is closed.
    with closing(as_alice.get(address(rows, *page[:2]))) as answer:
        assert answer.status_code == (302 if page[0] in LEADS_ON else 200)


@pytest.mark.parametrize("page", OF_SOMETHING, **IDS)
def test_for_somebody_else_it_does_not_exist(rows, as_bob, page):
    for method in methods_of(page):
        assert getattr(as_bob, method)(address(rows, *page[:2])).status_code == 404


@pytest.mark.parametrize("page", OF_SOMETHING, **IDS)
def test_what_never_existed_looks_the_same(rows, as_alice, page):
    for method in methods_of(page):
        assert getattr(as_alice, method)(reverse(f"dashboard:{page[0]}", args=[999_999])).status_code == 404


@pytest.mark.parametrize("page", OF_SOMETHING, **IDS)
def test_what_was_deleted_is_gone(rows, as_alice, page, now):
    rows["application"].mark_deleted(now)

    for method in methods_of(page):
        assert getattr(as_alice, method)(address(rows, *page[:2])).status_code == 404


@pytest.mark.parametrize("page", PRIVATE, **IDS)
def test_nobody_is_asked_to_sign_in(rows, as_nobody, page):
    for method in methods_of(page):
        answer = getattr(as_nobody, method)(address(rows, *page[:2]))
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("page", PAGES, **IDS)
def test_other_methods_are_refused(rows, as_alice, page):
    for method in {"get", "post", "put", "patch", "delete"} - set(methods_of(page)):
        assert getattr(as_alice, method)(address(rows, *page[:2])).status_code == 405


@pytest.mark.parametrize("page", PRIVATE, **IDS)
def test_a_private_page_is_not_kept_by_the_browser(rows, as_alice, page):
    with closing(as_alice.get(address(rows, *page[:2]))) as answer:
        assert "no-store" in answer["Cache-Control"]
