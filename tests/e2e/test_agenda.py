"""Typing a whole onsite with the keyboard alone, and working on its agenda in place."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.settled import settled
from tests.servers import wait_until

pytestmark = pytest.mark.browser

# What a person without practice types in a minute.
KEYS_A_MINUTE = 200


class Typist:
    """Presses keys, nothing else, and counts them."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def type(self, text):
        self.page.keyboard.type(text)
        self.count += len(text)

    def press(self, key, times=1):
        for _ in range(times):
            self.page.keyboard.press(key)
        self.count += times

    def tab_to(self, name):
        while self.page.evaluate("document.activeElement.name") != name:
            self.press("Tab")
            assert self.count < KEYS_A_MINUTE, f"no way to {name}"


def log_onsite(page, day):
    page.goto("/rounds/new/")
    typist = Typist(page)
    page.locator("[name=company]").focus()
    typist.type("Acme")
    typist.tab_to("day")
    # Whichever comes first in this browser, the day or the month: a date where they are the same.
    typist.type(f"{day:%m%m%Y}")
    typist.tab_to("rows-0-starts")
    typist.type("10")
    for row, name in enumerate(["Ana Ruiz", "Bo Lind", "Chidi Okafor", "Di Fox"]):
        typist.tab_to(f"rows-{row}-names")
        typist.type(name)
    typist.press("Enter")
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    return typist


def test_a_four_person_onsite_takes_under_a_minute_with_the_keyboard_alone(open_page, arrive):
    page = open_page(DESKTOP)
    arrive(page)

    typist = log_onsite(page, datetime.now() + timedelta(days=40))

    assert typist.count < KEYS_A_MINUTE
    for times in ("10:00–10:45", "10:45–11:30", "11:30–12:15", "12:15–13:00"):
        expect(page.locator(".agenda-start", has_text=times)).to_be_visible()


IN_THE_MIDDLE = "element => element.scrollIntoView({block: 'center', behavior: 'instant'})"


def names_on(page):
    return page.locator(".agenda-row .row-title")


def centre(box):
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def slide(page, x, y, to):
    """A finger that is put down, moved and lifted."""
    devtools = page.context.new_cdp_session(page)

    def touch(kind, *points):
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for y in points]})

    touch("touchStart", y)
    for step in range(1, 6):
        touch("touchMove", y + (to - y) * step / 5)
    touch("touchEnd")


def come_to_rest(page):
    """What a finger has pushed goes on for a while, and places move meanwhile."""

    def is_still():
        before = page.evaluate("scrollY")
        page.wait_for_timeout(150)
        return page.evaluate("scrollY") == before

    wait_until(is_still, 20, "the page at rest")


def test_a_conversation_is_put_elsewhere_by_mouse_keys_and_undo(open_page, arrive):
    page = open_page(DESKTOP)
    arrive(page)
    log_onsite(page, datetime.now() + timedelta(days=40))
    grip = page.locator("[data-grip]")

    grip.first.drag_to(page.locator(".agenda-row").nth(2), target_position={"x": 20, "y": 60})
    expect(page.get_by_text("The agenda has a new order.")).to_be_visible()
    expect(names_on(page)).to_have_text(["Bo Lind", "Chidi Okafor", "Ana Ruiz", "Di Fox"])

    grip.nth(2).press("ArrowUp")
    expect(names_on(page)).to_have_text(["Bo Lind", "Ana Ruiz", "Chidi Okafor", "Di Fox"])
    expect(grip.nth(1)).to_be_focused()

    page.get_by_role("button", name="Undo").click()
    expect(names_on(page)).to_have_text(["Bo Lind", "Chidi Okafor", "Ana Ruiz", "Di Fox"])


def test_a_finger_on_the_grip_moves_the_row_and_beside_it_the_page(open_page, arrive):
    page = open_page(PHONE, has_touch=True)
    arrive(page)
    log_onsite(page, datetime.now() + timedelta(days=40))
    rows, grip = page.locator(".agenda-row"), page.locator("[data-grip]").first

    grip.evaluate(IN_THE_MIDDLE)
    before = page.evaluate("scrollY")
    x, y = centre(rows.first.bounding_box())
    slide(page, x, y, y - 120)
    expect(names_on(page).first).to_have_text("Ana Ruiz")
    wait_until(lambda: page.evaluate("scrollY") > before, 20, "the page has moved")

    come_to_rest(page)
    grip.evaluate(IN_THE_MIDDLE)
    come_to_rest(page)
    below = rows.nth(1).bounding_box()
    slide(page, *centre(grip.bounding_box()), below["y"] + below["height"] - 4)
    expect(names_on(page)).to_have_text(["Bo Lind", "Ana Ruiz", "Chidi Okafor", "Di Fox"])


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_agenda_is_worked_on_in_its_place(open_page, viewport, arrive):
    page = open_page(viewport)
    arrive(page)
    log_onsite(page, datetime.now() - timedelta(days=40))
    address = page.url

    first = page.locator(".agenda-row").first
    first.get_by_role("link", name="Change this conversation").click()
    expect(page.locator(".interview-form").get_by_label("Starts")).to_be_focused()
    settled(page)
    page.keyboard.press("Tab")
    expect(page.locator(".interview-form").get_by_label("Minutes or end")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("9:00")
    page.locator(".interview-form").get_by_role("button", name="Save").click()
    expect(page.get_by_text("That is before the start.")).to_be_visible()
    expect(page.get_by_label("Minutes or end")).to_be_focused()
    page.get_by_label("Minutes or end").fill("30")
    page.locator(".interview-form").get_by_role("button", name="Save").click()
    expect(page.get_by_text("15 minutes between")).to_be_visible()

    first.get_by_role("button", name="Did not meet").click()
    expect(first.get_by_text("Not met")).to_be_visible()

    page.locator(".agenda-row").nth(1).get_by_role("link", name="Somebody else came").click()
    page.get_by_label("Who came instead of Bo Lind?").fill("Zoe Zett (CTO)")
    page.locator(".replacement-form").get_by_role("button", name="Save").click()
    expect(page.locator(".agenda-row").nth(1).get_by_role("link", name="Zoe Zett")).to_be_visible()

    page.locator(".agenda-row").nth(3).locator("summary").click()
    page.locator(".agenda-row").nth(3).get_by_role("button", name="Move earlier").click()
    expect(page.locator(".agenda-row").nth(2).get_by_role("link", name="Di Fox")).to_be_visible()
    expect(page.locator(".agenda-row").nth(2).locator("summary")).to_be_focused()

    page.locator(".agenda-row").nth(3).locator("summary").click()
    page.locator(".agenda-row").nth(3).get_by_role("button", name="Delete").click()
    expect(page.locator(".agenda-row")).to_have_count(3)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".agenda-row")).to_have_count(4)

    assert page.url == address


def test_more_rows_come_and_keep_what_was_typed_without_javascript(open_page, arrive):
    page = open_page(DESKTOP, with_javascript=False)
    arrive(page)

    page.goto("/rounds/new/")
    page.get_by_label("Company").fill("Acme")
    page.get_by_label("Day").fill("2026-10-25")
    page.get_by_label("Time zone of these times").select_option("Europe/Berlin")
    page.locator("[name=rows-0-starts]").fill("2:30")
    page.locator("[name=rows-0-names]").fill("Ana Ruiz")
    page.get_by_role("button", name="Another row").click()
    page.locator("[name=rows-4-names]").fill("Bo Lind")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("02:30 comes twice on that day.")).to_be_visible()
    page.get_by_label("the second 02:30 (UTC+1)").check()
    page.get_by_role("button", name="Save").click()

    expect(page.locator(".agenda-row")).to_have_count(2)
    expect(page.locator(".agenda-start").nth(1)).to_have_text("03:15–04:00")
