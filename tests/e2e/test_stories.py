"""Writing a story with the keyboard alone, seeing what is not covered, and rehearsing; once more on a phone."""

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.barriers import EXCESS
from tests.servers import wait_until

pytestmark = pytest.mark.browser

ACTION = "I called both teams, wrote down what each of them needed, built it in a day and showed it to them. " * 2


MAKE_THE_STORY_LONG = "document.querySelector('.rehearsal-shown').style.minHeight = '60rem'"
QUESTION_IN_SIGHT = """
    document.querySelector(".rehearsal-question").getBoundingClientRect().top
    >= document.querySelector(".bar").getBoundingClientRect().bottom
"""


def tab_to(page, name):
    """Where the keyboard gets by the Tab key alone."""
    for _again in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"no way to {name}")


def keep_story(page, title, **parts):
    page.goto("/stories/new/")
    page.get_by_label("Title").fill(title)
    for part, text in parts.items():
        page.get_by_label(part.capitalize(), exact=True).fill(text)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def test_a_story_is_written_checked_and_rehearsed_with_the_keyboard_alone(open_page, arrive):
    page = open_page(DESKTOP)
    arrive(page)

    page.goto("/stories/new/?theme=failure")
    for name, text in [("title", "The outage"), ("situation", "The shop was down."), ("action", ACTION)]:
        tab_to(page, name)
        page.keyboard.type(text)
    expect(page.get_by_text("Still empty: task, result.")).to_be_visible()
    expect(page.get_by_text("42 words, about 20 s aloud", exact=True)).to_be_visible()
    expect(page.locator("[name=action]")).to_be_focused()
    tab_to(page, "result")
    page.keyboard.type("Back after 40 minutes.")
    expect(page.get_by_text("Still empty: task.")).to_be_visible()
    tab_to(page, "another_theme")
    page.keyboard.type("Customers")
    tab_to(page, "skills")
    page.keyboard.type("SQL, dbt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The outage")).to_be_visible()
    for shown in ("A failure, and what I learnt", "Customers", "SQL", "dbt"):
        expect(page.locator(".chip", has_text=shown)).to_be_visible()

    page.goto("/stories/coverage/")
    page.get_by_role("link", name="Write one: No story shows “Leadership and collaboration”.").press("Enter")
    expect(page.get_by_label("Leadership and collaboration")).to_be_checked()


def test_a_rehearsal_is_led_by_keys_that_stay_silent_while_one_types(open_page, arrive):
    page = open_page(DESKTOP)
    arrive(page)
    keep_story(page, "The outage", situation="The shop was down.")

    page.goto("/stories/rehearsal/?kind=behavioural")
    question = page.locator(".rehearsal-question")
    first = question.inner_text()
    page.keyboard.press("n")
    expect(question).not_to_have_text(first)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Question 3 of")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("Question 2 of")).to_be_visible()
    page.keyboard.press("p")
    expect(question).to_have_text(first)

    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.locator("#timer-clock")).to_have_text("0:01")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()

    page.emulate_media(reduced_motion="reduce")
    page.evaluate(MAKE_THE_STORY_LONG)
    page.keyboard.press("s")
    wait_until(lambda: page.evaluate("scrollY") > 0, 20, "the page has moved")
    assert page.evaluate(QUESTION_IN_SIGHT)
    find = page.get_by_label("Look for another of your stories")
    expect(find).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    find.focus()
    page.keyboard.type("ns p?outage")
    expect(find).to_have_value("ns p?outage")
    expect(question).to_have_text(first)
    find.fill("outage")
    page.keyboard.press("Enter")
    page.locator("#story-fold").get_by_role("link", name="The outage").press("Enter")
    expect(page.locator("#story-fold").get_by_text("The shop was down.")).to_be_visible()

    page.keyboard.press("?")
    expect(page.get_by_text("start or pause the time")).to_be_visible()
    page.get_by_label("Use these keys on this device").uncheck()
    page.locator("h1").click()
    page.keyboard.press("n")
    page.reload()
    expect(question).to_have_text(first)


def test_the_time_is_called_out_at_the_minutes_only(open_page, arrive):
    page = open_page(DESKTOP)
    page.clock.install()
    arrive(page)
    page.goto("/stories/rehearsal/")
    said, clock = page.locator("#timer-said"), page.locator("#timer-clock")

    page.get_by_role("button", name="Start").click()
    page.clock.run_for(59_000)
    expect(clock).to_have_text("0:59")
    expect(said).to_have_text("")
    page.clock.run_for(1_500)
    expect(said).to_have_text("One minute.")
    page.clock.run_for(60_000)
    expect(said).to_have_text("Two minutes: come to the result.")
    page.get_by_role("button", name="Back to 0:00").click()
    expect(clock).to_have_text("0:00")
    expect(page.get_by_role("button", name="Start")).to_be_visible()


def test_on_a_phone_stories_are_found_while_one_types_and_no_page_is_too_wide(open_page, arrive):
    page = open_page(PHONE)
    arrive(page)
    keep_story(page, "The outage", situation="The shop was down.")
    keep_story(page, "The launch", action=ACTION)

    page.goto("/stories/")
    page.get_by_role("searchbox", name="Search").press_sequentially("shop")
    expect(page.get_by_role("link", name="The launch")).to_have_count(0)
    expect(page.get_by_role("link", name="The outage")).to_be_visible()
    expect(page.get_by_text("1 story fits.")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.reload()
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("shop")
    page.get_by_role("searchbox", name="Search").fill("zebra")
    page.get_by_role("link", name="Show all stories again").click()
    expect(page.get_by_role("link", name="The launch")).to_be_visible()

    for path in ("/stories/", "/stories/new/", "/stories/coverage/", "/stories/rehearsal/"):
        page.goto(path)
        assert page.evaluate(EXCESS) <= 0, path
    page.get_by_text("Which story would you tell?").click()
    expect(page.get_by_role("link", name="Write a story for this")).to_be_visible()


def test_without_javascript_stories_are_found_and_rehearsed(open_page, arrive):
    page = open_page(DESKTOP, with_javascript=False)
    arrive(page)
    keep_story(page, "The outage", situation="The shop was down.")
    keep_story(page, "The launch", action=ACTION)

    page.goto("/stories/")
    page.get_by_role("searchbox", name="Search").fill("launch")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="The outage")).to_have_count(0)
    page.get_by_role("link", name="Rehearse").click()
    expect(page.get_by_role("button", name="Start")).to_be_hidden()
    page.get_by_role("link", name="Next question").click()
    expect(page.get_by_text("Question 2 of")).to_be_visible()
