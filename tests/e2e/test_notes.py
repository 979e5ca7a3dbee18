"""Sending four thank-yous on a phone: typed, reloaded in the middle, opened, and one tap for all when coming back."""

import re
import sys
import time
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.unsaved import is_kept, type_a_note, wait_until_forgotten
from tests.e2e.ways_in import NEWCOMER

pytestmark = pytest.mark.browser

PEOPLE = {
    "Ana": "the move to one warehouse",
    "Bo": "the night shift's own dispatcher",
    "Chidi": "reading labels twice",
    "Di": "the frozen crane",
}
# As browsers do, which fill a form that is loaded again with what stood in it.
PUT_BACK = """addEventListener("DOMContentLoaded", () => {
    const [key] = Object.keys(localStorage).filter(key => key.startsWith("callback:note:"));
    if (key) document.querySelector("[data-note] [name=body]").value = JSON.parse(localStorage.getItem(key)).body;
})"""

FIFTEEN_DAYS_LATER = "Date.now = ((now) => () => now() + 15 * 24 * 3600 * 1000)(Date.now);"


def log_an_onsite(page):
    started = datetime.now() - timedelta(hours=5)
    page.get_by_label("Company").fill("Meridian Freight")
    page.get_by_label("Day").fill(f"{started:%Y-%m-%d}")
    page.get_by_label("Starts").fill(f"{started:%H:%M}")
    page.get_by_label("Whom do you meet?").fill("Ana Ruiz, Bo Lind, Chidi Okafor, Di Fox")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="How did it go?")).to_be_visible()
    for position, topic in enumerate(PEOPLE.values()):
        page.get_by_role("textbox", name="One thing you talked about").nth(position).fill(topic)
    page.get_by_role("button", name="On to the thank-yous").click()
    expect(page.get_by_role("heading", name="Thank-yous", exact=True)).to_be_visible()


@pytest.fixture
def unsaved(site, open_page, enter):
    page = open_page()
    type_a_note(site, page, enter)
    return page


class Thumb:
    """Counts the taps."""

    def __init__(self):
        self.taps, self.began = 0, time.monotonic()

    def tap(self, target):
        target.click()
        self.taps += 1


def card_of(page, name):
    return page.locator("section[data-note]", has=page.get_by_role("heading", name=re.compile(f"^{name} ")))


def never_leave_for_a_mail_program(page):
    page.add_init_script(
        "document.addEventListener('click', (e) => { if (e.target.closest('[href^=mailto]')) e.preventDefault(); })"
    )


def test_four_notes_are_sent_with_a_thumb(open_page, arrive):
    page = open_page(PHONE, has_touch=True)
    never_leave_for_a_mail_program(page)
    arrive(page)
    log_an_onsite(page)
    thumb = Thumb()

    for position, (name, topic) in enumerate(PEOPLE.items()):
        card = card_of(page, name)
        if position:
            thumb.tap(card.locator("summary").first)
        expect(card.get_by_label("Your note")).to_have_value(re.compile(re.escape(topic)))
        thumb.tap(card.get_by_role("link", name="Open in my mail program"))
        expect(card.get_by_text("Did you send it?")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", name="Did you send them?")).to_be_visible()
    thumb.tap(page.get_by_role("button", name="Yes, all of them"))
    expect(page.get_by_text("Thanked, all of them: Ana Ruiz, Bo Lind, Chidi Okafor, Di Fox.")).to_be_visible()
    seconds = time.monotonic() - thumb.began
    sys.stdout.write(f"\nfour notes sent: {thumb.taps} taps, {seconds:.1f} s of the pages' own time\n")

    assert thumb.taps <= 8
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Open again.")).to_be_visible()


def test_a_reload_in_the_middle_of_a_word_loses_nothing(open_page, arrive):
    page = open_page(PHONE)
    arrive(page)
    log_an_onsite(page)
    page.get_by_role("link", name="Ana", exact=True).first.click()
    note = page.get_by_label("Your note")

    note.fill("Dear Ana,\n\nThe warehouse on one floor will")
    page.reload()
    expect(note).to_have_value("Dear Ana,\n\nThe warehouse on one floor will")
    expect(page.get_by_text("Saved at")).to_be_visible()

    note.press_sequentially(" change how the forklifts queue.", delay=20)
    expect(page.get_by_text("Saved at")).to_be_visible()
    page.context.set_offline(True)
    note.press_sequentially(" Thank you.", delay=10)
    expect(page.get_by_text("That did not reach us.")).to_be_visible()
    page.context.set_offline(False)
    page.reload()
    expect(note).to_have_value(re.compile(r"queue\. Thank you\.$"))
    expect(page.get_by_text("Saved at")).to_be_visible()
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(note).to_have_value(re.compile(r"queue\. Thank you\.$"))


def test_what_a_browser_that_reloads_puts_back_itself_is_saved_too(open_page, arrive):
    page = open_page(PHONE)
    arrive(page)
    log_an_onsite(page)
    page.get_by_role("link", name="Ana", exact=True).first.click()
    note = page.get_by_label("Your note")
    page.context.set_offline(True)
    note.fill("Dear Ana, the forklifts queue.")
    expect(page.get_by_text("That did not reach us.")).to_be_visible()

    page.context.set_offline(False)
    page.add_init_script(PUT_BACK)
    page.reload()
    expect(page.get_by_text("Saved at")).to_be_visible()
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(note).to_have_value("Dear Ana, the forklifts queue.")


def test_a_note_that_only_the_browser_has_goes_with_a_sign_out(unsaved):
    unsaved.get_by_label("Your account").click()
    unsaved.get_by_role("button", name="Sign out").click()
    expect(unsaved.get_by_role("link", name="Sign up").first).to_be_visible()

    wait_until_forgotten(unsaved)


def test_it_outlives_a_session_but_is_not_there_for_somebody_else(site, unsaved, enter):
    unsaved.context.clear_cookies()
    unsaved.reload()
    expect(unsaved.get_by_role("heading", name="Welcome back")).to_be_visible()
    unsaved.evaluate("new Promise(requestIdleCallback)")
    assert is_kept(unsaved)

    site.call("tests.e2e.ways_in.make_newcomer")
    enter(unsaved, NEWCOMER)
    unsaved.goto("/settings/")
    wait_until_forgotten(unsaved)


def test_after_a_fortnight_it_is_forgotten_on_any_page(unsaved):
    unsaved.add_init_script(FIFTEEN_DAYS_LATER)
    unsaved.goto("/settings/")

    wait_until_forgotten(unsaved)


def test_two_tabs_are_told_and_lose_nothing(open_page, arrive):
    page = open_page(PHONE)
    arrive(page)
    log_an_onsite(page)
    page.get_by_role("link", name="Ana", exact=True).first.click()
    other = page.context.new_page()
    other.goto(page.url)

    page.get_by_label("Your note").fill("Dear Ana, from the first tab")
    expect(page.get_by_text("Saved at")).to_be_visible()
    other.get_by_label("Your note").fill("Dear Ana, from the second tab")

    expect(other.get_by_text("You changed this note in another window.").first).to_be_visible()
    expect(other.locator("pre", has_text="from the first tab")).to_be_visible()
    expect(other.get_by_label("Your note")).to_have_value("Dear Ana, from the second tab")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_advice_comes_while_typing_and_locks_nothing(open_page, viewport, arrive):
    page = open_page(viewport)
    arrive(page)
    log_an_onsite(page)
    page.get_by_role("link", name="Ana", exact=True).first.click()

    page.get_by_label("Your note").fill("Dear Bo,\n\nThis is my dream job!! What about the salary?")

    expect(page.get_by_text("This note goes to Ana Ruiz.")).to_be_visible()
    expect(page.get_by_text("This may sound overdone.")).to_be_visible()
    expect(page.get_by_text("Pay has its time")).to_be_visible()
    page.get_by_role("button", name="I sent it").click()
    expect(page.get_by_text("Thanked. One less to think of.")).to_be_visible()


def test_another_tone_without_losing_ones_own_words(open_page, arrive):
    page = open_page(PHONE)
    arrive(page)
    log_an_onsite(page)
    page.get_by_role("link", name="Ana", exact=True).first.click()
    note = page.get_by_label("Your note")
    first = note.input_value()

    page.locator("[name=style]").select_option("Plain, a little longer")
    page.get_by_role("button", name="Draft it so").click()
    expect(note).not_to_have_value(first)
    expect(note).to_have_value(re.compile("the move to one warehouse"))

    note.fill("My own words")
    page.locator("[name=style]").select_option("Warm, short")
    page.get_by_role("button", name="Draft it so").click()
    expect(page.get_by_text("so nothing was replaced")).to_be_visible()
    expect(note).to_have_value("My own words")
    page.get_by_role("button", name="Replace mine").click()
    expect(note).to_have_value(first)
    page.get_by_role("button", name="Put it back").click()
    expect(note).to_have_value("My own words")
