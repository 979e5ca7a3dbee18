"""Passkeys, an authenticator app and recovery codes in a real browser; the passkey is kept by Chromium itself."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.barriers import EXCESS, violations
from tests.e2e.test_the_whole_story import sign_up

pytestmark = pytest.mark.browser
PASSWORD = "a long walk by the sea"
PAGE = re.compile("/accounts/2fa/$")


@pytest.fixture
def open_with_device(open_page):
    """A window on a device that keeps passkeys and knows its owner."""

    def open_with_device(viewport=DESKTOP):
        page = open_page(viewport)
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                }
            },
        )
        return page

    return open_with_device


def check(page, heading):
    """The page with this heading keeps nobody out and is not too wide."""
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(EXCESS) <= 0


def show_that_it_is_you(page):
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def sign_out(page):
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()


def type_password(page):
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill("cara@example.com")
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def expect_to_be_in(page):
    expect(page.locator("body[data-account]")).to_be_attached()


def add_passkey(page, name):
    page.get_by_role("link", name="Add a passkey").click()
    if "/reauthenticate/" in page.url:
        show_that_it_is_you(page)
    check(page, "Add a passkey")
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Add the passkey").click()


def app_code(secret, used=""):
    """What the app shows, once there is time to type it and it is another than the one that was used."""
    while True:
        code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
        if code != used and time.time() % 30 < 15:
            return code
        time.sleep(0.5)


@pytest.mark.parametrize("viewport", [pytest.param(DESKTOP, marks=pytest.mark.slow), PHONE], ids=["desktop", "phone"])
def test_a_passkey_is_added_signs_in_by_itself_and_as_the_second_step_and_is_removed(site, open_with_device, viewport):
    page = open_with_device(viewport)
    sign_up(page)
    page.goto("/settings/")
    page.get_by_role("link", name="Signing in").click()
    add_passkey(page, "Phone")
    check(page, "Your recovery codes")
    page.get_by_role("link", name="I have written them down").click()
    expect(page).to_have_url(PAGE)
    expect(page.get_by_text("10 left")).to_be_visible()
    check(page, "Signing in")
    page.goto("/accounts/2fa/totp/activate/")
    check(page, "Add an authenticator app")

    sign_out(page)
    page.goto("/accounts/login/?next=/stories/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile("/stories/$"))
    expect_to_be_in(page)

    sign_out(page)
    type_password(page)
    check(page, "One more step")
    page.get_by_role("button", name="Use a passkey").click()
    expect_to_be_in(page)

    page.goto("/accounts/2fa/")
    page.get_by_role("link", name="Rename Phone").click()
    page.get_by_role("link", name="Use a passkey").click()
    check(page, "Is it you?")
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_label("Name").fill("Old phone")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Remove Old phone").click()
    page.get_by_role("button", name="Remove the passkey").click()
    expect(page.get_by_text("The passkey is removed.")).to_be_visible()

    sign_out(page)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("That passkey does not work here.")).to_be_visible()


def test_a_device_without_a_passkey_says_so_and_the_password_still_works(site, open_with_device):
    page = open_with_device()
    sign_up(page)
    sign_out(page)

    page.goto("/accounts/login/")
    expect(page.get_by_text("That did not work, or you cancelled it.")).to_be_hidden()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("That did not work, or you cancelled it.")).to_be_visible()

    type_password(page)
    expect_to_be_in(page)


@pytest.mark.parametrize(
    "with_javascript", [pytest.param(True, marks=pytest.mark.slow), False], ids=["scripts", "no scripts"]
)
def test_an_app_and_a_recovery_code_sign_in(site, open_page, with_javascript):
    page = open_page(PHONE, with_javascript=with_javascript)
    sign_up(page)
    page.goto("/accounts/2fa/")
    page.get_by_role("link", name="Add an app").click()
    show_that_it_is_you(page)
    picture = page.get_by_role("img", name="The secret as a picture")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    secret = page.locator("main code").inner_text()
    first = app_code(secret)
    page.get_by_label("The six digits that the app shows").fill(first)
    page.get_by_role("button", name="Add the app").click()
    codes = page.locator("[data-copy-text]").inner_text().split()
    assert len(codes) == 10
    page.reload()
    expect(page.get_by_text("we do not show them again")).to_be_visible()

    sign_out(page)
    type_password(page)
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(re.compile(r":\d+/$"))

    sign_out(page)
    type_password(page)
    page.get_by_label("Code").fill(app_code(secret, used=first))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(re.compile(r":\d+/$"))


def test_a_window_elsewhere_is_signed_out_from_here(site, open_page):
    here, there = open_page(), open_page(PHONE)
    sign_up(here)
    type_password(there)
    expect(there).to_have_url(re.compile(r":\d+/$"))

    here.goto("/accounts/2fa/")
    here.get_by_role("button", name="Sign out everywhere else").click()
    show_that_it_is_you(here)
    expect(here.get_by_text("Signed out everywhere else.")).to_be_visible()

    there.goto("/stories/")
    expect(there).to_have_url(re.compile("/accounts/login/"))


def test_without_javascript_the_pages_about_passkeys_say_that_they_need_it(site, open_page):
    page = open_page(with_javascript=False)
    page.goto("/accounts/login/")

    expect(page.get_by_text("Passkeys are the one thing here that needs JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()


def test_a_password_can_be_read_while_it_is_typed(open_page):
    page = open_page(PHONE)
    page.goto("/accounts/login/")
    password = page.get_by_label("Password").first
    password.fill("a long walk")

    page.get_by_label("Show what I type").check()
    expect(password).to_have_attribute("type", "text")
    page.get_by_label("Show what I type").uncheck()
    expect(password).to_have_attribute("type", "password")
