"""The first two minutes where a mail server is configured: sign up, the code, one form, a test reminder."""

import re
import time
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.test_the_whole_story import ask_for_an_account
from tests.process.conftest import sink  # noqa: F401

pytestmark = pytest.mark.browser


@pytest.fixture
def site(embedded, sink):  # noqa: F811
    embedded.environment["EMAIL_URL"] = sink.url
    embedded.web()
    return embedded


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_from_nothing_to_a_test_reminder_in_under_two_minutes(site, sink, open_page, viewport):  # noqa: F811
    page, began = open_page(viewport), time.monotonic()
    day = datetime.now() + timedelta(days=3)

    ask_for_an_account(page)
    expect(page.get_by_role("heading", name="Type the code")).to_be_visible()
    code = re.search(r"^[A-Z]{4}-[A-Z]{4}\b", sink.wait_for(1)[-1].text, re.MULTILINE).group()
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Company").fill("Lumen Health")
    page.get_by_label("Day").fill(f"{day:%Y-%m-%d}")
    page.get_by_label("Starts").fill("10:00")
    page.get_by_label("Whom do you meet?").fill("Ana Ruiz, Bo Lind")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("heading", name="Second interview (round 2)")).to_be_visible()
    expect(page.get_by_text("No mails until you confirm")).to_have_count(0)
    expect(page.get_by_role("heading", name="What we will write")).to_be_visible()
    page.get_by_role("button", name="Send me a test reminder").click()

    assert "It works" in sink.wait_for(2)[-1].subject
    assert time.monotonic() - began < 120
