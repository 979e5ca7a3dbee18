"""What an outsider with one account of their own would try; each of these has been tried."""

import json
from contextlib import closing

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.mailbox import store
from accounts.models import User
from dashboard.archive.writing import archive_file
from interviews.job_files.working import take_one
from interviews.models import Application, Interviewer, Round
from tests.accounts.conftest import prove
from tests.conftest import logged_in
from tests.factories import make_application, make_held_round, make_interviewer, make_round, make_user

pytestmark = pytest.mark.django_db
KELVIN = "\u212a"  # lower case of it is an ordinary k


def archive_of(candidate):
    with archive_file(candidate, timezone.now()) as file:
        return json.load(file)


# Addresses


@pytest.mark.parametrize(
    "address", [f"{KELVIN}ate@example.com", "KATE@example.com", "kate@EXAMPLE.com", " kate@example.com"]
)
def test_an_address_that_only_looks_different_is_the_same_account(client, address):
    make_user("kate@example.com")

    client.post("/accounts/signup/", {"email": address, "password1": "a quiet horse in May"})

    assert User.objects.count() == 1
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", [f"{KELVIN}ate@example.com", "KATE@example.com"])
def test_nobody_takes_over_the_address_of_another_account(as_alice, alice, address):
    make_user("kate@example.com")

    as_alice.post("/accounts/email/", {"email": address, "action_add": ""})

    alice.refresh_from_db()
    assert alice.email == "alice@example.com"


def test_a_link_for_a_new_password_goes_to_the_address_on_file_and_not_to_the_one_that_was_typed(client, mailoutbox):
    make_user("kate@example.com")

    client.post("/accounts/password/reset/", {"email": f"{KELVIN}ate@example.com"})

    assert [address for mail in mailoutbox for address in mail.to if address != "kate@example.com"] == []


def test_whoever_takes_an_address_that_somebody_gave_up_finds_none_of_their_mails(as_alice, as_bob, settings):
    settings.IS_MAIL_LOCAL = True
    store(settings.MAIL_DIR, b"To: alice@example.com\nSubject: Zq7x\n\nZq7x")
    store(settings.MAIL_DIR, b"To: bob@example.com\nSubject: Two to thank\n\nAna and Bo")
    assert "Zq7x" in as_alice.get("/mail/").text

    prove(as_alice).post("/accounts/email/", {"email": "Alice@Example.com", "action_add": ""})
    assert "Zq7x" in as_alice.get("/mail/").text
    as_alice.post("/accounts/email/", {"email": "new@example.com", "action_add": ""})
    assert "Two to thank" in as_bob.get("/mail/").text
    prove(as_bob).post("/accounts/email/", {"email": "alice@example.com", "action_add": ""})

    assert as_bob.get("/settings/").context["user"].email == "alice@example.com"
    assert "Zq7x" not in as_bob.get("/mail/").text


# Paths and hosts


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/stories",
        "///evil.example/accounts/login",
        "/\\evil.example/stories",
        "/%2f%2fevil.example/stories",
        "//evil.example/%2e%2e/stories",
    ],
)
def test_a_path_that_looks_like_another_site_leads_nowhere(as_alice, path):
    answer = as_alice.generic("GET", path)

    assert answer.status_code in (301, 404)
    assert not answer.get("Location", "").startswith(("//", "/\\", "http"))


@pytest.mark.parametrize(
    "path",
    [
        "/static/../config/settings.py",
        "/static/%2e%2e/config/settings.py",
        "/static/..%2fconfig/settings.py",
        "/static//etc/passwd",
        "/static/css/../../../config/settings.py",
        "/mail/..%2f..%2fsecret_key/",
        "/mail/%2e%2e/",
        "/settings/data/..%2fapplications.csv",
        "/settings/data/users.csv",
        "/calendar/..ics",
    ],
)
def test_no_path_reaches_a_file_that_is_not_served(as_alice, path):
    assert as_alice.get(path).status_code == 404


@pytest.mark.parametrize(
    "name", ["evil.example", "localhost.evil.example", "localhost:80@evil.example", "", "a" * 300]
)
def test_a_name_that_is_not_ours_gets_no_page(as_alice, name):
    assert as_alice.get("/", headers={"host": name}).status_code == 400


def test_a_header_of_a_proxy_that_is_not_there_changes_nothing(as_nobody):
    answer = as_nobody.get(
        "/stories/",
        headers={
            "x-forwarded-host": "evil.example",
            "x-original-url": "/admin/",
            "x-rewrite-url": "/",
            "forwarded": "x",
        },
    )

    assert answer.url == "/accounts/login/?next=/stories/"


def test_no_header_turns_a_look_into_a_change(as_alice, alice):
    job = make_application(alice)

    for name in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        as_alice.get(f"/applications/{job.pk}/delete/", {"_method": "POST"}, headers={name: "POST"})

    job.refresh_from_db()
    assert job.deleted_at is None


@pytest.mark.parametrize("key", ["a" * 5_000, "' OR 1=1 --", "../../x", "null", "0" * 32, '"a\\000b"'])
def test_a_made_up_session_is_nobodys(client, key):
    client.cookies["sessionid"] = key

    assert client.get("/stories/").status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"HX-Request": "true", "HX-Current-URL": "http://[::1"},
        {"HX-Request": "true", "HX-Target": '"><script>', "HX-Trigger": "{", "HX-Prompt": "%ff"},
        {"Accept-Language": "a-" * 5_000},
        {"If-None-Match": '"' * 999, "If-Modified-Since": "Thu, 99 Foo 99999"},
        {"Range": "bytes=-99999999999999", "Accept-Encoding": "gzip;q=nan"},
        {"Referer": "http://[", "Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/stories/", "/settings/data/applications.csv"])
def test_headers_that_make_no_sense_are_no_error(as_alice, headers, path):
    with closing(as_alice.get(path, headers=headers)) as answer:
        assert answer.status_code in (200, 206)


# Guessing


def test_nobody_gets_more_tries_at_a_password_by_naming_another_network_address(alice):
    client, answers = Client(), []
    for number in range(30):
        typed = {"login": alice.email, "password": f"wrong {number}"}
        answers.append(client.post("/accounts/login/", typed, headers={"x-forwarded-for": f"10.0.0.{number}"}))

    assert any("Too many tries" in answer.text or answer.status_code == 429 for answer in answers)


# Forms


@pytest.mark.parametrize("number", ["1000000", "9" * 30, "-1", "1e9"])
def test_a_form_that_claims_a_million_rows_costs_no_more_than_any(as_alice, number):
    rows = {f"rows-{name}_FORMS": number for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    for more in ({}, {"another_row": "1"}):
        answer = as_alice.post("/rounds/new/", rows | {"company": "Acme"} | more)

        assert answer.status_code in (200, 422)
        assert answer.text.count("rows-") < 2_000


def test_more_fields_than_any_form_has_are_refused(as_alice):
    assert as_alice.post("/rounds/new/", {f"field{number}": "" for number in range(1_200)}).status_code == 400


def test_a_form_does_not_set_what_it_does_not_show(as_alice, alice, bob):
    job = make_application(alice)
    more = {"candidate": bob.pk, "candidate_id": bob.pk, "id": 1, "pk": 1, "deleted_at": "2026-01-01"}

    as_alice.post(f"/applications/{job.pk}/edit/", {"company": "New", "role_title": "A", "stage": "offer"} | more)
    as_alice.post(
        "/settings/", {"name": "A", "is_staff": "on", "is_superuser": "on", "email": "x@y.example", "pk": bob.pk}
    )

    job.refresh_from_db()
    alice.refresh_from_db()
    assert (job.company, job.candidate, job.deleted_at) == ("New", alice, None)
    assert alice.email == "alice@example.com"
    assert not getattr(alice, "is_superuser", False)


@pytest.mark.parametrize("path", ["/applications/new/", "/stories/new/", "/stories/advice/", "/rounds/new/"])
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/xml", "multipart/form-data", ""])
def test_a_post_that_is_no_form_is_one_without_fields(as_alice, path, kind):
    answer = as_alice.generic("POST", path, b'{"company": "Acme"}', kind)

    assert answer.status_code in (200, 400, 422)
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    "path", ["/applications/?stage=%00", "/stories/?q=%00&theme=%00", "/stories/rehearsal/?find=%00&q=%00"]
)
def test_no_letter_that_a_database_refuses_gets_as_far_as_one(as_alice, path):
    def look(execute, sql, params, many, context):
        assert not any(isinstance(one, str) and "\0" in one for one in params or ()), sql
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        assert as_alice.get(path).status_code == 200


# Links


def test_no_link_of_a_page_runs_a_script(as_alice, alice):
    evil = "javascript:alert(1)"
    job = make_application(alice)
    round = make_round(job)
    as_alice.post(
        f"/applications/{job.pk}/edit/", {"company": "A", "role_title": "A", "stage": "offer", "job_url": evil}
    )
    as_alice.post(f"/rounds/{round.pk}/edit/", {"number": 2, "format": "video", "meeting_url": evil})
    as_alice.post(f"/applications/{job.pk}/people/new/", {"name": "Ana", "profile_url": evil})
    as_alice.post(f"/applications/{job.pk}/research/new/", {"area": "company", "body": "x", "url": evil})
    answer = as_alice.post(
        "/import/files/", {"file": SimpleUploadedFile("a.csv", f"Company,Link\nAcme,{evil}".encode())}
    )
    take_one(timezone.now)
    page = as_alice.get(answer.url)
    form = page.context["form"]
    fields = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    as_alice.post(answer.url, fields | {"save": "1"})
    take_one(timezone.now)

    stored = [
        *Application.objects.values_list("job_url", flat=True),
        *Round.objects.values_list("meeting_url", flat=True),
    ]
    stored += Interviewer.objects.values_list("profile_url", flat=True)
    assert [url for url in stored if url.lower().startswith("javascript")] == []


def test_an_archive_brings_no_link_that_runs_a_script_and_nothing_of_anybody_else(alice, bob):
    make_interviewer(make_application(bob, job_url="https://ok.example/"))
    archive = archive_of(bob)
    file = SimpleUploadedFile("a.json", json.dumps(archive).encode())
    assert logged_in(alice).post("/settings/data/restore/", {"file": file}).status_code == 200
    for rows in archive["rows"].values():
        for row in rows:
            for name in row:
                row[name] = "javascript:alert(1)" if name.endswith("url") else row[name]
    file = SimpleUploadedFile("a.json", json.dumps(archive).encode())

    answer = logged_in(alice).post("/settings/data/restore/", {"file": file})

    assert answer.status_code == 422
    assert not alice.applications.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 200_000,
        b'{"a":' * 50_000,
        b'{"version": ' + b"9" * 5_000 + b"}",
        b'{"format": NaN}',
        b"\xff\xfe",
        b"null",
        b'"\\ud800"',
    ],
)
def test_a_file_that_is_no_archive_is_refused_with_a_sentence(as_alice, content):
    answer = as_alice.post("/settings/data/restore/", {"file": SimpleUploadedFile("a.json", content)})

    assert answer.status_code == 422


def test_an_address_of_somebody_met_adds_no_recipient_to_a_mail(as_alice, alice):
    round = make_held_round(alice, "Ana Ruiz")
    Interviewer.objects.update(email="ana?bcc=evil@example.com")

    page = as_alice.get(f"/rounds/{round.pk}/thank-yous/").text

    assert "ana?bcc" not in page.split("mailto:", 1)[-1].split('"', 1)[0]


@pytest.mark.parametrize(
    "name", ["../../../etc/x.csv", "<img src=x onerror=fz>.csv", "a\u202evsc.exe", "CON.csv", "x" * 400 + ".csv"]
)
@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/x-msdownload"])
def test_a_file_is_never_given_back_as_what_it_claims_to_be(as_alice, name, kind):
    answer = as_alice.post(
        "/import/files/", {"file": SimpleUploadedFile(name, b"Company\nAcme\n\n,", content_type=kind)}
    )
    take_one(timezone.now)

    page = as_alice.get(answer.url)

    assert page["Content-Type"].startswith("text/html")
    assert "<img src=x" not in page.text
    assert as_alice.get(f"{answer.url}left-out.csv").get("Content-Type", "").startswith(("text/csv", "text/html"))
