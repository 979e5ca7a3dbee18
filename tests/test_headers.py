"""What each answer tells the browser: what may run, who may frame it, what may be kept; cookies; forged posts."""

import json
import re
import shutil
import sys
from urllib.parse import urlencode, urlsplit

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from accounts.tasks import forget_ended_sessions
from tests.conftest import logged_in
from tests.factories import make_application, make_user
from tests.page_forms import forms_of
from tests.routes import address, all_routes, fill_for_routes
from tests.test_settings import PUBLIC, start
from tests.visits import Visitor, read, undone

# Answered to everybody alike: nothing of a person is in it.
KEPT_BY_BROWSERS = {"dashboard:service_worker", "dashboard:offline", "dashboard:web_manifest"}
# Asks each time whether it changed, and may then be kept by the calendar itself.
ASKED_EACH_TIME = {"dashboard:calendar_feed"}
FRAMED = {"accounts:mailbox_html"}
MAY_SAY = {"'none'", "'self'", "data:"}
PASSWORD = "correct horse battery"


@pytest.fixture
def filled(alice, settings):
    settings.MAILERS = {
        name: {"BACKEND": "accounts.mailbox.EmailBackend", "OPTIONS": {"folder": settings.MAIL_DIR}}
        for name in ("default", "reminders")
    }
    rows = fill_for_routes(alice)
    return rows | {"revoked feed": rows["live feed"], "forged unsubscribe": rows["live unsubscribe"]}


def policy_of(answer):
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip()]
    return {name: set(sources) for name, *sources in parts}


def faults_of(answer, name, *, is_private):
    """What is missing or too much in the headers of one answer."""
    policy = policy_of(answer)
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "SAMEORIGIN" if name in FRAMED and answer.status_code == 200 else "DENY",
    }
    for header, value in wanted.items():
        if answer.get(header) != value:
            yield f"{header} is {answer.get(header)}"
    if name in FRAMED and answer.status_code == 200:
        if policy != {"default-src": {"'none'"}, "style-src": {"'unsafe-inline'"}, "frame-ancestors": {"'self'"}}:
            yield f"policy {policy}"
    elif any(policy[part] != {"'none'"} for part in ("default-src", "frame-ancestors", "base-uri")) or any(
        sources - MAY_SAY or ("data:" in sources and part != "img-src") for part, sources in policy.items()
    ):
        yield f"policy {policy}"
    if answer.get("Permissions-Policy") is None:
        yield "no Permissions-Policy"
    if is_private and "no-store" not in answer.get("Cache-Control", ""):
        yield f"Cache-Control is {answer.get('Cache-Control')}"
    for cookie in answer.cookies.values():
        if not cookie["samesite"] or not cookie["httponly"]:
            yield f"cookie {cookie.OutputString()}"


@pytest.mark.parametrize("who", ["owner", "nobody"])
def test_every_answer_tells_the_browser_what_it_may_do(alice, filled, who):
    visitor, found, answered = Visitor(alice if who == "owner" else None), [], 0
    for route in all_routes():
        for headers in ({}, {"HX-Request": "true"}):
            with undone():
                answer = visitor().get(address(route, filled), headers=headers)
                read(answer)
            answered += 1
            is_private = who == "owner" and route.name not in KEPT_BY_BROWSERS | ASKED_EACH_TIME
            found += [f"{route.name}: {what}" for what in faults_of(answer, route.name, is_private=is_private)]
            if route.name in ASKED_EACH_TIME:
                assert answer["Cache-Control"] == "private, no-cache"
    sys.stdout.write(f"\nfigure headers.{who}_answers {answered}\nfigure headers.{who}_faults {len(found)}\n")
    assert found == []


def test_what_answers_get_answers_head_alike_without_a_body(alice, filled):
    visitor, found = Visitor(alice), []
    for route in all_routes():
        statuses = {}
        for method in ("get", "head"):
            with undone():
                answer = getattr(visitor(), method)(address(route, filled))
                content = read(answer)
            statuses[method] = answer.status_code
        if statuses["get"] != 405 and (statuses["get"] != statuses["head"] or content):
            found.append(f"{route.name}: {statuses}")
    assert found == []


@pytest.mark.parametrize("place", ["/nothing-here/", "/rounds/999999/", "/%00", "/mail/x/html/"])
def test_a_page_of_trouble_is_as_closed_as_the_others(as_alice, place):
    answer = as_alice.get(place)

    assert answer.status_code in (400, 404)
    assert list(faults_of(answer, "", is_private=answer.status_code == 404)) == []


def test_camera_microphone_place_payment_and_the_like_are_switched_off_and_passkeys_are_ours(client, db):
    said = dict(part.strip().split("=") for part in client.get("/")["Permissions-Policy"].split(","))

    ours = {"publickey-credentials-create", "publickey-credentials-get"}
    assert {"camera", "microphone", "geolocation", "payment", "usb", "serial", "hid", "midi"} < said.keys() - ours
    assert {name: said[name] for name in said} == {name: "(self)" if name in ours else "()" for name in said}


# Cookies


IN_PRODUCTION = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from django.conf import settings
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
from django.test import Client
from accounts.models import User
User.objects.create_user("alice@example.com", "correct horse battery")
client = Client(headers={"host": "callback.example", "x-forwarded-proto": "https"})
client.get("/accounts/login/")
answer = client.post("/accounts/login/", {"login": "alice@example.com", "password": "correct horse battery"})
print(json.dumps({
    "status": answer.status_code,
    "cookies": {name: cookie.OutputString() for name, cookie in client.cookies.items()},
    "hsts": answer.get("Strict-Transport-Security"),
    "plain": Client(headers={"host": "callback.example"}).get("/stories/")["Location"],
    "probe": Client(headers={"host": "127.0.0.1:8000"}).get("/healthz/live").status_code,
    "figures": Client(headers={"host": "10.0.0.7"}).get("/metrics").status_code,
    "other_host": Client(headers={"host": "evil.example", "x-forwarded-proto": "https"}).get("/").status_code,
    "spoofed_host": Client(
        headers={"host": "callback.example", "x-forwarded-proto": "https", "x-forwarded-host": "evil.example"}
    ).get("/stories/")["Location"],
}))
"""


@pytest.fixture(scope="module")
def in_production(tmp_path_factory, migrated_sqlite):
    folder = tmp_path_factory.mktemp("public")
    shutil.copy(migrated_sqlite, folder / "callback.sqlite3")
    on_sqlite = {name: value for name, value in PUBLIC.items() if name != "DATABASE_URL"}
    done = start(folder, on_sqlite, "-c", IN_PRODUCTION)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_on_a_public_site_cookies_are_bound_to_its_host_and_to_https(in_production):
    assert in_production["status"] == 302
    assert set(in_production["cookies"]) == {"__Host-session", "__Host-csrf"}
    for name, cookie in in_production["cookies"].items():
        attributes = {part.strip() for part in cookie.split(";")[1:]}
        assert {"Secure", "Path=/"} <= attributes, cookie
        assert not any(part.lower().startswith("domain") for part in attributes), cookie
        assert {"SameSite=Lax", "HttpOnly"} <= attributes, cookie
        assert name.startswith("__Host-")


def test_a_public_site_is_never_asked_by_http_again(in_production):
    assert in_production["hsts"] == "max-age=31536000; includeSubDomains; preload"
    assert in_production["plain"] == "https://callback.example/stories/"


def test_a_public_site_answers_for_its_own_name_only(in_production):
    assert in_production["other_host"] == 400
    assert in_production["spoofed_host"].startswith("/accounts/login/")


def test_a_probe_reaches_a_public_site_by_any_name_and_without_https_and_figures_need_a_token(in_production):
    assert in_production["probe"] == 200
    assert in_production["figures"] == 404


def test_what_one_person_was_told_does_not_show_to_who_signs_in_next_on_the_same_machine(alice, client):
    client.force_login(alice)
    job = make_application(alice, company="Zq7x")
    client.post(reverse("interviews:application_delete", args=[job.pk]))
    client.cookies.pop("sessionid")

    client.force_login(make_user("bob@example.com"))

    assert "Zq7x" not in client.get("/applications/").text


# Forged posts


def test_a_post_without_the_token_is_refused_and_htmx_brings_it_in_a_header(alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    page = client.get("/stories/coverage/").text
    token = json.loads(re.search(r"hx-headers='([^']+)'", page)[1])["X-CSRFToken"]
    htmx = {"HX-Request": "true"}

    assert client.post("/stories/themes/new/", {"name": "Care"}, headers=htmx).status_code == 403
    assert (
        client.post("/stories/themes/new/", {"name": "Care"}, headers=htmx | {"X-CSRFToken": "x" * 64}).status_code
        == 403
    )
    assert (
        client.post("/stories/themes/new/", {"name": "Care"}, headers=htmx | {"X-CSRFToken": token}).status_code == 302
    )


def test_every_post_but_the_click_in_a_mail_needs_the_token(alice, filled):
    visitor = Visitor(alice, enforce_csrf_checks=True)
    statuses = {}
    for route in all_routes():
        with undone():
            statuses[route.name] = visitor().post(address(route, filled)).status_code

    taken = {name for name, status in statuses.items() if status not in (403, 405)}
    # Of allauth's some send on whoever is signed in before they look at what was sent. A mail provider has no session
    # that a forged request could use; it shows its secret. What a phone shares is only read and shown.
    open_to_posts = {"followups:unsubscribe", "accounts:bounces", "dashboard:shared_invite"}
    assert {name for name in taken if ":" in name} == open_to_posts


def test_every_form_that_is_posted_carries_the_token_and_leads_nowhere_else(alice, filled):
    visitor, without = Visitor(alice), []
    for route in all_routes():
        with undone():
            answer = visitor().get(address(route, filled))
            content = read(answer)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html") and route.name not in FRAMED:
            for form in forms_of(content.decode(), address(route, filled)):
                assert not urlsplit(form.action).netloc, form.action
                if form.method == "post" and "csrfmiddlewaretoken" not in form.fields:
                    without.append(f"{route.name}: {form.action}")
    # The click in a mail is permitted by its address.
    assert [row for row in without if not row.startswith("followups:unsubscribe")] == []


# Sessions


def sign_in(client, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": "alice@example.com", "password": password})


def test_signing_in_gives_the_session_a_new_key(alice, client):
    session = client.session
    session["left"] = "by somebody"
    session.save()
    before = session.session_key

    sign_in(client)

    assert client.session["_auth_user_id"] == str(alice.pk)
    assert client.session.session_key != before
    assert "left" not in client.session or client.session.session_key != before


def test_signing_in_over_somebody_elses_session_keeps_nothing_of_theirs(alice, client):
    client.force_login(make_user("bob@example.com"))
    session = client.session
    session["left"] = "by Bob"
    session.save()
    client.post(reverse("account_logout"))

    sign_in(client)

    assert "left" not in client.session


def test_a_new_password_gives_a_new_key_and_ends_every_other_session(alice, client):
    sign_in(client)
    elsewhere, before = logged_in(alice), client.session.session_key
    assert elsewhere.get("/stories/").status_code == 200

    changed = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "a quiet horse in May", "password2": "a quiet horse in May"},
    )

    assert changed.status_code == 302
    assert client.session.session_key != before
    assert client.get("/stories/").status_code == 200
    assert elsewhere.get("/stories/").status_code == 302


def test_a_session_that_is_over_is_forgotten_and_no_other(alice, client):
    client.force_login(alice)
    over = SessionStore()
    over.set_expiry(-1)
    over.save()

    forget_ended_sessions()

    assert [row.session_key for row in Session.objects.all()] == [client.session.session_key]


# Ways to other sites


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "https:evil.example",
    "https:///evil.example",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "/ok\r\nSet-Cookie: a=b",
    "\x00//evil.example",
    " https://evil.example",
    "/%0d%0aLocation:https://evil.example",
]
# Each place that sends one on to where the request says.
SENDS_ON = [
    ("followups:test_reminder", {}),
    ("followups:timeline_answered", {"answered": "0"}),
    ("followups:timeline_outcome", {"stage": "offer"}),
    ("followups:timeline_asked_again", {}),
    ("interviews:round_primer", {}),
    ("interviews:round_asked", {}),
    ("interviews:bank_question_delete", {}),
    ("interviews:bank_question_restore", {}),
    ("interviews:participation_met", {"met": "yes"}),
    ("stories:telling_told", {"told": "yes"}),
    ("stories:telling_delete", {}),
    ("stories:theme_delete", {}),
    ("stories:theme_restore", {}),
    ("followups:opened_notes", {}),
    ("accounts:confirm_address", {}),
    ("account_logout", {}),
    ("account_reauthenticate", {"password": PASSWORD}),
]


@pytest.mark.parametrize(("name", "more"), SENDS_ON, ids=[name for name, _more in SENDS_ON])
def test_no_parameter_sends_anybody_to_another_site(alice, filled, name, more):
    visitor = Visitor(alice)
    route = next(route for route in all_routes() if route.name == name)
    for where in ELSEWHERE:
        for asked in ({}, {"next": where, "back": where, "job": where}):
            with undone():
                client = visitor()
                place = f"{address(route, filled)}?{'' if asked else urlencode_of(where)}"
                answer = client.post(place, more | asked)
            where_to = answer.get("Location", "")
            parts = urlsplit(where_to)
            assert not parts.netloc and not parts.scheme, where_to
            assert not re.match(r"\s*[/\\]\s*[/\\]", where_to), where_to
            assert "\r" not in where_to and "\n" not in where_to


def urlencode_of(where):

    return urlencode({"next": where, "job": where})


@pytest.mark.parametrize("where", ELSEWHERE)
def test_signing_in_leads_nowhere_else(alice, client, where):
    for place in (reverse("account_login"), f"{reverse('account_login')}?{urlencode_of(where)}"):
        client.logout()
        answer = client.post(place, {"login": alice.email, "password": PASSWORD, "next": where})
        assert answer.status_code == 302
        assert (
            not urlsplit(answer.url).netloc and answer.url.startswith("/") and not answer.url.startswith(("//", "/\\"))
        )
