"""As an app: a browser finds nothing that keeps it from installing it, and it opens without a connection."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.chromium import PHONE, QUIET_CHROMIUM
from tests.e2e.ways_in import DEMO
from tests.servers import find_program, wait_until

pytestmark = pytest.mark.browser

# No browser without a screen has one, and none can be told to say so.
IN_A_WINDOW_OF_ITS_OWN = """
const ask = window.matchMedia.bind(window);
window.matchMedia = (query) => query === "(display-mode: standalone)" ? { matches: true } : ask(query);
"""


@pytest.fixture
def app(site, enter, tmp_path):
    """A window of an installed app. A private one, as other tests have, could install nothing."""
    site.call("django.core.management.call_command", command_name="demo")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=find_program("chromium", "Chromium"),
            args=QUIET_CHROMIUM,
            base_url=site.address,
            viewport=PHONE,
            locale="en-GB",
        )
        page = context.pages[0]
        enter(page, DEMO)
        yield page
        context.close()


def test_it_can_be_installed_and_opens_without_a_connection(app, site):
    devtools = app.context.new_cdp_session(app)
    app.add_init_script(IN_A_WINDOW_OF_ITS_OWN)
    app.goto("/")

    assert devtools.send("Page.getAppManifest")["errors"] == []
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []

    wait_until(lambda: app.evaluate("navigator.serviceWorker.controller !== null"), what="a worker of the page")
    (row,) = site.rows(
        "SELECT r.id FROM interviews_round r JOIN interviews_application a ON a.id = r.application_id"
        " WHERE a.company = 'Brightwell Health' AND r.number = 2"
    )
    app.goto(f"/rounds/{row['id']}/brief/")
    expect(app.get_by_text("Kept on this device")).to_be_visible()
    for running in site.started:
        running.end()

    app.goto("/")
    expect(app.get_by_role("heading", name="No connection")).to_be_visible()
    app.get_by_role("link", name="Brightwell Health, Second interview (round 2): day sheet", exact=True).click()
    expect(app.get_by_role("heading", name="Ravi Menon").first).to_be_visible()
