"""Taking everything along: the archive downloaded, restored in a second account, and the first account deleted."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.unsaved import type_a_note, wait_until_forgotten
from tests.e2e.ways_in import DEMO

pytestmark = pytest.mark.browser

WINDOWS = [
    # The other two go the same way; this one costs as much again (script/test --slow).
    pytest.param(DESKTOP, True, id="desktop", marks=pytest.mark.slow),
    pytest.param(PHONE, True, id="phone"),
    pytest.param(DESKTOP, False, id="without JavaScript"),
]


def press(page, name, role="link"):
    """With the keyboard alone."""
    page.get_by_role(role, name=name).first.focus()
    page.keyboard.press("Enter")


def downloaded(page, name, tmp_path):
    with page.expect_download() as download:
        press(page, name)
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    return file


@pytest.mark.parametrize(("viewport", "with_javascript"), WINDOWS)
def test_an_account_moves_house(site, open_page, tmp_path, viewport, with_javascript, arrive, enter):
    site.call("django.core.management.call_command", command_name="demo")
    page = open_page(viewport, with_javascript=with_javascript)
    enter(page, DEMO)
    page.goto("/settings/")
    press(page, "My data")
    expect(page.get_by_role("heading", name="My data")).to_be_visible()

    table = downloaded(page, "Applications as CSV", tmp_path)
    assert "Halden Robotics" in table.read_text(encoding="utf-8-sig")
    assert downloaded(page, "Stories as XLSX", tmp_path).read_bytes().startswith(b"PK")
    archive = downloaded(page, "Download the archive", tmp_path)
    count = len(json.loads(archive.read_text())["rows"]["applications"])

    other = open_page(viewport, with_javascript=with_javascript)
    arrive(other)
    other.goto("/settings/data/")
    press(other, "Restore an archive")
    press(other, "Look into it", "button")
    other.get_by_label("Archive").set_input_files(archive)
    press(other, "Look into it", "button")
    expect(other.get_by_text("for demo@example.com")).to_be_visible()
    expect(other.get_by_text(f"Applications {count}")).to_be_visible()
    press(other, "Restore all of it", "button")
    expect(other.get_by_text("Everything is back.")).to_be_visible()
    other.goto("/applications/")
    expect(other.get_by_text("Halden Robotics").first).to_be_visible()
    other.goto("/settings/data/restore/")
    expect(other.get_by_text("only be restored into an empty one")).to_be_visible()

    press(page, "Delete my account")
    page.get_by_label("Your password").fill("not this one")
    page.keyboard.press("Enter")
    expect(page.get_by_text("That is not your password.")).to_be_visible()
    page.get_by_label("Your password").fill("called-back-twice")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your account and everything in it were deleted.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"localhost:\d+/$"))
    page.goto("/settings/")
    expect(page).to_have_url(re.compile("/accounts/login/"))
    assert [str(mail["Subject"]) for mail in site.mails()] == ["Your account was deleted"]
    assert site.rows("SELECT email FROM accounts_user") == [{"email": "cara@example.com"}]
    other.goto("/applications/")
    expect(other.get_by_text("Halden Robotics").first).to_be_visible()


def test_what_this_browser_kept_goes_with_the_account(site, open_page, enter):
    page = open_page()
    type_a_note(site, page, enter)
    page.goto("/settings/delete/")
    page.get_by_label("Your password").fill("correct horse battery")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("Your account and everything in it were deleted.")).to_be_visible()

    wait_until_forgotten(page)


def test_a_file_that_is_too_large_is_answered_with_a_sentence(open_page, tmp_path, arrive):
    page = open_page()
    arrive(page)
    large = tmp_path / "large.json"
    large.write_bytes(b" " * 25_000_000)
    page.goto("/settings/data/restore/")
    page.get_by_label("Archive").set_input_files(large)
    page.get_by_role("button", name="Look into it").click()

    expect(page.get_by_text("larger than 20 MB")).to_be_visible()
