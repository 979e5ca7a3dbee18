"""A whole walk through the product, and not one address, token or word that somebody wrote in any line of it."""

import json
import logging
import re
import runpy
import smtplib
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from celery.app.trace import build_tracer
from django.conf import settings as project
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts.access_lines import AccessLineMiddleware
from accounts.log_lines import JsonLines, Lines, hidden, request_id
from accounts.models import User
from config.celery import app
from followups.delivery import deliver_due
from followups.mails import compose
from followups.planning import plan
from followups.unsubscribing import unsubscribe_token
from interviews.job_files.working import take_one
from tests.factories import START, make_held_round

pytestmark = pytest.mark.django_db
ROOMS = ("accounts", "interviews", "stories", "followups", "dashboard", "config")
ADDRESS = "wilhelmina.marker@private.example"
PASSWORD = "a quiet marker in May"
WRONG = "wrong marker password"
# What an exception says; a trace shows lines of source, so the text must not stand where it is raised.
QUOTED = f"marmalade roadmap: {ADDRESS}"
SECRETS = {
    "her address": ADDRESS,
    "the address of a person": "ana.marker@people.example",
    "an address she looked for": "stranger.marker@elsewhere.example",
    "her name": "Wilhelmina",
    "her password": PASSWORD,
    "a wrong password": WRONG,
    "her note": "marmalade roadmap",
    "a cell of her table": "Zeppelin Works",
    "the invite": "Rhubarb Holdings",
    "a query": "quince-search",
}


@pytest.fixture(params=[JsonLines, Lines], ids=["public", "laptop"])
def lines(request, monkeypatch):
    """Every logger: ours at DEBUG, all others at INFO, and each line as the product writes it."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(request.param())
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [handler])
    quiet = {"root": root.level}
    root.setLevel(logging.INFO)
    for name in ROOMS:
        quiet[name] = logging.getLogger(name).level
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield written
    root.setLevel(quiet.pop("root"))
    for name, level in quiet.items():
        logging.getLogger(name).setLevel(level)


class Walk:
    """One candidate, all the way; `secrets` grows by whatever would be a way in."""

    def __init__(self, monkeypatch):
        self.client = Client(raise_request_exception=False)
        self.monkeypatch = monkeypatch
        self.secrets = dict(SECRETS)

    def sign_up_and_in(self):
        self.client.post("/accounts/signup/", {"email": ADDRESS, "password1": PASSWORD})
        User.objects.update(name="Wilhelmina", time_zone="Europe/Berlin")
        self.client.post("/accounts/logout/")
        self.client.post("/accounts/login/", {"login": ADDRESS, "password": WRONG})
        self.client.post("/accounts/login/", {"login": self.secrets["an address she looked for"], "password": WRONG})
        self.client.post("/accounts/login/?next=/stories/", {"login": ADDRESS, "password": PASSWORD})
        self.secrets["her session"] = self.client.session.session_key

    def set_a_new_password(self):
        somebody = Client(raise_request_exception=False)
        somebody.post("/accounts/password/reset/", {"email": ADDRESS})
        link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
        self.secrets["the key to a new password"] = link.rstrip("/").rpartition("-")[2]
        somebody.get(somebody.get(link).url)
        somebody.get(link[:-3])

    def write_notes(self):
        self.round = make_held_round(User.objects.get(), "Ana Marker")
        person = self.round.interviews.first().interviewers.first()
        person.email = self.secrets["the address of a person"]
        person.save()
        page = f"/rounds/{self.round.pk}/thank-yous/{person.pk}/"
        self.client.post(page, {"subject": "Thank you", "body": "Dear Ana, the marmalade roadmap!", "version": ""})
        self.client.get("/applications/?q=quince-search")
        assert self.round.thank_you_notes.get().body

    def fetch_the_feed(self):
        address = self.client.post("/settings/calendar/address/").context["address"]
        token = re.search(r"/calendar/([^/.]+)\.ics", address)[1]
        self.secrets["the token of the feed"] = token
        calendar = Client(raise_request_exception=False)
        calendar.get(f"/calendar/{token}.ics")
        calendar.post(f"/calendar/{token}.ics")
        calendar.get(f"/calendar/{token}.ics/")
        calendar.get(f"/calendar/{token[:-1]}.ics?token={token}")

    def unsubscribe(self):
        token = unsubscribe_token(User.objects.get().pk, "prepare")
        self.secrets |= {"the unsubscribing token": token, "its signature": token.rpartition(":")[2]}
        provider = Client(enforce_csrf_checks=True)
        provider.get(f"/unsubscribe/{token}/")
        provider.post(f"/unsubscribe/{token}/", {"List-Unsubscribe": "One-Click"})
        provider.post(f"/unsubscribe/{token}x/")

    def bring_things(self):
        text = f"Rhubarb Holdings, Tuesday 1 December, 14:00 {self.secrets['the address of a person']}"
        self.client.post("/import/", {"text": text})
        table = SimpleUploadedFile("Zeppelin Works.csv", b"Company,Role\nZeppelin Works,Analyst\n,Nobody")
        answer = self.client.post("/import/files/", {"file": table})
        take_one(timezone.now)
        self.client.get(answer.url)

    def send_mails(self):
        due = START + timedelta(hours=4)
        plan(due)
        self.monkeypatch.setattr("followups.delivery.compose", self._fail_once())
        deliver_due(lambda: due)
        deliver_due(lambda: due + timedelta(minutes=10))

    def _fail_once(self):
        failures = [ValueError(QUOTED)]

        def composing(*args):
            if failures:
                raise failures.pop()
            return compose(*args)

        return composing

    def meet_errors(self):
        self.client.get(f"/no/such/page/{self.secrets['the token of the feed']}/?q=quince-search")
        self.client.get("/rounds/999999/")
        self.client.post("/stories/new/", {"title": ""})
        self.client.generic("POST", "/stories/new/", b"x", f"multipart/form-data; boundary={ADDRESS}; charset=hex")
        self.client.get("/settings/", HTTP_HOST=f"{ADDRESS}")
        forged = Client(enforce_csrf_checks=True, raise_request_exception=False)
        forged.force_login(User.objects.get())
        forged.post("/stories/new/", {}, HTTP_ORIGIN=f"https://evil.example/?{ADDRESS}")

        def fail(*_args, **_kwargs):
            try:
                raise KeyError(ADDRESS)
            except KeyError as error:
                raise RuntimeError(QUOTED) from error

        self.monkeypatch.setattr("dashboard.views.rounds.render", fail)
        assert self.client.get(f"/rounds/{self.round.pk}/").status_code == 500

    def fail_in_the_mail_server(self):
        def refuse(*_args, **_kwargs):
            raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no " + ADDRESS.encode())})

        self.monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
        assert Client().post("/accounts/password/reset/", {"email": ADDRESS}).status_code == 503

    def fail_in_a_task(self):
        @app.task(name="tests.fail")
        def fail():
            raise RuntimeError(QUOTED)

        tracer = build_tracer("tests.fail", fail, app=app)
        tracer("5dcd7a14-8bd1-4f43-9f3c-8bd14f439f3c", (), {}, {"id": "x", "args": (), "kwargs": {}})
        app.tasks.pop("tests.fail")


@pytest.fixture
def walked(lines, monkeypatch, settings, local_mail):
    settings.ALLOWED_HOSTS = ["testserver"]
    walk = Walk(monkeypatch)
    with time_machine.travel(START + timedelta(hours=4)):
        walk.sign_up_and_in()
        walk.set_a_new_password()
        walk.write_notes()
        walk.fetch_the_feed()
        walk.unsubscribe()
        walk.bring_things()
        walk.send_mails()
        walk.meet_errors()
        walk.fail_in_the_mail_server()
        walk.fail_in_a_task()
    return walk


@pytest.fixture
def local_mail(settings):
    settings.IS_MAIL_LOCAL = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = False


def test_a_whole_walk_leaves_no_secret_in_any_line(walked, lines, request):
    text = lines.getvalue()

    assert {what: secret for what, secret in walked.secrets.items() if secret.lower() in text.lower()} == {}
    assert "marker" not in text.lower().replace("mark_", "")
    for status in (200, 302, 404, 405, 422, 500):
        assert re.search(rf'status(=|": ){status}\b', text), status
    for written in ("could not be rendered", "Internal Server Error", "not sent: SMTPRecipientsRefused", "tests.fail"):
        assert written in text
    assert "dashboard:calendar_feed" in text
    assert "followups:unsubscribe" in text
    if request.node.callspec.id == "public":
        assert_json(text)


def assert_json(text):
    """One object a line, and no field that nobody thought of."""
    objects = [json.loads(line) for line in text.splitlines()]
    known = {"at", "level", "logger", "message", "trace", "request_id", "user", "method", "route", "status", "ms"}

    assert {name for line in objects for name in line} <= known
    assert all({"at", "level", "logger", "message"} <= set(line) for line in objects)


def test_the_lines_of_one_request_carry_its_id(as_alice, lines):
    answer = as_alice.get("/rounds/999999/")

    written = lines.getvalue().splitlines()
    assert len(written) == 2
    assert all(answer["X-Request-ID"] in line for line in written)
    assert request_id.get() == ""


def test_a_line_names_the_page_and_the_person(as_alice, alice, lines):
    as_alice.get("/settings/?q=quince-search")

    line = lines.getvalue()
    for part in ("dashboard:settings", f"{alice.pk}", "GET", "200"):
        assert part in line
    assert "quince" not in line


def test_who_is_signed_in_costs_no_query_of_its_own(django_assert_num_queries):
    request = RequestFactory().get("/")

    with django_assert_num_queries(0):
        AccessLineMiddleware(lambda _request: HttpResponse())(request)


def test_a_strangers_request_id_and_method_are_not_believed(lines, client):
    answer = client.generic(f"X{ADDRESS}", "/settings/", HTTP_X_REQUEST_ID=ADDRESS)

    assert re.fullmatch(r"[0-9a-f]{16}", answer["X-Request-ID"])
    assert ADDRESS not in lines.getvalue()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("to alice@example.com now", "to … now"),
        ("<Alice.B+x@example.co.uk>,", "<…>,"),
        ("GET /a/?q=secret HTTP/1.1", "GET /a/… HTTP/1.1"),
        ("Invalid key abcdefghij0123456789KLMNOP", "Invalid key …"),
        ("account/email/email_confirmation_signup", "account/email/email_confirmation_signup"),
        ("not sent: SMTPRecipientsRefused", "not sent: SMTPRecipientsRefused"),
        ("celery@web-1 ready", "celery@web-1 ready"),
        ("reminder 12 is judged anew", "reminder 12 is judged anew"),
    ],
)
def test_what_slips_into_a_sentence_is_taken_out(text, said):
    assert hidden(text) == said


def test_a_trace_says_where_and_what_kind_and_not_what(lines):
    try:
        raise ValueError(ADDRESS)
    except ValueError:
        logging.getLogger("accounts").exception("it broke")

    assert "builtins.ValueError" in lines.getvalue() or '"builtins.ValueError' in lines.getvalue()
    assert "test_log_lines.py" in lines.getvalue()
    assert ADDRESS not in lines.getvalue().replace("ADDRESS", "")


def test_nothing_writes_past_the_one_handler():
    assert project.LOGGING["root"]["handlers"] == ["stderr"]
    for name in ("celery.task", "multiprocessing", "gunicorn.error"):
        assert project.LOGGING["loggers"][name] == {"handlers": ["stderr"], "propagate": False}
    assert project.LOGGING["loggers"]["django"]["handlers"] == []


@pytest.mark.parametrize(("base_url", "line"), [("", "Lines"), ("https://callback.example", "JsonLines")])
def test_gunicorn_writes_as_the_settings_do(monkeypatch, base_url, line):
    monkeypatch.setenv("BASE_URL", base_url)
    gunicorn = runpy.run_path(str(project.BASE_DIR / "config/gunicorn.py"))["logconfig_dict"]

    assert gunicorn["formatters"] == {"line": {"()": f"accounts.log_lines.{line}"}}
    assert gunicorn["handlers"] == project.LOGGING["handlers"]
    assert gunicorn["loggers"]["gunicorn.error"] == project.LOGGING["loggers"]["gunicorn.error"]


@pytest.mark.parametrize("file", ["Procfile", "Dockerfile", "docker-compose.yml", "docs/settings.md"])
def test_gunicorn_is_started_with_that(file):
    words = (project.BASE_DIR / file).read_text().replace('", "', " ")

    assert (
        words.count("gunicorn config.wsgi --") == words.count("gunicorn config.wsgi --config config/gunicorn.py") > 0
    )
    assert "access-log" not in words
