"""Pictures in a browser: what moves with the clock does so by itself, and none is a barrier in the dark."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.chromium import PHONE
from tests.e2e.barriers import violations
from tests.e2e.ways_in import DEMO, coming_round_of_demo

pytestmark = pytest.mark.browser


@pytest.fixture
def demo(site):
    """The address of the demo's coming round."""
    return f"/rounds/{coming_round_of_demo(site)}/"


def test_clocks_and_the_line_at_now_go_on_by_themselves(demo, open_page, enter):
    page = open_page()
    enter(page, DEMO)
    page.clock.install()
    page.goto("/")
    clock = page.locator("time.clock").first
    share = int(clock.locator(".ring-left").get_attribute("stroke-dasharray").split()[0])

    page.clock.fast_forward("24:00:00")
    page.clock.run_for(60_000)

    expect(clock).to_have_text(re.compile(r"\d+ h( \d+ min)? late"))
    expect(clock).to_have_class("clock clock-late")
    assert share > 0
    expect(clock.locator(".ring-left")).to_have_attribute("stroke-dasharray", "0 100")

    page.goto(demo)
    line = page.locator(".day-now")
    expect(line).to_have_attribute("visibility", "hidden")
    first = datetime.fromisoformat(line.get_attribute("data-first"))
    page.clock.set_fixed_time(first + timedelta(minutes=90))
    page.clock.run_for(30_000)

    expect(line).to_have_attribute("visibility", "visible")
    expect(line).to_have_attribute("transform", "translate(0 100)")


def test_no_picture_is_a_barrier_in_the_dark(demo, open_page, enter):
    page = open_page(PHONE, color_scheme="dark")
    enter(page, DEMO)
    found = []
    for path in ("/", "/insights/", "/stories/coverage/", demo):
        page.goto(path)
        found += [f"{path}: {violation}" for violation in violations(page, "main")]

    assert found == []
