"""A recruiter’s mail becomes a round with the keyboard alone; a call-off is taken over on a phone without scripts."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE

pytestmark = pytest.mark.browser

CALENDAR = (
    "BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:one@acme.example\r\nSEQUENCE:{sequence}\r\n"
    "DTSTART:{day:%Y%m%d}T130000Z\r\nDTEND:{day:%Y%m%d}T140000Z\r\nSUMMARY:Interview at Acme\r\n"
    "ATTENDEE;CN=Ana Ruiz:mailto:ana@acme.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def tab_to(page, name):
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"no way to {name}")


def test_a_pasted_mail_becomes_a_round_with_the_keyboard_alone(open_page, arrive):
    page = open_page(DESKTOP)
    arrive(page)
    day = datetime.now() + timedelta(days=40)

    page.goto("/rounds/new/")
    page.get_by_role("link", name="We read it for you").press("Enter")
    tab_to(page, "text")
    page.keyboard.insert_text(f"{day:%Y-%m-%d}, 14:00 Ana Ruiz, Head of Data, 14:45 Bo Lind")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    tab_to(page, "company")
    page.keyboard.type("Acme")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    for times in ("14:00–14:45", "14:45–15:30"):
        expect(page.locator(".agenda-start", has_text=times)).to_be_visible()


def test_an_invite_and_its_call_off_on_a_phone_without_scripts(open_page, arrive):
    page = open_page(PHONE, with_javascript=False)
    arrive(page)
    day = datetime.now() + timedelta(days=40)

    def read(method, sequence):
        page.goto("/import/")
        content = CALENDAR.format(method=method, sequence=sequence, day=day).encode()
        file = {"name": "invite.ics", "mimeType": "text/calendar", "buffer": content}
        page.get_by_label("Files from the mail").set_input_files(file)
        page.get_by_role("button", name="Read it").click()

    read("REQUEST", 0)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".agenda-row")).to_have_count(1)

    read("CANCEL", 1)
    expect(page.get_by_text("Called off")).to_be_visible()
    expect(page.get_by_text("So far:")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".agenda-off")).to_have_count(1)
