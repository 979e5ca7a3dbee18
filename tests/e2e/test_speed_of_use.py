"""An example in and out, several jobs at once, dragging, and a line changed where it stands: mouse and keyboard."""

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.barriers import violations

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"


@pytest.fixture
def with_example(open_page, arrive):
    """A page of an account that looks at the example, brought in by the keyboard."""

    def with_example(viewport=DESKTOP, **options):
        page = open_page(viewport, **options)
        arrive(page)
        page.get_by_role("button", name="look around with an example").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Thank Tom Lindqvist")).to_be_visible()
        return page

    return with_example


def tick(page, name):
    return page.get_by_role("checkbox", name=f"Choose {name}")


def job(page, name):
    return page.locator(".stage-card", has_text=name)


def stage(page, name):
    return page.locator(".stage", has=page.get_by_role("heading", name=name, exact=True))


def test_the_example_comes_with_one_press_and_goes_with_one(with_example):
    page = with_example()
    page.get_by_role("button", name="Remove the example").press("Enter")
    expect(page.get_by_text("The example is gone.")).to_have_count(1)
    expect(page.get_by_role("heading", name="Which interview is next?")).to_be_visible()

    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("heading", name="Thank Tom Lindqvist")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_several_jobs_are_moved_with_the_keyboard_alone_and_back(with_example, viewport):
    page = with_example(viewport)
    page.goto("/applications/")
    bar = page.get_by_role("button", name="Move", exact=True)
    expect(bar).to_be_hidden()

    tick(page, "Foxglove").press("Space")
    tick(page, "Marlow").press("Space")
    expect(page.get_by_role("status").filter(has_text="Chosen: 2")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Move them to").focus()
    page.keyboard.type("Withdrawn")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(stage(page, "Withdrawn").locator(".stage-card")).to_have_count(2)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(stage(page, "Offer")).to_contain_text("Foxglove")
    expect(stage(page, "Applied")).to_contain_text("Marlow")


def test_a_stretch_is_ticked_by_shift_and_let_go_by_escape(with_example):
    page = with_example()
    page.goto("/stories/")
    ticks = page.locator("[data-tick]")
    ticks.nth(0).click()
    ticks.nth(3).click(modifiers=["Shift"])
    expect(page.locator("[data-tick]:checked")).to_have_count(4)

    page.get_by_role("button", name="All of this page").click()
    expect(page.locator("[data-tick]:checked")).to_have_count(5)
    page.keyboard.press("Escape")
    expect(page.locator("[data-tick]:checked")).to_have_count(0)
    assert page.evaluate(FOCUSED).startswith("Choose")


def test_a_card_is_dragged_to_another_stage_also_to_one_without_a_column(with_example):
    page = with_example()
    page.goto("/applications/")

    job(page, "Marlow").drag_to(stage(page, "Offer").locator(".stage-head"), source_position={"x": 30, "y": 15})
    expect(page.locator(".message-text")).to_contain_text("Now at “Offer”: Marlow Energy")
    expect(stage(page, "Offer")).to_contain_text("Marlow")

    box = job(page, "Marlow").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 40, steps=4)
    place = page.locator(".drop", has_text="Accepted")
    expect(place).to_be_visible()
    place.hover()
    page.mouse.up()
    expect(stage(page, "Accepted")).to_contain_text("Marlow")


def test_a_card_is_sent_to_another_stage_by_two_keys_and_has_the_keyboard_again(with_example):
    page = with_example()
    page.goto("/applications/")
    card = job(page, "Marlow")

    card.get_by_role("link", name="Marlow Energy").first.focus()
    page.keyboard.press("s")
    expect(page.get_by_role("heading", name="Move Marlow Energy")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("3")

    expect(stage(page, "Offer")).to_contain_text("Marlow")
    expect(card.locator(".card-link")).to_be_focused()
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.className") == "card-link"


def test_without_javascript_a_card_has_a_page_for_its_stage(with_example, open_page, enter):
    with_example()
    page = open_page(with_javascript=False)
    enter(page, "cara@example.com")
    page.goto("/applications/")

    job(page, "Marlow").get_by_role("link", name="Move Marlow Energy").click()
    page.get_by_label("stage").select_option("offer")
    page.get_by_role("button", name="Save").click()

    expect(stage(page, "Offer")).to_contain_text("Marlow")
    page.get_by_role("button", name="Undo").click()
    expect(stage(page, "Applied")).to_contain_text("Marlow")


def test_without_javascript_several_are_deleted_and_brought_back(with_example, open_page, enter):
    with_example()
    page = open_page(with_javascript=False)
    enter(page, "cara@example.com")
    page.goto("/applications/")
    tick(page, "Foxglove").check()
    tick(page, "Tern").check()
    page.get_by_role("button", name="Delete").click()

    expect(page.locator(".stage-card")).to_have_count(4)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".stage-card")).to_have_count(6)


def test_a_line_is_changed_where_it_stands_with_the_keyboard_alone(with_example):
    page = with_example()
    page.goto("/applications/?stage=offer")
    job(page, "Foxglove").locator(".card-link").press("Enter")
    change = page.get_by_role("link", name="Change the company and the role")

    change.press("Enter")
    expect(page.get_by_role("textbox", name="Company")).to_be_focused()
    assert violations(page) == []
    page.keyboard.type("never kept")
    page.keyboard.press("Escape")
    expect(change).to_be_focused()
    expect(page.get_by_role("heading", name="Foxglove Studio")).to_be_visible()

    change.press("F2")
    expect(page.get_by_role("textbox", name="Company")).to_be_focused()
    page.get_by_role("textbox", name="Company").fill("Foxglove & Sons")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Foxglove & Sons")).to_be_visible()
    expect(change).to_be_focused()


def test_somebody_of_an_agenda_is_changed_there(with_example):
    page = with_example()
    page.get_by_role("link", name="Brightwell Health", exact=True).click()
    page.locator(".agenda").get_by_role("link", name="Henk Adjei").press("Enter")
    title = page.get_by_label("Title")
    expect(page.get_by_label("Name")).to_be_focused()
    title.fill("Principal analyst")
    title.press("Enter")

    expect(page.locator(".agenda-person", has_text="Henk Adjei")).to_contain_text("Principal analyst")
    expect(page.locator(".agenda").get_by_role("link", name="Henk Adjei")).to_be_focused()
