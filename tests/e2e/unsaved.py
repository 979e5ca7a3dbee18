"""A thank-you note that never reached the server: the browser alone has it."""

from playwright.sync_api import expect

from tests.e2e.ways_in import CANDIDATE
from tests.servers import wait_until

NOTE = "Dear Ana, the forklifts queue."


def type_a_note(site, page, enter):
    round = site.call("tests.process.facts.held_round", names=["Ana Ruiz"])
    enter(page, CANDIDATE)
    page.goto(f"/rounds/{round}/thank-yous/")
    page.route(
        "**/thank-yous/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.get_by_label("Your note").fill(NOTE)
    expect(page.get_by_text("That did not reach us.")).to_be_visible()
    assert is_kept(page)


def is_kept(page):
    return NOTE in page.evaluate("JSON.stringify(localStorage)")


def wait_until_forgotten(page):
    wait_until(lambda: not is_kept(page), 20, "forgetting the note")
