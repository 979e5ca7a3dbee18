"""What holds for the whole product, whatever is built into it: what it never does, sends or takes."""

import ast
import json
import logging
import re
import ssl
import subprocess
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.mail import mailers
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse
from gunicorn.config import Config
from gunicorn.http.errors import ParseException
from gunicorn.http.parser import RequestParser

from accounts import feed_tokens
from accounts.log_lines import JsonLines
from tests.conftest import logged_in
from tests.factories import make_application
from tests.test_architecture import ROOT, SOURCES, found, functions_of, imported_by, name_of, tree_of
from tests.test_settings import PUBLIC, start

SCRIPTS = [*sorted((ROOT / "assets/js").rglob("*.js")), ROOT / "templates/dashboard/service_worker.js"]


# What the source never does


def test_nothing_fetches_an_address():
    fetching = re.compile(
        r"^(urllib\.request|urllib3|http\.client|requests|httpx|aiohttp|socket|ftplib|telnetlib|smtplib|imaplib|poplib"
        r"|xmlrpc|paramiko|webbrowser)\b"
    )
    # Mail goes to the one server or provider that the settings name; these send it and read what is answered.
    allowed = {
        "accounts/smtp.py",
        "accounts/provider_mail.py",
        "followups/wire.py",
        "followups/provider_answers.py",
    }

    assert [
        f"{name_of(path)}: {module}"
        for path in SOURCES
        for module in imported_by(tree_of(path))
        if fetching.match(module) and name_of(path) not in allowed
    ] == []


def test_nothing_runs_text_as_code_or_reads_objects_from_bytes():
    unsafe = re.compile(r"^(pickle|marshal|shelve|yaml|jinja2|lxml|xml|ldap|ldap3|code|codeop)\b")
    called = {"eval", "exec", "compile", "__import__"}

    assert [
        f"{name_of(path)}: {module}"
        for path in SOURCES
        for module in imported_by(tree_of(path))
        if unsafe.match(module)
    ] == []
    assert [
        f"{name_of(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in called
    ] == []


def test_a_template_is_a_file_and_never_made_of_text():
    assert found(r"\bTemplate\(|from_string\(", SOURCES) == []


def test_another_program_is_started_in_two_places_and_without_a_shell():
    wrong = [line for line in found(r"subprocess\.|os\.(system|popen|exec|spawn)|shell=", SOURCES)]

    assert {line.partition(":")[0] for line in wrong} == {
        "dashboard/management/commands/restore.py",
        "interviews/job_files/xlsx_file.py",
    }
    assert not [line for line in wrong if "shell=" in line]


def test_sql_written_by_hand_carries_values_beside_it():
    by_hand = [line for line in found(r"\.raw\(|\.extra\(|RawSQL|cursor\.execute", SOURCES)]

    assert {line.partition(":")[0] for line in by_hand} == {
        # What Django has worded, asked again with other values.
        "accounts/together.py",
        "followups/statements.py",
        # Words of ours alone, and one value beside them.
        "accounts/running_out.py",
        "accounts/triggers.py",
        "followups/clock.py",
    }


def test_text_becomes_part_of_a_pattern_only_escaped():
    # What is written in capitals is ours, and the same for everybody; so are the words of a grammar.
    put_in = [
        f"{name_of(path)}: {ast.unparse(part.value)}"
        for path in SOURCES
        for function in functions_of(path)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("re.") and call.args
        for part in getattr(call.args[0], "values", ())
        if isinstance(part, ast.FormattedValue)
    ]

    assert put_in
    assert [line for line in put_in if not re.search(r": (re\.escape\(|self\._any\(|.*\b[A-Z][A-Z_]+\b)", line)] == []


def test_a_form_names_the_fields_that_it_may_change():
    meta = [
        (path, node)
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and node.name == "Meta" and "forms" in path.read_text()
    ]
    listed = re.compile(r"^fields = [\[(]")
    forms = [
        (path, ast.unparse(node))
        for path, node in meta
        if re.search(r"^    (fields|exclude) = ", ast.unparse(node), re.M)
    ]

    assert forms
    assert [name_of(path) for path, text in forms if "exclude = " in text or "__all__" in text] == []
    assert found(r"fields\s*=\s*[\"']__all__|exclude\s*=\s*[\[(]", SOURCES) == []
    assert all(listed.search(line.strip()) for _, text in forms for line in text.splitlines() if "fields = " in line)


def test_nothing_takes_a_value_from_wherever_it_comes():
    assert found(r"request\.(REQUEST|values|params)\b|COOKIES\[|GET \| |POST \| |\.copy\(\)\.update", SOURCES) == []


def test_chance_that_guards_something_is_the_systems():
    # A retry that comes a little earlier or later, and the order of a rehearsal, guard nothing.
    allowed = {"followups/delivery.py", "stories/rehearsal.py", "stories/views/rehearsal.py"}
    users = {name_of(path) for path in SOURCES for module in imported_by(tree_of(path)) if module == "random"}

    assert users <= allowed
    assert found(r"hashlib\.(md5|sha1)\b|import (md5|sha1)|uuid\.uuid1", SOURCES) == []


def test_scripts_write_text_and_never_markup():
    dangerous = (
        r"innerHTML|outerHTML(?!\")|insertAdjacentHTML|document\.write|\beval\(|new Function|postMessage|onmessage"
        r"|__proto__|Object\.setPrototypeOf|setTimeout\([\"']|importScripts|document\.domain|\.src\s*=\s*[^=]*http"
    )

    assert [line for line in found(dangerous, SCRIPTS)] == []


def test_scripts_keep_nothing_in_cookies_or_globals():
    assert found(r"document\.cookie|window\.\w+\s*=[^=]|globalThis", SCRIPTS) == []


# What a public site answers


PAGES = ["/", "/accounts/login/", "/accounts/signup/", "/service-worker.js", "/offline/", "/no-such-page/"]


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_every_answer_says_what_it_is_and_in_which_letters(page):
    answer = Client().get(page)

    assert re.fullmatch(r"text/(html|javascript|plain|calendar); charset=utf-8", answer["Content-Type"])
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_a_static_file_carries_the_headers_of_a_page():
    with closing(Client().get("/static/callback.js")) as answer:
        assert b"".join(answer.streaming_content)
    assert answer["Content-Type"].startswith("text/javascript")
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_what_a_proxy_would_say_is_not_believed_without_one(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    said = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    request = RequestFactory().get("/", headers=said)

    assert get_adapter().get_client_ip(request) == "127.0.0.1"
    assert not request.is_secure()
    assert request.get_host() == "testserver"


@pytest.mark.django_db
def test_behind_a_proxy_what_a_browser_made_up_before_it_does_not_count(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"})

    assert get_adapter().get_client_ip(request) == "198.51.100.7"


@pytest.mark.django_db
def test_of_a_value_that_comes_twice_one_counts(as_alice, alice):
    given = {"time_zone": ["Europe/Berlin", "Europe/Paris"], "name": ["One", "Two"], "country": ["DE"]}

    assert as_alice.post("/settings/?name=Three", given).status_code == 302

    alice.refresh_from_db()
    assert (alice.name, alice.time_zone) == ("Two", "Europe/Paris")


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/", "/accounts/login/", "/stories/", "/settings/", "/service-worker.js"])
def test_trace_is_not_answered(as_alice, page):
    assert as_alice.trace(page).status_code in (302, 405)


@pytest.mark.django_db
def test_nobody_may_read_it_from_another_site(as_alice):
    for client in (as_alice, Client()):
        answer = client.get("/", headers={"Origin": "https://evil.example"})

        assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


@pytest.mark.django_db
def test_a_folder_of_files_is_not_listed():
    assert Client().get("/static/").status_code == 404
    assert Client().get("/static/icons/").status_code == 404


SAY_THE_COOKIES = """
import django; django.setup()
from django.conf import settings as s
from django.test import RequestFactory
for what in ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "DOMAIN", "PATH"):
    print(*[getattr(s, f"{of}_COOKIE_{what}") for of in ("SESSION", "CSRF", "LANGUAGE")], end=" ")
print()
print(s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_SSL_REDIRECT, s.SECURE_REFERRER_POLICY)
"""


def test_a_public_site_binds_its_cookies_to_its_host_and_speaks_https_only(tmp_path):
    done = start(tmp_path, PUBLIC | {"DJANGO_SETTINGS_MODULE": "config.settings"}, "-c", SAY_THE_COOKIES)

    cookies, transport = done.stdout.splitlines()
    names = "__Host-session __Host-csrf __Host-language"
    assert cookies.strip() == f"{names} {'True ' * 6}Lax Lax Lax {'None ' * 3}/ / /"
    assert transport == "31536000 True True same-origin"


@pytest.mark.django_db
def test_there_are_no_other_cookies(alice):
    client = Client()
    client.get("/accounts/login/")
    client.post("/language/", {"language": "de"})
    client.post("/accounts/login/", {"login": "alice@example.com", "password": "correct horse battery"})
    client.post("/settings/", {"name": "Alice", "time_zone": "Europe/Berlin", "country": "DE"})
    client.get("/settings/")
    client.post("/accounts/logout/")

    assert set(client.cookies) <= {"sessionid", "csrftoken", "language"}


@pytest.mark.django_db
@override_settings(SECURE_SSL_REDIRECT=True, SECURE_REDIRECT_EXEMPT=[r"^calendar/"])
def test_a_calendar_that_asks_without_tls_is_refused_and_a_person_is_sent_on(alice, now):
    path = reverse("dashboard:calendar_feed", args=[feed_tokens.make(alice, now)])

    assert Client().get("/stories/").url == "https://testserver/stories/"
    assert Client().get(path).status_code == 403
    assert Client().get(path, secure=True).status_code == 200


@pytest.mark.django_db
def test_an_error_shows_nothing_of_the_inside_and_is_logged(alice, monkeypatch, caplog):
    monkeypatch.setattr("dashboard.views.board.render", lambda *_, **__: 1 / 0)
    client = logged_in(alice)
    client.raise_request_exception = False

    answer = client.get("/applications/")

    assert answer.status_code == 500
    assert not re.search(r"Traceback|ZeroDivision|SECRET|django|\.py", answer.text)
    assert [record.exc_info[0] for record in caplog.records if record.name == "django.request"] == [ZeroDivisionError]


@pytest.mark.django_db
def test_what_is_refused_is_logged(alice, as_bob, caplog):
    forged, guessing = Client(enforce_csrf_checks=True), Client()
    forged.post("/accounts/login/", {"login": "x"})
    as_bob.get(reverse("dashboard:application", args=[make_application(alice).pk]))
    as_bob.post("/settings/", {"time_zone": "Nowhere/Land"})
    as_bob.put("/settings/")
    for _ in range(7):
        guessing.post("/accounts/login/", {"login": alice.email, "password": "wrong"})
    Client(headers={"host": "evil.example"}).get("/accounts/login/")

    statuses = {record.status_code for record in caplog.records if record.name.startswith("django")}
    assert {403, 404, 405, 422} <= statuses
    assert {"django.security.csrf", "django.security.DisallowedHost"} <= {record.name for record in caplog.records}
    assert not [record for record in caplog.records if "wrong" in record.getMessage()]


def test_a_line_of_a_public_site_has_its_moment_in_utc_and_stays_one_line():
    record = logging.makeLogRecord(
        {"name": "x", "levelname": "INFO", "msg": 'said\r\n2026 ERROR "made up" \x1b[2J\u2028'}
    )

    line = JsonLines().format(record)

    assert len(line.splitlines()) == 1
    assert line.isascii() or line.isprintable()
    assert datetime.fromisoformat(json.loads(line)["at"]).utcoffset() == timedelta(0)


# What stands between a browser and the product


def requests_in(*lines):
    raw = "\r\n".join(lines).encode()
    return list(RequestParser(Config(), iter([raw]), ("127.0.0.1", 1)))


@pytest.mark.parametrize(
    "lines",
    [
        ("POST / HTTP/1.1", "Host: x", "Content-Length: 5", "Transfer-Encoding: chunked", "", "0", "", ""),
        ("POST / HTTP/1.1", "Host: x", "Content-Length: 5", "Content-Length: 6", "", "hello!"),
        ("POST / HTTP/1.1", "Host: x", "Transfer-Encoding: xchunked", "", "0", "", ""),
        ("POST / HTTP/1.1", "Host: x", "Content-Length: +5", "", "hello"),
        ("POST / HTTP/1.1", "Host : x", "Content-Length: 5", "", "hello"),
    ],
    ids=["both lengths", "two lengths", "unknown coding", "a sign", "a blank in a name"],
)
def test_a_request_whose_end_is_in_doubt_is_refused_by_the_web_server(lines):
    with pytest.raises((ParseException, NotImplementedError)):
        requests_in(*lines)


def test_mail_goes_only_to_a_server_that_proves_who_it_is(settings):
    settings.MAILERS = {
        "default": {"BACKEND": "accounts.smtp.EmailBackend", "OPTIONS": {"host": "h", "use_tls": True}}
    }

    context = mailers["default"].ssl_context
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_passwords_are_stretched_as_it_is_advised_today(tmp_path):
    say = "from django.conf import settings; print(settings.PASSWORD_HASHERS[0])"
    hasher = start(tmp_path, {"DJANGO_SETTINGS_MODULE": "config.settings"}, "-c", say).stdout.strip()

    assert hasher == "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    assert PBKDF2PasswordHasher.algorithm == "pbkdf2_sha256"
    assert PBKDF2PasswordHasher.iterations >= 600_000


# What it is made of


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_everything_that_is_used_is_named_with_its_version_and_hash_and_no_place_of_its_own(name):
    text = (ROOT / name).read_text()
    entries = re.split(r"\n(?=\S)", text.strip())

    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9\-]+(\[[a-z,\-]+\])?==[\w.\-+]+", entry), entry
        assert "--hash=sha256:" in entry
    assert not re.search(r"https?://|git\+|--index|--find-links", text)


def test_no_secret_stands_in_the_tree():
    secret = r"AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|ghp_[A-Za-z0-9]{30,}|xox[bp]-"
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split("\n")
    # In an image or an archive of the tree there is no git.
    paths = [ROOT / name for name in tracked if name] or SOURCES

    for path in paths:
        if path.is_file() and path != Path(__file__).resolve():
            assert not re.search(secret, path.read_text(errors="ignore")), path
