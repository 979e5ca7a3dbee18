import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import URLResolver, get_resolver
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request, permission_denied, server_error

pytestmark = pytest.mark.django_db
OPEN_PAGES = ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/no-such-page/"]
OWN_PAGES = ["/mail/", "/accounts/email/", "/accounts/password/change/", "/accounts/logout/", "/accounts/2fa/"]
# A mail program knows neither our style sheets nor our policy.
PAGES = [
    path for path in (project.BASE_DIR / "templates").rglob("*.html") if path.parent.name not in ("email", "mail")
]


@pytest.mark.parametrize("page", OPEN_PAGES + OWN_PAGES)
def test_every_page_carries_the_strict_policy(as_alice, as_nobody, page, local_mail):
    client = as_alice if page in OWN_PAGES else as_nobody

    policy = client.get(page).headers["Content-Security-Policy"]

    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("page", OPEN_PAGES + OWN_PAGES)
def test_no_page_needs_what_the_policy_forbids(as_alice, as_nobody, page, local_mail):
    text = (as_alice if page in OWN_PAGES else as_nobody).get(page).text

    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"\s(style|on\w+|hx-on[\w:-]*)=", text)


@pytest.mark.parametrize("page", sorted(PAGES), ids=lambda path: path.name)
def test_no_page_has_inline_script_or_style(page):
    text = page.read_text()

    assert not re.search(r"<script(?![^>]*\ssrc=)[^>]*>", text)
    assert not re.search(r"\sstyle=|\son[a-z]+=|hx-on|<style|javascript:|hx-boost", text)


def addresses(resolver):
    for pattern in resolver.url_patterns:
        yield from addresses(pattern) if isinstance(pattern, URLResolver) else [pattern]


def test_every_page_of_allauth_is_written_by_us():
    """Its own would come without our frame, in other words, and with scripts that the policy refuses."""
    names = {
        name
        for address in addresses(get_resolver())
        if (view := getattr(address.callback, "view_class", None)) and view.__module__.startswith("allauth.")
        for name in [getattr(view, "template_name", None)]
        if name
    }
    # Their addresses lead to a page of ours, see accounts/urls.py.
    names -= {"mfa/index.html", "mfa/webauthn/authenticator_list.html", "usersessions/usersession_list.html"}
    # What a browser downloads is a list of codes, and only before they were shown.
    names -= {"mfa/recovery_codes/download.txt"}

    assert "mfa/totp/activate_form.html" in names
    assert {name for name in names if not (project.BASE_DIR / "templates" / name).exists()} == set()


def test_every_mail_of_allauth_is_written_by_us():
    folder = Path(find_spec("allauth").origin).parent / "templates"
    theirs = {str(path.relative_to(folder)) for app in ("account", "mfa") for path in (folder / app).glob("email/*")}
    # Of ways that are not open here: several addresses, verification by link, reset by code.
    unused = re.compile("email_confirm_|email_confirmation_signup_|email_deleted_|password_reset_code_")

    missing = {name for name in theirs if not (project.BASE_DIR / "templates" / name).exists()}

    assert {name for name in missing if not unused.search(name)} == set()


def test_a_persons_own_pages_are_not_kept_by_the_browser(as_alice, local_mail):
    assert "no-store" in as_alice.get("/mail/").headers["Cache-Control"]


def test_htmx_is_configured_for_the_policy_and_swaps_refused_forms():
    script = (Path(__file__).parents[2] / "assets/js/htmx_config.js").read_text()
    config = json.loads(re.search(r"const settings = (\{.*\});\n\n", script, re.DOTALL)[1])

    assert (config["allowEval"], config["allowScriptTags"], config["includeIndicatorStyles"]) == (False, False, False)
    assert (config["selfRequestsOnly"], config["historyCacheSize"], config["refreshOnHistoryMiss"]) == (True, 0, True)
    assert config["historyRestoreAsHxRequest"] is False
    assert {"code": "422", "swap": True} in config["responseHandling"]


def test_the_navigation_is_there_once_signed_in(as_alice, as_nobody, local_mail):
    signed_in, signed_out = as_alice.get("/mail/").text, as_nobody.get("/accounts/login/").text

    for word in ["Today", "Applications", "Stories", "Follow-ups", "Sign out"]:
        assert word in signed_in
    assert "Follow-ups" not in signed_out
    assert 'href="#main"' in signed_in


def test_signing_out_from_the_menu_is_a_form(as_alice, local_mail):
    assert re.search(r'<form method="post" action="/accounts/logout/">', as_alice.get("/mail/").text)


def test_in_local_mode_a_quiet_line_says_where_reminders_are(as_alice, local_mail):
    text = as_alice.get("/accounts/email/").text

    assert "Reminders arrive only while Callback runs on this computer." in text
    assert 'href="/mail/"' in text


def test_with_a_mail_server_there_is_no_such_line(as_alice, mail_server):
    text = as_alice.get("/accounts/email/").text

    assert "Reminders arrive only while" not in text
    assert 'href="/mail/"' not in text


def test_a_message_with_a_way_back_has_an_undo_form():
    text = render_to_string("_messages.html", {"messages": [Message(25, "Gone.", "/rounds/7/restore/")]})

    assert 'method="post" action="/rounds/7/restore/"' in text
    assert "Undo" in text


def test_a_plain_message_has_none():
    assert "<form" not in render_to_string("_messages.html", {"messages": [Message(25, "Saved.")]})


def test_a_fragment_can_bring_messages_along():
    assert 'hx-swap-oob="true"' in render_to_string("_messages.html", {"messages": [], "oob": True})


def test_times_are_shown_in_the_zone_of_the_person_who_reads(as_alice, local_mail, settings):
    settings.MAIL_DIR.mkdir()
    mail = b"To: alice@example.com\r\nSubject: x\r\nDate: Tue, 01 Dec 2026 23:30:00 +0000\r\n\r\nHello"
    (settings.MAIL_DIR / "20261201T233000000000Z-0123abcd.eml").write_bytes(mail)

    assert "2 Dec 2026, 00:30" in as_alice.get("/mail/20261201T233000000000Z-0123abcd.eml/").text


def test_a_missing_page_says_so_in_our_words(as_nobody):
    response = as_nobody.get("/no-such-page/")

    assert response.status_code == 404
    assert "There is nothing here" in response.text


def test_a_form_from_another_site_is_refused_in_our_words():
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "x"})

    assert response.status_code == 403
    assert "This page was open too long" in response.text


@pytest.mark.parametrize(
    ("answer", "status", "sentence"),
    [
        (lambda request: bad_request(request, Exception()), 400, "made no sense"),
        (lambda request: permission_denied(request, Exception()), 403, "That is not for you"),
        (csrf_failure, 403, "open too long"),
        (server_error, 500, "Something broke"),
    ],
    ids=["400", "403", "csrf", "500"],
)
def test_error_pages_need_nothing_from_the_request(answer, status, sentence):
    response = answer(RequestFactory().get("/"))

    assert response.status_code == status
    assert sentence in response.content.decode()


@pytest.mark.parametrize("name", ["413", "429", "503"])
def test_pages_for_other_troubles_can_be_shown(name):
    assert "<h1>" in render_to_string(f"{name}.html", request=RequestFactory().get("/"))
