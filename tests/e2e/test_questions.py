"""Questions to ask, given out with the keyboard, with the mouse and on a phone; and round one filled in afterwards."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.settled import settled
from tests.e2e.test_agenda import log_onsite

pytestmark = pytest.mark.browser

# What the keyboard is at, in words; nothing while it is at no control.
FOCUSED = """(element => element === document.body || element.id === 'main' ? ''
  : element.getAttribute('aria-label') || element.textContent.replace(/\\s+/g, ' '))(document.activeElement)"""
NAME = "document.activeElement.name || document.activeElement.id"


def open_questions(page, arrive):
    """A round with Ana, Bo, Chidi and Di in forty days."""
    arrive(page)
    log_onsite(page, datetime.now() + timedelta(days=40))
    page.goto(f"{page.url}questions/")
    expect(page.get_by_role("heading", name="Questions to ask")).to_be_visible()
    return page.url


def tab_to(page, expression, text, presses=150):
    for _ in range(presses):
        if text in page.evaluate(expression):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {text}")


def card(page, name):
    return page.locator(".question-card", has=page.get_by_role("heading", name=name))


def test_everybody_gets_a_question_with_the_keyboard_alone(open_page, arrive):
    page = open_page(DESKTOP)
    address = open_questions(page, arrive)
    expect(page.get_by_text("4 people have no question yet:")).to_be_visible()

    tab_to(page, FOCUSED, "Take that one for Ana Ruiz")
    page.keyboard.press("Enter")
    expect(page.get_by_text("3 people have no question yet:")).to_be_visible()
    settled(page)
    # The button went with what it stood in; the keyboard is at the next who has none.
    expect(page.get_by_role("button", name="Take that one for Bo Lind")).to_be_focused()

    page.keyboard.press("Shift+Tab")
    tab_to(page, FOCUSED, "From the bank for Bo Lind")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Give it to")).to_be_focused()
    expect(page.get_by_label("Give it to")).to_have_value(card(page, "Bo Lind").get_attribute("data-person"))
    settled(page)
    tab_to(page, FOCUSED, "Give: Whom do you turn to when you are stuck?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bo Lind has it.")).to_be_visible()
    expect(card(page, "Bo Lind").get_by_text("Whom do you turn to when you are stuck?")).to_be_visible()
    settled(page)
    expect(page.get_by_role("button", name="Give: Whom do you turn to")).to_be_focused()
    expect(page.get_by_text("for Bo", exact=True)).to_be_visible()

    page.get_by_label("Your own question for Chidi Okafor").focus()
    page.keyboard.type("What keeps you here?")
    page.keyboard.press("Enter")
    expect(card(page, "Chidi Okafor").get_by_text("What keeps you here?")).to_be_visible()
    settled(page)
    expect(page.get_by_label("Your own question for Chidi Okafor")).to_be_focused()
    expect(page.get_by_label("Your own question for Chidi Okafor")).to_have_value("")

    page.keyboard.press("Tab")
    tab_to(page, FOCUSED, "Di Fox")
    page.get_by_label("Your own question for Di Fox").focus()
    page.keyboard.type("What does it pay?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This is about pay, and they have not raised it yet.")).to_be_visible()
    expect(page.get_by_text("Everybody has a question")).to_be_visible()
    settled(page)

    card(page, "Di Fox").get_by_role("link", name="Change: What does it pay?").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your question", exact=False).first).to_be_focused()
    settled(page)
    page.keyboard.press("Control+A")
    page.keyboard.type("What would my first week look like?")
    page.keyboard.press("Enter")
    expect(card(page, "Di Fox").get_by_text("What would my first week look like?")).to_be_visible()
    expect(page.get_by_text("This is about pay")).to_have_count(0)
    assert page.url == address


def test_a_question_is_dragged_to_a_person_and_on_to_another(open_page, arrive):
    page = open_page(DESKTOP)
    address = open_questions(page, arrive)
    text = "What do you like most about working here?"
    # All cards in sight: a page that scrolls under the mouse before it moves starts no drag.
    page.set_viewport_size({"width": 1280, "height": 1200})

    page.get_by_label("Your own question for Ana Ruiz").fill("half typed")
    page.locator("#offer-starter-like_here [data-grip]").drag_to(card(page, "Bo Lind"))
    expect(card(page, "Bo Lind").get_by_text(text)).to_be_visible()
    expect(page.get_by_label("Your own question for Ana Ruiz")).to_have_value("half typed")

    card(page, "Bo Lind").locator("[data-grip]").drag_to(card(page, "Chidi Okafor"))
    expect(card(page, "Chidi Okafor").locator(".question-line", has_text=text)).to_be_visible()
    expect(card(page, "Bo Lind").locator(".question-line")).to_have_count(0)
    assert page.url == address


def test_on_a_phone_a_question_is_given_asked_and_answered(open_page, arrive):
    page = open_page(PHONE, has_touch=True)
    open_questions(page, arrive)

    card(page, "Bo Lind").get_by_role("link", name="From the bank").tap()
    expect(page.get_by_label("Give it to")).to_be_in_viewport()
    page.get_by_role("button", name="Give: What do you like most").tap()
    expect(page.get_by_text("Bo Lind has it.")).to_be_visible()
    page.get_by_role("link", name="Back to Bo").tap()
    expect(card(page, "Bo Lind").get_by_text("What do you like most")).to_be_in_viewport()

    card(page, "Bo Lind").get_by_role("link", name="Change:").tap()
    # The form takes the focus when it has come; what is typed before that goes where nobody meant it to.
    expect(page.get_by_label("What they answered")).to_be_visible()
    settled(page)
    page.get_by_label("What they answered").fill("The people")
    card(page, "Bo Lind").get_by_role("button", name="Save").tap()
    expect(card(page, "Bo Lind").get_by_text("Asked", exact=True)).to_be_visible()
    expect(card(page, "Bo Lind").get_by_text("The people")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_questions_are_given_without_javascript(open_page, arrive):
    page = open_page(DESKTOP, with_javascript=False)
    open_questions(page, arrive)

    card(page, "Bo Lind").get_by_role("link", name="From the bank").click()
    page.get_by_role("button", name="Give: What do you like most").click()
    expect(card(page, "Bo Lind").get_by_text("What do you like most")).to_be_visible()

    card(page, "Bo Lind").get_by_role("link", name="Change:").click()
    page.get_by_label("Give it to somebody else").select_option("Ana Ruiz")
    page.get_by_role("button", name="Move it", exact=True).click()
    expect(card(page, "Ana Ruiz").get_by_text("What do you like most")).to_be_visible()
    card(page, "Ana Ruiz").get_by_role("button", name="Remove:").click()
    expect(card(page, "Ana Ruiz").get_by_text("Nothing to ask Ana yet.")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_round_one_is_filled_in_afterwards_and_gives_a_line_to_open_with(open_page, viewport, arrive):
    page = open_page(viewport)
    arrive(page)
    log_onsite(page, datetime.now() + timedelta(days=40))
    page.goto(f"{page.url}continuity/")

    page.get_by_label("Whom did you speak with?").focus()
    page.keyboard.type("Ana Ruiz")
    tab_to(page, NAME, "topic")
    page.keyboard.type("the clinics share one set of numbers")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Last time we talked about the clinics share one set of numbers.")).to_be_visible()

    page.get_by_label("What have you thought since?").focus()
    page.keyboard.type("Start with billing")
    expect(page.get_by_text("I have thought about it since: Start with billing.").first).to_be_visible()
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_label("What have you thought since?")).to_have_value("Start with billing")
