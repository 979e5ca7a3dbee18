"""The palette, the search page and the shortcuts with the keyboard alone, and without barriers in both themes."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.barriers import EXCESS, violations
from tests.e2e.ways_in import DEMO

pytestmark = pytest.mark.browser

FOUND = "#palette-results [role=option]"


@pytest.fixture
def demo(site, open_page, enter):
    """Windows of a candidate who has written down a lot, on Today."""
    site.call("django.core.management.call_command", command_name="demo")

    def open_today(viewport=DESKTOP, **options):
        page = open_page(viewport, **options)
        enter(page, DEMO)
        page.goto("/")
        return page

    return open_today


def barriers(page, what):
    yield from (f"{what}: {violation}" for violation in violations(page))
    if (excess := page.evaluate(EXCESS)) > 0:
        yield f"{what}: {excess} px too wide"


def active(page):
    return page.locator("#palette [aria-selected=true]")


def test_one_goes_and_finds_with_the_keyboard_alone(demo):
    page = demo()
    palette, line = page.locator("#palette"), page.get_by_role("combobox")

    page.keyboard.press("Control+k")
    expect(line).to_be_focused()
    expect(active(page)).to_have_text("Today")
    page.keyboard.press("ArrowDown")
    expect(active(page)).to_have_text("Applications")
    expect(line).to_have_attribute("aria-activedescendant", active(page).get_attribute("id"))
    page.keyboard.press("End")
    expect(active(page)).to_have_text("A story to tell")
    page.keyboard.press("ArrowDown")
    expect(active(page)).to_have_text("Today")
    page.keyboard.press("Escape")
    expect(palette).to_be_hidden()

    search = page.get_by_role("link", name="Search")
    search.focus()
    page.keyboard.press("Enter")
    expect(line).to_be_focused()
    page.keyboard.press("Escape")
    expect(search).to_be_focused()

    page.keyboard.press("/")
    page.keyboard.type("castillo")
    expect(active(page)).to_contain_text("Miriam Castillo")
    expect(palette.get_by_role("status")).to_have_text("Found: 1")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/people/[0-9]+/edit/"))

    page.keyboard.press("Control+k")
    page.keyboard.type("what cover")
    expect(active(page)).to_have_text("What my stories cover")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/coverage/")


def test_without_a_connection_the_places_are_still_offered(demo):
    page = demo()
    page.context.set_offline(True)

    page.keyboard.press("Control+k")
    page.keyboard.type("sett")

    expect(active(page)).to_have_text("Settings")
    expect(page.locator("#palette").get_by_role("status")).to_contain_text("did not reach us")
    expect(page.locator("#messages .message")).to_have_count(0)


def test_single_keys_go_add_and_move_along_a_list_but_not_while_one_types(demo):
    page = demo()

    page.keyboard.press("j")
    expect(page.locator("main .row-title a").first).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("main .row-title a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/thank-yous/*/")

    for keys, path in (("gs", "/stories/"), ("ga", "/applications/"), ("gf", "/thank-yous/"), ("gt", "/")):
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_url(lambda url, path=path: urlsplit(url).path == path)
    page.keyboard.press("a")
    expect(page.get_by_role("link", name="In one line", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_url("**/thank-yous/*/")

    page.goto("/search/")
    expect(page.locator("#search-all")).to_be_focused()
    page.keyboard.type("gs/?an")
    expect(page.locator("#search-all")).to_have_value("gs/?an")
    expect(page).to_have_url(re.compile(r"/search/\?q=gs%2F%3Fan$"))

    page.goto("/settings/")
    page.get_by_label("shortcuts of a single key").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.locator("body").press("?")
    page.locator("body").press("/")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.locator("#palette [role=combobox]")).to_be_focused()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_they_have_no_barriers(demo, viewport, theme):
    page = demo(viewport, color_scheme=theme)

    page.get_by_role("link", name="Search").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    found = [*barriers(page, "palette")]
    page.keyboard.type("an")
    expect(page.locator(FOUND).first).to_be_visible()
    found += barriers(page, "palette with findings")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("dialog[open] kbd").first).to_be_visible()
    found += barriers(page, "sheet")
    for path in ("/search/", "/search/?q=the", "/search/?q=the&kind=stories", "/search/?q=zzz", "/shortcuts/"):
        page.goto(path)
        found += barriers(page, path)

    assert found == []


def test_all_of_it_is_there_without_javascript(demo):
    page = demo(with_javascript=False)

    page.get_by_role("link", name="Search").click()
    page.get_by_label("Words to look for").fill("castillo")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Miriam Castillo").click()
    page.wait_for_url(re.compile("/people/[0-9]+/edit/"))
    page.locator("summary[aria-label='Your account']").click()
    page.get_by_role("link", name="Keyboard shortcuts").click()
    expect(page.get_by_role("heading", name="Keyboard shortcuts")).to_be_visible()
