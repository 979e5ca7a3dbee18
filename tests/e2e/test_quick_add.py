"""An interview in one line by the keyboard alone, in a phone's width: typed, read back, saved, taken back."""

import pytest
from playwright.sync_api import expect

from tests.chromium import PHONE
from tests.e2e.barriers import violations

pytestmark = pytest.mark.browser


def press_at(page, role, name):
    """Tab to it, as often as it takes a person, and press it."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Enter")
            return
    pytest.fail(f"the keyboard does not reach {name}")


def test_a_line_is_added_and_taken_back_by_the_keyboard(open_page, arrive):
    page = open_page(PHONE)
    arrive(page)
    page.goto("/")
    page.keyboard.press("a")

    expect(page.get_by_label("In one line")).to_be_focused()
    page.keyboard.type("Onsite at Acme tomorrow 14:00-17:00 with Ana, Bo, bring a portfolio")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    expect(page.get_by_text("Ana and Bo, one after the other, 90 minutes each")).to_be_visible()
    assert violations(page) == []
    expect(page.get_by_role("button", name="Yes, save it")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Acme, Second interview (round 2) is saved.")).to_be_visible()
    press_at(page, "button", "Undo")
    expect(page.get_by_text("Acme was deleted, with its rounds and people.")).to_be_visible()
