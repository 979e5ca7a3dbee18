"""What happened with an account: written where it happens, readable by its owner alone, and coarse."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import audit
from accounts.browsers import browser_of, system_of
from accounts.models import AuditEvent
from accounts.tasks import purge_audit_events
from config.celery import app
from dashboard.archive.writing import pieces
from tests.accounts.conftest import prove
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
URL = "/settings/activity/"
PASSWORD = "correct horse battery"
NEW = "a quiet horse in May"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def trail(user):
    return list(AuditEvent.objects.filter(user=user).order_by("at", "pk").values_list("what", flat=True))


def sign_in(client, email="alice@example.com", password=PASSWORD):
    return client.post("/accounts/login/", {"login": email, "password": password}, HTTP_USER_AGENT=FIREFOX)


def code():
    return re.search(r"^[A-Z0-9-]{6,9}$", mail.outbox[-1].body, re.MULTILINE)[0]


# What is written, and where it happens


def test_signing_up_in_and_out(as_nobody):
    as_nobody.post("/accounts/signup/", {"email": "carol@example.com", "password1": NEW})
    as_nobody.post("/accounts/logout/")
    sign_in(as_nobody, "carol@example.com", NEW)

    carol = AuditEvent.objects.first().user
    assert carol.email == "carol@example.com"
    assert trail(carol) == ["signed_up", "signed_out", "signed_in"]


def test_a_sign_in_says_on_what_kind_of_device(as_nobody, alice):
    sign_in(as_nobody)

    event = AuditEvent.objects.get(user=alice)
    assert (event.browser, event.system, event.times) == ("Firefox", "Linux", 1)


def test_wrong_passwords_in_a_row_are_one_event_with_their_number(as_nobody, alice):
    for _ in range(3):
        sign_in(as_nobody, password="wrong")
    sign_in(as_nobody)
    sign_in(Client(), "Alice@Example.com", "wrong")

    assert trail(alice) == ["sign_in_failed", "signed_in", "sign_in_failed"]
    assert [event.times for event in AuditEvent.objects.order_by("pk")] == [3, 1, 1]


def test_a_wrong_password_costs_the_same_whether_or_not_there_is_an_account(alice, rf):
    counts = []
    for address in ("alice@example.com", "stranger@example.com"):
        for _ in range(2):
            with CaptureQueriesContext(connection) as asked:
                audit.record_failure(rf.post("/"), address)
            counts.append([query["sql"].split()[0] for query in asked.captured_queries])

    assert counts[0] == counts[2]
    assert counts[1] == counts[3]


def test_who_types_a_wrong_password_is_found_by_the_index_of_addresses(alice, rf):
    with CaptureQueriesContext(connection) as asked:
        audit.record_failure(rf.post("/"), "ALICE@example.com")
    with connection.cursor() as cursor:
        cursor.execute(("EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN ") + asked[0]["sql"])
        plan = str(cursor.fetchall())

    assert AuditEvent.objects.get().user == alice
    assert "one_account_per_address" in plan or connection.vendor != "sqlite"


def test_what_nobody_typed_is_shown_to_nobody(as_nobody, as_alice, alice):
    sign_in(as_nobody, "stranger@example.com", "wrong")

    assert AuditEvent.objects.get().user is None
    assert "wrong password" not in as_alice.get(URL).text.replace("wrong passwords", "")


def test_changing_the_password(as_alice, alice):
    as_alice.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert trail(alice) == ["password_changed"]


def test_setting_a_new_password_by_mail(as_nobody, alice):
    as_nobody.post("/accounts/password/reset/", {"email": alice.email})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    page = as_nobody.get(link)
    as_nobody.post(page.url, {"password1": NEW, "password2": NEW})

    assert trail(alice) == ["password_reset"]


def test_asking_for_a_new_address_and_confirming_it(as_alice, alice, mail_server):
    prove(as_alice).post("/accounts/email/", {"email": "alice.berg@example.com", "action_add": ""})
    as_alice.post("/accounts/confirm-email/", {"code": code()})

    assert trail(alice) == ["address_asked", "address_confirmed"]


def test_a_new_address_on_this_computer(as_alice, alice, local_mail):
    prove(as_alice).post("/accounts/email/", {"email": "alice.berg@example.com", "action_add": ""})

    assert trail(alice) == ["address_changed"]


def test_the_calendars_secret_address(as_alice, alice):
    as_alice.post("/settings/calendar/address/")
    as_alice.post("/settings/calendar/revocation/")

    assert trail(alice) == ["feed_made", "feed_revoked"]


def test_what_is_taken_along(as_alice, alice):
    addresses = [f"/settings/data/{name}" for name in ("applications.csv", "applications.xlsx", "archive.json")]
    answers = [method(address) for address in addresses for method in (as_alice.head, as_alice.get)]

    assert trail(alice) == ["list_downloaded", "list_downloaded", "archive_downloaded"]
    for answer in answers:
        answer.close()


def test_what_is_brought_back(as_alice, alice, bob):
    file = SimpleUploadedFile("archive.json", "".join(pieces(bob, timezone.now())).encode())
    page = as_alice.post("/settings/data/restore/", {"file": file})
    as_alice.post("/settings/data/restore/", {"digest": page.context["digest"]})

    assert trail(alice) == ["archive_restored"]


def test_what_the_people_who_run_the_site_do_is_in_it_too(alice, bob, tmp_path):
    call_command("archive_account", email=alice.email, output=tmp_path / "alice.json")
    call_command("restore_account", tmp_path / "alice.json", email=bob.email)

    assert (trail(alice), trail(bob)) == (["archived_by_site"], ["restored_by_site"])


@pytest.mark.parametrize("notice", sorted(audit.NOTICES))
def test_a_change_of_what_signs_one_in_has_its_words(rf, alice, notice):
    audit.record_notice(rf.get("/"), notice, alice)

    assert AuditEvent.objects.get().get_what_display()


@pytest.mark.parametrize(
    ("records", "what"),
    [
        ([], "signed_in"),
        ([{"method": "password"}], "signed_in"),
        ([{"method": "code"}], "signed_in_by_code"),
        ([{"method": "password"}, {"method": "mfa", "type": "totp"}], "signed_in_with_second"),
        ([{"method": "mfa", "type": "webauthn", "passwordless": True}], "signed_in_by_passkey"),
    ],
)
def test_a_sign_in_says_how(rf, alice, records, what):
    audit.record_entry(rf.get("/"), alice, is_new=False, records=records)

    assert trail(alice) == [what]


# What it does not say


@pytest.mark.parametrize(
    ("words", "browser", "system"),
    [
        (FIREFOX, "Firefox", "Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome", "Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge", "Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36 EdgA/140.0", "Edge", "Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Chrome/140.0 Safari/537.36 OPR/120", "Opera", "macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari", "iPhone"),
        ("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) CriOS/140.0 Safari/604.1", "Chrome", "iPad"),
        (
            "Mozilla/5.0 (Linux; Android 15) SamsungBrowser/28.0 Chrome/130.0 Safari/537.36",
            "Samsung Internet",
            "Android",
        ),
        ("Mozilla/5.0 (X11; CrOS x86_64) Chrome/140.0 Safari/537.36", "Chrome", "ChromeOS"),
        ("<script>alert(1)</script>", "", ""),
        ("", "", ""),
        ("\x00" * 50_000, "", ""),
    ],
)
def test_a_browser_is_known_by_its_kind_and_nothing_else_is_kept(words, browser, system):
    assert (browser_of(words), system_of(words)) == (browser, system)


def test_neither_addresses_nor_texts_have_a_place_in_it():
    fields = {field.name for field in AuditEvent._meta.concrete_fields}

    assert fields == {"id", "user", "what", "times", "browser", "system", "began_at", "at"}


def test_every_code_has_words():
    assert all(what.label and what.label != what.value for what in AuditEvent.What)
    assert max(len(what.value) for what in AuditEvent.What) <= 24


# The page


def test_the_owner_reads_it_newest_first(as_nobody, alice):
    sign_in(as_nobody, password="wrong")
    sign_in(as_nobody, password="wrong")
    sign_in(as_nobody)

    text = as_nobody.get(URL).text
    assert text.index("Signed in") < text.index("Somebody typed a wrong password, 2 times")
    assert "Firefox on Linux" in text


def test_what_the_site_did_comes_from_no_device(as_alice, alice):
    audit.record(None, AuditEvent.What.ARCHIVED_BY_SITE, alice)

    text = as_alice.get(URL).text
    assert "The people who run this site made an archive" in text
    assert "A device we do not know" not in text


def test_nobody_reads_anybody_elses(alice, bob):
    audit.record(None, AuditEvent.What.PASSKEY_ADDED, alice)

    assert "Passkey added" in logged_in(alice).get(URL).text
    assert "Passkey added" not in logged_in(bob).get(URL).text
    assert Client().get(URL).url.startswith("/accounts/login/")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_changes_it(as_alice, method):
    assert getattr(as_alice, method)(URL).status_code == 405


def test_twenty_five_fit_on_a_page(as_alice, alice):
    AuditEvent.objects.bulk_create(AuditEvent(user=alice, what="signed_in") for _ in range(26))

    assert as_alice.get(URL).text.count("Signed in") == 25
    assert as_alice.get(URL, {"page": 2}).text.count("Signed in") == 1
    assert as_alice.get(URL, {"page": "nonsense"}).status_code == 200


def test_more_events_cost_no_more_queries(as_alice, alice):
    counts = []
    for _ in range(2):
        AuditEvent.objects.bulk_create(AuditEvent(user=alice, what="signed_in") for _ in range(30))
        with CaptureQueriesContext(connection) as asked:
            as_alice.get(URL)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_an_empty_trail_says_what_will_be_in_it(as_alice):
    assert "Nothing yet" in as_alice.get(URL).text


def test_settings_lead_there(as_alice):
    assert f'href="{URL}"' in as_alice.get("/settings/").text


# How long


def test_it_is_kept_for_a_year(alice):
    now = timezone.now()
    for days in (364, 366):
        event = AuditEvent.objects.create(user=alice, what="signed_in", browser=str(days))
        AuditEvent.objects.filter(pk=event.pk).update(at=now - timedelta(days=days))

    purge_audit_events()

    assert [event.browser for event in AuditEvent.objects.all()] == ["364"]


def test_a_task_every_ten_minutes_forgets_it():
    entry = app.conf.beat_schedule["forget what happened with accounts after a year"]

    assert (entry["task"], entry["schedule"]) == (purge_audit_events.name, 600)


def test_it_goes_with_the_account(alice):
    audit.record(None, AuditEvent.What.PASSKEY_ADDED, alice)

    alice.delete()

    assert not AuditEvent.objects.exists()


def test_it_is_not_in_the_archive(alice):
    audit.record(None, AuditEvent.What.PASSKEY_ADDED, alice)

    assert "passkey_added" not in "".join(pieces(alice, timezone.now()))
