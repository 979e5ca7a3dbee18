"""From sign-up to “all thanked”, as a candidate does it, with the real worker mailing in between."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.servers import wait_until

pytestmark = pytest.mark.browser

WINDOWS = [
    pytest.param(DESKTOP, True, id="desktop"),
    pytest.param(PHONE, True, id="phone"),
    pytest.param(DESKTOP, False, id="without JavaScript"),
]
AFTERNOON = (
    "Pacific/Honolulu",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Europe/Berlin",
    "Asia/Karachi",
    "Asia/Tokyo",
)


def zone_in_the_afternoon():
    """A place where it is between 14:00 and 20:00 now: no quiet hours, and five hours ago was today."""
    hours = {name: datetime.now(UTC).astimezone(ZoneInfo(name)).hour for name in AFTERNOON}
    return max(AFTERNOON, key=lambda name: hours[name] if hours[name] < 20 else -hours[name])


def ask_for_an_account(page):
    page.goto("/")
    page.get_by_role("link", name="Sign up").first.click()
    page.get_by_label("E-mail").fill("cara@example.com")
    page.get_by_label("Password").first.fill("a long walk by the sea")
    page.locator("main button[type=submit]").click()


def sign_up(page):
    ask_for_an_account(page)
    expect(page).to_have_url(re.compile("/start/$"))


@pytest.mark.parametrize(("viewport", "with_javascript"), WINDOWS)
def test_from_sign_up_to_all_thanked(site, open_page, viewport, with_javascript):
    zone = zone_in_the_afternoon() if with_javascript else "UTC"
    page = open_page(viewport, with_javascript=with_javascript, timezone_id=zone)
    started = datetime.now(ZoneInfo(zone)) - timedelta(hours=5)

    sign_up(page)
    page.get_by_label("Company").fill("Meridian Freight")
    page.get_by_label("Role").fill("Data Analyst")
    page.get_by_label("Day").fill(f"{started:%Y-%m-%d}")
    page.get_by_label("Starts").fill(f"{started:%H:%M}")
    page.get_by_label("Whom do you meet?").fill("Ana Ruiz (Head of Data), Bo Lind")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("heading", name="How did it go?")).to_be_visible()
    page.get_by_label("Ana Ruiz: One thing you talked about").fill("moving the reports to dbt")
    page.get_by_role("button", name="On to the thank-yous").click()
    expect(page).to_have_url(re.compile("/thank-yous/$"))
    thank_yous = page.url

    if not with_javascript:
        allow_mails_at_any_hour(page)
    site.worker()
    wait_until(lambda: site.mails(), 60, "the reminder mail")
    mail = site.mails()[0]
    text = mail.get_body(("plain",)).get_content()
    assert "Ana Ruiz, Head of Data" in text
    assert "moving the reports to dbt" in text
    assert "Bo Lind" in text
    page.goto("/mail/")
    page.get_by_role("link", name=mail["Subject"]).first.click()
    expect(page.frame_locator("iframe").get_by_text("Bo Lind").locator("visible=true").first).to_be_visible()

    for _ in range(2):
        page.goto(thank_yous)
        with page.expect_response(lambda response: response.url.endswith("/sent/")):
            page.get_by_role("button", name="I sent it").first.click()
    page.goto(thank_yous)
    expect(page.get_by_role("button", name="I sent it")).to_have_count(0)
    expect(page.get_by_role("heading", name="All thanked")).to_be_visible()

    page.goto("/")
    expect(page.get_by_text("Ana Ruiz")).to_have_count(0)
    mailed = len(site.mails())
    page.wait_for_timeout(3_000)
    assert len(site.mails()) == mailed


def allow_mails_at_any_hour(page):
    page.goto("/reminders/preferences/")
    page.get_by_label("No quiet hours").check()
    page.get_by_role("button", name="Save").click()
