"""No barrier: in states that no link leads to, on the way of the Tab key, and on every page that there is."""

from functools import partial

import pytest
from playwright.sync_api import Route, expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.all_pages import FILLED
from tests.e2e.barriers import ALL_LOOKS, barriers, lost_on_the_way, turns
from tests.e2e.ways_in import CANDIDATE, NEWCOMER

pytestmark = pytest.mark.browser

NAMES = ["Ana Ruiz", "Bo Lind"]
FORMS = ["/rounds/new/", "/applications/new/", "/stories/new/", "/import/", "/accounts/password/change/"]
ERRORS = ["400.html", "403.html", "403_csrf.html", "404.html", "413.html", "429.html", "500.html", "503.html"]
UNFOLD = "for (const fold of document.querySelectorAll('main details:not(.menu)')) fold.open = true"
SEND_AS_IT_IS = "for (const form of document.forms) form.noValidate = true"
FIRST_ERROR = """() => {
    const field = document.activeElement;
    const described = (field.getAttribute("aria-describedby") || "").split(" ");
    return field.matches(".is-invalid, [aria-invalid=true]") && described.some((id) => document.getElementById(id));
}"""
LONGEST_MOVE = """() => {
    const seconds = (element) => parseFloat(getComputedStyle(element).transitionDuration);
    return Math.max(...[...document.querySelectorAll("*")].map(seconds));
}"""


@pytest.fixture
def round(site):
    return site.call("tests.process.facts.held_round", names=NAMES, hours_ago=1)


@pytest.fixture
def page(open_page, enter, round):
    page = open_page()
    enter(page, CANDIDATE)
    return page


@pytest.fixture
def look(page):
    """Take down what stands in the way of the page as it is now, in two of the four looks."""
    turn, found = turns(), []
    yield lambda: found.extend(barriers(page, next(turn)))
    assert found == []


def test_a_form_that_was_refused_says_where_and_has_no_barrier(page, look):
    for path in FORMS:
        page.goto(path)
        page.evaluate(SEND_AS_IT_IS)
        page.locator("main form [type=submit]:visible, main form button:not([type]):visible").first.press("Enter")
        page.locator(".is-invalid, .invalid-feedback").first.wait_for()
        look()
        if path != "/import/":
            assert page.evaluate(FIRST_ERROR), path


def test_menus_folds_and_messages_have_no_barrier(page, look, round):
    page.goto("/")
    for menu in page.locator("header details.menu").all():
        menu.locator("summary").click()
        look()
    for path in ("", "prepare/", "debrief/", "thank-yous/"):
        page.goto(f"/rounds/{round}/{path}")
        page.evaluate(UNFOLD)
        look()

    page.evaluate("htmx.trigger(document.body, 'htmx:sendError')")
    expect(page.locator(".message-error")).to_be_visible()
    look()
    page.goto(f"/rounds/{round}/")
    page.get_by_text("Called off, or not to be kept?").click()
    page.get_by_role("button", name="Delete this round").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    look()


def test_what_htmx_brings_has_no_barrier(page, look, round):
    page.goto(f"/rounds/{round}/")
    page.get_by_role("link", name="Change this conversation").first.click()
    expect(page.get_by_label("Starts").first).to_be_focused()
    look()
    page.goto(f"/rounds/{round}/questions/")
    page.get_by_role("button", name="Take that one").first.click()
    expect(page.get_by_text("has it.")).to_be_attached()
    look()
    page.goto("/rounds/new/")
    page.get_by_role("button", name="Another row").click()
    expect(page.get_by_label("With whom")).to_have_count(5)
    look()


def test_pages_about_trouble_have_no_barrier(site, page, look):
    for name in ERRORS:
        html = site.call("django.template.loader.render_to_string", template_name=name)
        page.route(f"**/{name}", partial(Route.fulfill, body=html, content_type="text/html"))
        page.goto(f"/{name}")
        look()
    page.goto("/offline/")
    look()


@pytest.mark.parametrize("viewport", [pytest.param(DESKTOP, marks=pytest.mark.slow), PHONE], ids=["desktop", "phone"])
def test_the_focus_is_seen_wherever_the_tab_key_leads(page, round, viewport):
    page.set_viewport_size(viewport)
    # Else what Tab leads to is still on its way into the window when it is looked at.
    page.emulate_media(reduced_motion="reduce")
    found = []
    for path in ("/", f"/rounds/{round}/", f"/rounds/{round}/debrief/", f"/rounds/{round}/thank-yous/"):
        page.goto(path)
        page.evaluate(UNFOLD)
        found += lost_on_the_way(page, 70)
    assert "\n".join(dict.fromkeys(found)) == ""


def test_whoever_forbids_movement_sees_none(page):
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    assert page.evaluate(LONGEST_MOVE) < 0.001


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pages", "email"),
    [("a_full_account", FILLED), ("an_empty_account", NEWCOMER), ("nobody", "")],
    ids=["a full account", "an empty account", "nobody"],
)
def test_no_page_has_a_barrier_in_any_theme_or_width(site, open_page, enter, pages, email):
    paths = site.call(f"tests.e2e.all_pages.pages_of_{pages}")
    page = open_page()
    if email:
        enter(page, email)
    found = []
    for path in paths:
        page.goto(path)
        found += barriers(page, ALL_LOOKS)
    assert found == []
