"""A browser takes the day sheet along: it opens with the server stopped, goes with the sign-out, and prints."""

import re
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.chromium import PHONE
from tests.e2e.ways_in import DEMO, coming_round_of_demo
from tests.servers import wait_until

pytestmark = pytest.mark.browser

KEPT = (
    "caches.open('callback-day-sheets').then(cache => cache.keys())"
    ".then(keys => keys.map(key => new URL(key.url).pathname))"
)


@pytest.fixture
def sheet(site):
    """The path of the day sheet of the demo's coming round."""
    return f"/rounds/{coming_round_of_demo(site)}/brief/"


def open_and_keep(enter, page, sheet):
    enter(page, DEMO)
    page.goto(sheet)
    expect(page.get_by_text("Kept on this device")).to_be_visible()


def stop(site):
    for running in site.started:
        running.end()


class Away(BaseHTTPRequestHandler):
    """A proxy whose site is away."""

    def do_GET(self):
        self.send_error(502)

    def log_message(self, *_arguments):
        pass


@contextmanager
def away(site):
    with ThreadingHTTPServer(("127.0.0.1", urlsplit(site.address).port), Away) as proxy:
        Thread(target=proxy.serve_forever, daemon=True).start()
        yield
        proxy.shutdown()


def test_once_opened_it_opens_without_the_server_and_any_other_page_leads_to_it(site, sheet, open_page, enter):
    page = open_page(PHONE)
    open_and_keep(enter, page, sheet)

    stop(site)
    page.goto(sheet)
    expect(page.get_by_role("heading", name="Brightwell Health, Analytics manager")).to_be_visible()
    expect(page.get_by_role("heading", name="Ravi Menon").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.panel')).borderRadius") != "0px"

    page.goto("/stories/")
    expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    page.get_by_role("link", name="Brightwell Health, Second interview (round 2): day sheet", exact=True).click()
    expect(page).to_have_url(re.compile(f"{sheet}$"))
    expect(page.get_by_role("heading", name="Ravi Menon").first).to_be_visible()

    with away(site):
        page.reload()
        expect(page.get_by_role("heading", name="Ravi Menon").first).to_be_visible()
        expect(page.get_by_text(re.compile(r"what was kept on this device, on \d+ \w+ 20\d\d"))).to_be_visible()


def test_signing_out_takes_it_off_this_device(sheet, open_page, enter):
    page = open_page()
    open_and_keep(enter, page, sheet)
    assert page.evaluate(KEPT) == [sheet]

    page.get_by_label("Your account").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()

    wait_until(lambda: page.evaluate(f"{KEPT}.then(kept => kept.length === 0)"), 20, "nothing kept")


def test_another_account_on_this_device_does_not_find_it(site, sheet, open_page, enter):
    page = open_page()
    open_and_keep(enter, page, sheet)

    page.context.clear_cookies()
    page.goto("/accounts/signup/")
    page.get_by_label("E-mail").fill("somebody.else@example.com")
    page.get_by_label("Password").first.fill("quite another phrase")
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/start/")

    wait_until(lambda: page.evaluate(f"{KEPT}.then(kept => kept.length === 0)"), 20, "nothing kept")


def test_after_a_fortnight_it_is_not_shown_any_more(site, sheet, open_page, enter):
    page = open_page()
    open_and_keep(enter, page, sheet)
    page.evaluate(
        """async () => {
          const cache = await caches.open("callback-day-sheets");
          for (const request of await cache.keys()) {
            const old = String(Date.now() - 15 * 24 * 3600 * 1000);
            await cache.put(request, new Response("old", { headers: { "X-Kept-At": old } }));
          }
        }"""
    )

    stop(site)
    page.goto(sheet)

    expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    expect(page.get_by_text("None is kept here.")).to_be_visible()


def test_the_card_of_the_next_person_follows_the_clock_by_itself(site, sheet, open_page, enter):
    page = open_page(PHONE)
    enter(page, DEMO)
    page.clock.install()
    page.goto(sheet)
    card = page.get_by_role("region", name="The next conversation")
    expect(card.get_by_role("heading", name="Ravi Menon")).to_be_visible()

    ends = page.locator("[data-ends]").first.get_attribute("data-ends")
    page.clock.set_fixed_time(ends)
    page.clock.run_for(timedelta(seconds=30).total_seconds() * 1000)

    expect(card.get_by_role("heading", name="Chloé Marchetti")).to_be_visible()


def test_it_is_reached_by_the_keyboard_alone_and_prints_on_one_page_and_a_long_day_on_two(sheet, open_page, enter):
    page = open_page()
    page.add_init_script("window.print = () => { window.printed = true; }")
    enter(page, DEMO)
    page.goto(sheet.replace("brief", "prepare"))

    press_until(page, "Day sheet")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{sheet}")
    press_until(page, "Print")
    page.keyboard.press("Enter")

    assert page.evaluate("window.printed")
    assert pages(page) == [1, 1]
    page.evaluate(GROW)
    assert pages(page) == [2, 2]


# The demo's day six times over: 18 conversations, 24 people.
GROW = """() => {
  for (const list of document.querySelectorAll(".sheet-agenda, .sheet-people")) {
    const rows = [...list.children];
    for (let again = 1; again < 6; again++) list.append(...rows.map(row => row.cloneNode(true)));
  }
  document.querySelector(".day-picture").setAttribute("height", "616");
}"""


def pages(page):
    return [len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) for paper in ("A4", "Letter")]


def press_until(page, name):
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"the keyboard does not reach “{name}”")
