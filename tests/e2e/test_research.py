"""Getting to know them before the day: skills from the posting, notes kept in place, something to hand in."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.settled import settled
from tests.e2e.test_agenda import log_onsite

pytestmark = pytest.mark.browser

POSTING = "You bring strong SQL and Python, stakeholder management, and Tableau."


def tab_to(page, target):
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    for _press in range(150):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"no way to {target}")


def press(page, target, key="Enter"):
    tab_to(page, target)
    page.keyboard.press(key)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_research_is_kept_in_place_with_the_keyboard_alone(open_page, viewport, arrive):
    page = open_page(viewport)
    arrive(page)
    log_onsite(page, datetime.now() + timedelta(days=40))

    page.goto("/applications/1/")
    press(page, page.get_by_role("link", name="Research", exact=True))
    expect(page.get_by_role("heading", name="0 of 7 looked at")).to_be_visible()
    section = page.locator("section", has=page.get_by_role("heading", name="Ana Ruiz"))
    expect(section.get_by_text("Nothing yet")).to_be_visible()

    press(page, section.get_by_role("link", name="Add a note: Ana Ruiz"))
    expect(section.get_by_label("What you found")).to_be_focused()
    settled(page)
    press(page, section.get_by_role("button", name="Save"))
    expect(section.get_by_text("Write what you found, or paste a link to it.")).to_be_visible()
    expect(section.get_by_label("What you found")).to_be_focused()
    settled(page)
    page.keyboard.type("She wrote on robots that wait.")
    tab_to(page, section.get_by_label("Link"))
    page.keyboard.type("example.com/robots")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="1 of 7 looked at")).to_be_visible()
    expect(section.get_by_text("She wrote on robots that wait.")).to_be_visible()
    expect(section.get_by_role("link", name="https://example.com/robots")).to_be_visible()
    expect(section.get_by_text("today")).to_be_visible()
    expect(section.get_by_role("link", name="Add a note: Ana Ruiz")).to_be_focused()
    settled(page)

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(section.get_by_role("button", name="Delete this note")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(section.get_by_label("What you found")).to_be_focused()
    settled(page)
    press(page, section.get_by_role("link", name="Cancel"))
    expect(section.get_by_label("What you found")).to_have_count(0)
    settled(page)

    tab_to(page, section.get_by_role("link", name="Add a note: Ana Ruiz"))
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="0 of 7 looked at")).to_be_visible()
    settled(page)
    page.keyboard.press("z")
    expect(page.get_by_role("heading", name="1 of 7 looked at")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/research/#person-\d+$"))


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_skills_come_from_the_posting_and_a_deadline_is_kept_with_the_keyboard_alone(open_page, viewport, arrive):
    page = open_page(viewport)
    arrive(page)
    log_onsite(page, datetime.now() + timedelta(days=40))

    page.goto("/applications/1/")
    press(page, page.get_by_role("link", name="Find more"))
    tab_to(page, page.get_by_role("textbox", name="Job description"))
    page.keyboard.insert_text(POSTING)
    press(page, page.get_by_role("button", name="Save and look for skills"))
    expect(page.get_by_role("checkbox")).to_have_count(4)
    press(page, page.get_by_role("checkbox", name="Tableau"), "Space")
    tab_to(page, page.get_by_label("Something else?"))
    page.keyboard.type("writing well")
    page.keyboard.press("Enter")
    expect(page.locator(".skill-rows .row-title")).to_have_text(
        ["SQL", "Python", "stakeholder management", "writing well"]
    )
    expect(page.get_by_role("checkbox")).to_have_count(1)
    press(page, page.get_by_role("link", name="Change writing well"))
    expect(page.get_by_label("Skill")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("clear writing")
    page.keyboard.press("Enter")
    expect(page.locator(".skill-rows .row-title").nth(3)).to_have_text("clear writing")

    page.goto("/rounds/1/assignments/new/")
    expect(page.get_by_label("Title")).to_be_focused()
    page.keyboard.type("A plan on one page")
    tab_to(page, page.get_by_label("Due on"))
    due = datetime.now() + timedelta(days=39)
    page.keyboard.type(f"{due:%m%m%Y}")
    tab_to(page, page.get_by_label("At", exact=True))
    page.keyboard.type("5 pm")
    tab_to(page, page.get_by_label("What to bring"))
    page.keyboard.type("Laptop")
    page.keyboard.press("Enter")
    page.keyboard.type("Charger")
    press(page, page.get_by_role("button", name="Save"))
    expect(page).to_have_url(re.compile("/rounds/1/prepare/"))


def test_a_note_is_kept_changed_and_deleted_without_javascript(open_page, arrive):
    page = open_page(DESKTOP, with_javascript=False)
    arrive(page)
    page.goto("/applications/new/")
    page.get_by_label("Company").fill("Acme")
    page.get_by_role("button", name="Save").click()

    page.get_by_role("link", name="Research", exact=True).click()
    page.get_by_role("link", name="Add a note: The company").click()
    expect(page.get_by_role("heading", name="A note: The company")).to_be_visible()
    page.get_by_label("Link").fill("javascript:alert(1)")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("That is no link.")).to_be_visible()
    page.get_by_label("Link").fill("https://example.com/news")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="1 of 3 looked at")).to_be_visible()

    page.get_by_role("link", name="Change this note").click()
    page.get_by_label("What you found").fill("They opened in Porto.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("They opened in Porto.")).to_be_visible()

    page.get_by_role("button", name="Delete this note").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("They opened in Porto.")).to_be_visible()
