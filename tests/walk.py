"""The walk through the product that the README shows: sign up, log a round, how it went, the thank-yous, Today."""

from datetime import datetime, timedelta

from tests.moving_picture import moving

WINDOW = {"width": 960, "height": 600}
SECONDS = 2.5
EMAIL, PASSWORD = "robin@example.com", "a long walk by the sea"


def walk(page):
    """A moving picture of it, a frame a step."""
    return moving([page.screenshot() for _ in steps(page)], SECONDS)


def steps(page):
    held = datetime.now() - timedelta(hours=3)
    page.goto("/accounts/signup/")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").first.fill(PASSWORD)
    yield
    page.locator("main button[type=submit]").click()
    page.get_by_label("Company").fill("Lumen Health")
    page.get_by_label("Role").fill("Data analyst")
    page.get_by_label("Day").fill(f"{held:%Y-%m-%d}")
    page.get_by_label("Starts").fill(f"{held:%H}:00")
    page.get_by_label("Whom do you meet?").fill("Ana Ruiz (Head of Data), Bo Lind")
    yield
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Ana Ruiz: One thing you talked about").fill("moving the reports to dbt")
    page.get_by_label("Bo Lind: One thing you talked about").fill("pairing on Thursdays")
    yield
    page.get_by_role("button", name="On to the thank-yous").click()
    page.wait_for_url("**/thank-yous/")
    yield
    page.goto("/")
    yield
    page.get_by_role("link", name="Write the note").click()
    page.locator("textarea").first.scroll_into_view_if_needed()
    yield
    page.goto("/thank-yous/")
    page.locator("[data-tick]").first.check()
    yield
    page.get_by_role("button", name="I have thanked them").click()
    page.wait_for_url("**/thank-yous/")
    yield
    page.goto("/")
    yield
