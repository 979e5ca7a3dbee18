"""What there is to look at: every address that answers a GET with a page, for a visitor and for a candidate.

Runs inside the product (Product.call).
"""

import logging

from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch

from accounts.models import User
from interviews.models import Round
from tests.looks.candidates import PASSWORD, email_of, held_round
from tests.routes import PLACES, address, all_routes, mail_to, rows_of, tokens_of

# Not ours to lay out, or gone as soon as it is looked at.
LEFT_OUT = {"accounts:mailbox_html", "account_logout", "mfa_signup_webauthn", "usersessions_list"}


# Most addresses are tried in vain.
logging.disable(logging.ERROR)


def of_candidate(language):
    """By name; pages of a round that is ahead are named with “coming”."""
    user, client = User.objects.get(email=email_of(language)), signed_in(language)
    held = held_round(user)
    ends = held.interviews.latest("ends_at").ends_at
    coming = Round.objects.owned_by(user).filter(interviews__starts_at__gt=ends).first()
    of_round = {name for name, places in PLACES.items() if places == ("round",)}
    return with_cookie(
        client,
        answered(client, rows_of_demo(user, held))
        | ending(answered(client, rows_of(user, coming), of_round), "coming"),
    )


def rows_of_demo(user, held):
    """What stands in its addresses: somebody met in that round, a mail, and a way to unsubscribe that works."""
    return rows_of(user, held) | {
        "interviewer": held.interviews.earliest("starts_at").interviewers.first().pk,
        "mail": mail_to(user, "Two to thank"),
        "forged unsubscribe": tokens_of(user)["live unsubscribe"],
    }


def of_newcomer(language):
    client = signed_in(language)
    plain = {name for name, places in PLACES.items() if not places}
    return with_cookie(client, ending(answered(client, {"user": 1}, plain), "empty"))


def of_visitor():
    client = Client(SERVER_NAME="localhost")
    return with_cookie(client, ending(answered(client, {"user": 1}) | {"not_found": "/nothing/"}, "visitor"))


def signed_in(language):
    """By the form: what asks for the password once more shows itself for a while after it."""
    client = Client(SERVER_NAME="localhost")
    client.post("/accounts/login/", {"login": email_of(language), "password": PASSWORD})
    return client


def with_cookie(client, pages):
    name = settings.SESSION_COOKIE_NAME
    return {
        "pages": pages,
        "cookie": {"name": name, "value": client.cookies[name].value if name in client.cookies else ""},
    }


def ending(pages, word):
    return {f"{name}-{word}": path for name, path in pages.items()}


def answered(client, rows, names=None):
    """Those that a page is the answer to, by the short name of their route."""
    found = {}
    for route in all_routes():
        if route.is_admin or route.name in LEFT_OUT or (names is not None and route.name not in names):
            continue
        try:
            path = address(route, rows)
        except (NoReverseMatch, KeyError):
            continue
        if is_page(client.get(path)):
            found[route.name.rpartition(":")[2]] = path
    return found


def is_page(answer):
    return answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html")
