"""Every page that the product answers, as the routes of tests/routes.py know them; runs inside the product."""

from django.test import Client

from accounts.models import User
from tests.conftest import logged_in
from tests.e2e.ways_in import NEWCOMER, make_newcomer
from tests.factories import make_user
from tests.routes import PLACES, address, all_routes, fill_for_routes

FILLED = "filled@example.com"
# A mail as it came, without a page around it: tests/e2e/test_every_page.py looks at those that we write.
BARE = {"accounts:mailbox_html"}


def pages_of_a_full_account():
    rows = fill_for_routes(make_user(FILLED))
    return answered(logged_in(User.objects.get(email=FILLED), headers={"host": "localhost"}), rows)


def pages_of_an_empty_account():
    make_newcomer()
    return answered(logged_in(User.objects.get(email=NEWCOMER), headers={"host": "localhost"}), {})


def pages_of_nobody():
    return answered(Client(headers={"host": "localhost"}), {})


def answered(client, rows):
    """The addresses under which there is a page; without rows, of those in which none stands."""
    ours = (route for route in all_routes() if not route.is_admin and route.name not in BARE)
    addresses = dict.fromkeys(address(route, rows) for route in ours if rows or not PLACES[route.name])
    return [path for path in addresses if is_page(client.get(path))]


def is_page(response):
    return response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")
