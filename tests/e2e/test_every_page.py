"""Every page that links lead to from Today, opened as a demo candidate: no complaint, no barrier, nothing too wide."""

import re

import pytest

from tests.e2e.barriers import OF_A_MAIL, barriers, narrow, turns
from tests.servers import wait_until

pytestmark = pytest.mark.browser

SIGNED_OUT = ["/", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"]
# Reached by no link: the first is where sign-up leads to, the second asks before leaving.
UNLINKED = ["/start/", "/accounts/logout/"]
EXPECTED = [
    "/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/add/",
    "/applications/",
    "/applications/new/",
    "/applications/N/",
    "/applications/N/edit/",
    "/applications/N/answers/",
    "/applications/N/answers/new/",
    "/applications/N/people/new/",
    "/assignments/N/edit/",
    "/applications/N/research/",
    "/applications/N/research/new/",
    "/applications/N/skills/",
    "/import/",
    "/import/files/",
    "/insights/",
    "/interviews/N/edit/",
    "/mail/",
    "/mail/NAME/",
    "/participations/N/replacement/",
    "/people/N/edit/",
    "/reminders/",
    "/research/N/edit/",
    "/reminders/preferences/",
    "/rounds/new/",
    "/rounds/N/",
    "/rounds/N/agenda/",
    "/rounds/N/assignments/new/",
    "/rounds/N/brief/",
    "/rounds/N/continuity/",
    "/rounds/N/debrief/",
    "/rounds/N/edit/",
    "/rounds/N/prepare/",
    "/rounds/N/interviews/new/",
    "/rounds/N/questions/",
    "/rounds/N/stories/",
    "/rounds/N/thank-yous/",
    "/rounds/N/thank-yous/N/",
    "/rounds/N/timeline/",
    "/search/",
    "/settings/",
    "/settings/activity/",
    "/settings/data/",
    "/settings/data/restore/",
    "/settings/delete/",
    "/settings/calendar/",
    "/shortcuts/",
    "/skills/N/edit/",
    "/stories/",
    "/stories/new/",
    "/stories/N/",
    "/stories/N/edit/",
    "/stories/coverage/",
    "/stories/rehearsal/",
    "/thank-yous/",
    "/unsubscribe/NAME/",
    "/waiting/",
]
LEADS_ON = ("/google-calendar/", "/outlook/")
PATHS = "links => links.map(link => link.href).filter(href => href.startsWith(location.origin + '/'))"


def shape(path):
    """The path with its numbers and names left out, and each round by itself: one page is opened of each shape."""
    path = path.partition("?")[0]
    if re.fullmatch(r"/rounds/\d+/", path):
        return path
    path = re.sub(r"/(mail|unsubscribe)/[^/]+/", r"/\1/NAME/", path)
    return re.sub(r"/\d+(?=/)", "/N", path)


def faults(page, path, looks):
    """What is wrong with the page at this path, in words; what its console says fails the test by itself."""
    answer = page.goto(path)
    if answer.status != 200:
        yield f"{path}: {answer.status}"
    yield from barriers(page, looks)
    yield from narrow(page)


def links(page):
    """The paths of the pages linked from this one: without files, which end in no slash, and without other sites."""
    origin = page.evaluate("location.origin")
    found = [href.removeprefix(origin).partition("#")[0] for href in page.eval_on_selector_all("a[href]", PATHS)]
    return [path for path in found if path.partition("?")[0].endswith("/") and not path.endswith(LEADS_ON)]


def sign_in(page):
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill("demo@example.com")
    page.get_by_label("Password").first.fill("called-back-twice")
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/")


def test_every_page_of_the_demo_opens_without_a_fault_on_a_desktop_and_on_a_phone(site, open_page):
    site.call("django.core.management.call_command", command_name="demo")
    site.worker()
    wait_until(lambda: len(site.mails()) > 1, 60, "the mails of the demo")
    page, turn = open_page(), turns()
    found = [fault for path in SIGNED_OUT for fault in faults(page, path, next(turn))]
    sign_in(page)

    opened, ahead = set(), ["/", *UNLINKED]
    while ahead:
        path = ahead.pop(0)
        if shape(path) in opened:
            continue
        opened.add(shape(path))
        found += faults(page, path, next(turn))
        ahead += links(page)

    # Without the page around it, as a mail program shows it.
    page.goto("/mail/")
    page.goto(next(path for path in links(page) if shape(path) == "/mail/NAME/") + "html/")
    found += barriers(page, next(turn), OF_A_MAIL)

    assert found == []
    reached = {re.sub(r"/\d+(?=/)", "/N", path) for path in opened}
    assert [path for path in EXPECTED if path not in reached] == []
