"""A spreadsheet of one's own, brought with the real worker: corrected on the page, entered, taken out again."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.chromium import PHONE
from tests.e2e.barriers import EXCESS
from tests.e2e.test_own_files import WINDOWS, downloaded, press

pytestmark = pytest.mark.browser

TABLE = """My search,,,
Where,What,How it stands,Since
Meridian Freight,Data Analyst,Second chat,3/4/2026
Halden Robotics,Product Analyst,Sent,5/4/2026
,Nobody,Sent,5/4/2026
"""


def bring(page, tmp_path, text=TABLE):
    file = tmp_path / "my jobs.csv"
    file.write_text(text)
    page.goto("/applications/")
    press(page, "bring a spreadsheet")
    page.get_by_label("File", exact=False).first.set_input_files(file)
    press(page, "Look into it", "button")
    wait_for(page, "Is this right?")


def wait_for(page, heading):
    """The page goes on by itself, or without scripts by a link."""
    there, link = page.get_by_role("heading", name=heading), page.get_by_role("link", name="Look how far it is")
    for _ in range(100):
        expect(there.or_(link).first).to_be_visible()
        if there.is_visible():
            return
        link.click()
    expect(there).to_be_visible()


def choose(page, label, option):
    """Keyboard or finger alike: a select is the browser's own."""
    page.get_by_label(label, exact=True).select_option(label=option)


@pytest.mark.parametrize(("viewport", "with_javascript"), WINDOWS)
def test_a_spreadsheet_of_ones_own_is_corrected_and_comes_in(
    site, open_page, tmp_path, viewport, with_javascript, arrive
):
    site.worker()
    page = open_page(viewport, with_javascript=with_javascript)
    arrive(page)
    bring(page, tmp_path)

    expect(page.get_by_text("Which column is the company?")).to_be_visible()
    choose(page, "Where", "Company")
    choose(page, "What", "Role")
    choose(page, "How it stands", "Stage")
    choose(page, "Since", "Applied on")
    press(page, "Look again", "button")
    wait_for(page, "Is this right?")
    expect(page.get_by_text("We don’t know the stage “Second chat”")).to_be_visible()
    choose(page, "Second chat", "Interviewing")
    press(page, "Look again", "button")
    wait_for(page, "Is this right?")
    expect(page.get_by_text("2 applications would come in. 1 line would stay outside.")).to_be_visible()
    expect(page.get_by_text("3/4/2026 is taken for 3 April 2026")).to_be_visible()
    if with_javascript:
        assert page.evaluate(EXCESS) <= 0
        assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    left_out = downloaded(page, "Download these lines", tmp_path).read_text(encoding="utf-8-sig")
    assert left_out.splitlines()[1].endswith("No company stands in this line.")

    press(page, "Bring in 2 applications", "button")
    wait_for(page, "2 applications are in")
    press(page, "To my applications")
    expect(page.get_by_text("Meridian Freight").first).to_be_visible()
    page.get_by_text("Meridian Freight").first.click()
    expect(page.get_by_text("You applied on 3 April 2026.")).to_be_visible()

    page.goto("/import/files/")
    press(page, "my jobs.csv")
    press(page, "Take them out again", "button")
    expect(page.get_by_role("heading", name="They are out again")).to_be_visible()
    page.goto("/applications/")
    expect(page.get_by_text("No job here yet")).to_be_visible()


def test_whoever_waits_sees_how_far_it_is_and_the_page_goes_on_by_itself(site, open_page, tmp_path, arrive):
    page = open_page(PHONE)
    arrive(page)
    large = tmp_path / "large.csv"
    large.write_bytes(b"Company\n" * 1_000_000)
    page.goto("/import/files/")
    page.get_by_label("File", exact=False).first.set_input_files(large)
    page.get_by_role("button", name="Look into it").click()
    expect(page.get_by_text("That file is larger than 5 MB.")).to_be_visible()

    file = tmp_path / "jobs.csv"
    file.write_text("Company\nMeridian Freight\n")
    page.get_by_label("File", exact=False).first.set_input_files(file)
    page.get_by_role("button", name="Look into it").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []

    site.worker()
    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    expect(page.locator("#file-status")).to_have_text("Ready to be looked at")
