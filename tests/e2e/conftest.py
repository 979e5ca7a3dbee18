"""A real Chromium before the real product: gunicorn, SQLite, the worker where a test wants mails."""

from functools import partial

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.chromium import DESKTOP, QUIET_CHROMIUM, needless_words
from tests.e2e import ways_in
from tests.process.conftest import embedded, of_this_test  # noqa: F401
from tests.product import Product
from tests.servers import find_program

# Patience for a busy machine; what is there is seen at once.
expect.set_options(timeout=20_000)

# htmx comes after the first paint. Whoever presses earlier gets a whole page: right, but seldom what is tested.
STILL_WITHOUT = """({
  queryAll: (root, name) =>
    document.querySelector("script[src*=callback]") && !(name in window) ? [document.documentElement] : [],
})"""


@pytest.fixture(scope="module")
def browser():
    """For one module only: Playwright's event loop would keep Django's database from other tests of this process."""
    with sync_playwright() as playwright:
        playwright.selectors.register("still-without", STILL_WITHOUT)
        chromium = playwright.chromium.launch(
            executable_path=find_program("chromium", "Chromium"),
            args=QUIET_CHROMIUM,
            ignore_default_args=needless_words(),
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """One product for all browser tests of this process: to start it costs more than many a test."""
    product = Product(tmp_path_factory.mktemp("house"))
    yield product
    product.close()


@pytest.fixture
def site(request, house, migrated_sqlite):
    """The embedded product as new, with its web process answering; its worker starts when a test says so."""
    house.begin_anew(migrated_sqlite)
    web = house.started[0] if house.started else house.web()
    yield of_this_test(request, house)
    for running in house.started:
        if running is not web:
            running.end()
    house.started = [web] if web.is_running else []


@pytest.fixture
def arrive(site):
    return partial(ways_in.arrive, site)


@pytest.fixture
def enter(site):
    return partial(ways_in.enter, site)


@pytest.fixture
def open_page(browser, site):
    """Open a window on the product; whatever the console complains about fails the test at its end."""
    contexts, complaints = [], []

    def open_page(viewport=DESKTOP, *, with_javascript=True, **options):
        context = browser.new_context(
            base_url=site.address,
            viewport=viewport,
            java_script_enabled=with_javascript,
            timezone_id=options.pop("timezone_id", "Europe/Berlin"),
            locale="en-GB",
            **options,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        if with_javascript:
            page.add_locator_handler(page.locator("still-without=htmx"), lambda: None)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    # A form that is answered with 422 or 413 is no fault of the page's, nor is a connection that a test takes away.
    expected = (
        "422",
        "413",
        "502",
        "net::ERR_INTERNET_DISCONNECTED",
        "net::ERR_CONNECTION_REFUSED",
        "net::ERR_FAILED",
        "htmx:sendError",
        "htmx:afterRequest",
    )
    assert [text for text in complaints if not any(part in text for part in expected)] == []
