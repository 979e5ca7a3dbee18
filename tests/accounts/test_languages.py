"""The language of whoever has an account is the account's; of whoever has none, the one picked or the browser's."""

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import override

from accounts import languages
from accounts.models import User
from tests.accounts.conftest import confirm
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}
NEW = {"email": "new@example.com", "password1": "a quiet horse in May"}


def language_of(page):
    """Of the page itself, and of what its head says."""
    said = page["Content-Language"]
    assert f'<html lang="{said}" dir="ltr">' in page.text
    return said


@pytest.fixture
def german(alice):
    alice.language = "de"
    alice.save()
    return alice


# Without an account


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/accounts/signup/", "/offline/", "/nowhere/"])
def test_a_visitor_reads_what_the_browser_prefers(as_nobody, path):
    page = as_nobody.get(path, headers=GERMAN)

    assert language_of(page) == "de"
    assert {"Accept-Language", "Cookie"} <= set(page["Vary"].split(", "))
    assert language_of(as_nobody.get(path, headers={"Accept-Language": "tlh"})) == "en"


def test_a_visitor_picks_a_language_without_a_script_and_stays_on_the_page(as_nobody):
    page = as_nobody.get("/accounts/login/?next=/stories/")
    assert '<input type="hidden" name="next" value="/accounts/login/?next=/stories/">' in page.text
    assert '<button class="btn btn-quiet btn-sm" name="language" value="fr" lang="fr">Français</button>' in page.text

    answer = as_nobody.post("/language/", {"language": "fr", "next": "/accounts/login/?next=/stories/"})

    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/stories/")
    assert language_of(as_nobody.get("/", headers=GERMAN)) == "fr"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_picking_a_language_leads_back_to_no_other_site(as_nobody, elsewhere):
    answer = as_nobody.post("/language/", {"language": "fr", "next": elsewhere}, headers={"Referer": elsewhere})

    assert answer.url == "/"


@pytest.mark.parametrize("code", ["tlh", "../../etc", "", "x" * 10_000])
def test_a_language_that_nobody_knows_changes_nothing(as_nobody, code):
    as_nobody.post("/language/", {"language": code, "next": "/"})

    assert language_of(as_nobody.get("/")) == "en"


def test_a_link_alone_picks_no_language(as_nobody):
    assert as_nobody.get("/language/?language=fr").status_code == 405


# The account


def test_a_sign_up_from_a_german_browser_makes_a_german_account(as_nobody, local_mail):
    as_nobody.post("/accounts/signup/", NEW, headers=GERMAN)

    assert User.objects.get().language == "de"


def test_a_sign_up_that_waits_for_its_code_makes_an_account_in_the_language_that_was_picked(mail_server):
    nobody = Client()
    nobody.post("/language/", {"language": "fr"})
    nobody.post("/accounts/signup/", NEW, headers=GERMAN)
    code = next(line for line in mail.outbox[-1].body.splitlines() if len(line) == 9 and line[4] == "-")
    nobody.post("/accounts/signup/code/", {"code": code}, headers=GERMAN)

    assert User.objects.get().language == "fr"


def test_the_account_rules_its_pages_whatever_the_browser_prefers(german):
    client = logged_in(german)
    client.cookies["language"] = "fr"

    for path in ("/", "/stories/", "/settings/", "/accounts/email/", "/nowhere/"):
        assert language_of(client.get(path, headers={"Accept-Language": "es"})) == "de"


def test_whoever_has_an_account_is_offered_no_language_in_the_foot(as_alice):
    assert 'action="/language/"' not in as_alice.get("/").text


def test_the_language_picked_in_the_settings_is_that_of_the_next_page_and_what_it_says(
    as_alice, alice, pseudo_language
):
    said = {"name": "Alice", "language": "fr", "time_zone": "Europe/Berlin"}

    assert language_of(as_alice.post("/settings/", said, follow=True)) == "fr"
    alice.refresh_from_db()
    assert alice.language == "fr"
    assert as_alice.post("/settings/", said | {"language": pseudo_language}).status_code == 422


def test_settings_sent_by_an_older_page_keep_the_language(german):
    logged_in(german).post("/settings/", {"name": "Alice", "time_zone": "Europe/Berlin"})

    german.refresh_from_db()
    assert german.language == "de"


def test_the_page_without_a_connection_is_kept_in_the_language_of_the_account(german):
    worker = logged_in(german).get("/service-worker.js")

    assert '"/offline/?language=de"' in worker.text
    assert language_of(Client().get("/offline/?language=de")) == "de"
    assert language_of(Client().get("/offline/?language=tlh")) == "en"


# Mails about the account


def test_a_mail_about_the_account_is_in_its_language_whoever_asked_for_it(alice, mail_server, pseudo_language):
    confirm(alice)
    alice.language = pseudo_language
    alice.save()
    Client().post("/accounts/password/reset/", {"email": alice.email.upper()})
    Client().post("/accounts/login/code/", {"email": alice.email})
    Client().post("/accounts/signup/", NEW | {"email": alice.email})

    assert len(mail.outbox) == 3
    for sent in mail.outbox:
        assert sent.subject.startswith("⟦")
        assert "⟦" in sent.body.splitlines()[0]


def test_an_address_without_an_account_is_written_to_in_the_language_of_the_page(db):
    with override("fr"):
        assert languages.language_at("nobody@example.com") == "fr"
