"""Signed in without the pages of signing in, for the many tests that are about something else.

tests/e2e/test_the_whole_story.py signs up by hand, test_every_page.py and test_signing_in_ways.py sign in by hand.
"""

from django.conf import settings

from accounts.models import User
from tests.conftest import logged_in
from tests.factories import make_user

CANDIDATE = "candidate@example.com"  # of tests/process/facts.py
DEMO = "demo@example.com"
NEWCOMER = "cara@example.com"
PASSWORD = "a long walk by the sea"


def arrive(site, page):
    """On the page that sign-up leads to, with the account that it makes of a browser in Berlin."""
    site.call("tests.e2e.ways_in.make_newcomer")
    enter(site, page, NEWCOMER)
    page.goto("/start/")


def enter(site, page, email):
    cookie = site.call("tests.e2e.ways_in.cookie_of", email=email)
    page.context.add_cookies([cookie | {"url": site.address}])


def coming_round_of_demo(site):
    """Its number, in a product that is given the demo."""
    site.call("django.core.management.call_command", command_name="demo")
    (row,) = site.rows(
        "SELECT r.id FROM interviews_round r JOIN interviews_application a ON a.id = r.application_id"
        " WHERE a.company = 'Brightwell Health' AND r.number = 2"
    )
    return row["id"]


# Inside the product


def make_newcomer():
    user = make_user(NEWCOMER, PASSWORD, time_zone="Europe/Berlin", country="DE")
    user.emailaddress_set.create(email=NEWCOMER, verified=False, primary=True)


def cookie_of(email):
    client = logged_in(User.objects.get(email=email))
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "httpOnly": True, "sameSite": "Lax"}
