"""The calendar address with the keyboard alone; and a round's ways into a calendar."""

from datetime import datetime, timedelta
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.barriers import EXCESS
from tests.e2e.test_agenda import log_onsite

pytestmark = pytest.mark.browser


def tab_to(page, text, most=60):
    """Press Tab until what is focused reads so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText?.trim()") == text:
            return
    raise AssertionError(f"no way to {text}")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_address_is_made_used_and_closed_with_the_keyboard_alone(open_page, viewport, arrive):
    page = open_page(viewport)
    arrive(page)
    log_onsite(page, datetime.now() + timedelta(days=40))

    page.goto("/settings/")
    tab_to(page, "Interviews in your calendar")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Interviews in your calendar")).to_be_visible()
    tab_to(page, "Make my calendar address")
    page.keyboard.press("Enter")
    address = page.locator("[data-copy-text]").inner_text()
    assert page.evaluate(EXCESS) == 0
    with urlopen(address) as answer:
        assert answer.read().count(b"BEGIN:VEVENT") == 8  # four conversations, four people to thank

    page.goto("/settings/calendar/")
    expect(page.locator("[data-copy-text]")).to_have_count(0)
    expect(page.get_by_text("Not yet")).to_have_count(0)
    tab_to(page, "Close the address")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The address is closed.")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_round_and_its_conversations_go_into_a_calendar(open_page, viewport, arrive):
    page = open_page(viewport)
    arrive(page)
    log_onsite(page, datetime.now() + timedelta(days=40))

    page.locator("#calendar-menu").focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Calendar file of this round")
    expect(link).to_be_in_viewport(ratio=1)
    with page.expect_download() as download:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "acme-2.ics"

    page.keyboard.press("Escape")
    row = page.locator(".agenda-row").first
    row.locator("summary").click()
    google = row.get_by_role("link", name="Add to Google Calendar")
    assert google.get_attribute("href").endswith("/google-calendar/")
    outlook = row.get_by_role("link", name="Add to Outlook")
    outlook.scroll_into_view_if_needed()
    expect(outlook).to_be_in_viewport(ratio=1)
