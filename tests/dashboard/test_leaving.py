"""Deleting an account: the password, the goodbye mail before anything is final, and nothing left anywhere."""

import smtplib
from contextlib import contextmanager

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client

from accounts.mailbox import newest_mails, store
from accounts.models import FeedToken, User
from dashboard.account_forms import DeleteAccountForm
from dashboard.archive import keeping
from tests.conftest import logged_in
from tests.factories import make_user
from tests.whole_account import fill

pytestmark = pytest.mark.django_db

URL = "/settings/delete/"
PASSWORD = {"password": "correct horse battery"}


def leave(client, **typed):
    return client.post(URL, typed or PASSWORD, follow=False)


def sizes():
    """The number of rows of every table, the cache's too."""
    found = {model._meta.label: model._default_manager.count() for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        found["cache"] = sorted(key for (key,) in cursor.fetchall())
    return found


@contextmanager
def mail_server_that(monkeypatch, error):
    def fail(message, *args, **kwargs):
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(EmailMessage, "send", fail)
        yield


@pytest.fixture
def mail_server(settings):
    settings.IS_MAIL_LOCAL = False


@pytest.fixture
def confirmed(alice):
    return EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)


def test_the_page_says_what_goes_and_offers_the_archive(as_alice, alice):
    fill(alice)

    page = as_alice.get(URL).text

    assert "Applications <strong>1</strong>" in page
    assert 'href="/settings/data/archive.json"' in page
    assert "There is no undo." in page
    assert 'type="password"' in page


def test_everything_goes_and_nothing_of_anybody_elses(alice, bob):
    fill(bob)
    before = sizes()
    dora = make_user("dora@example.com", name="Dora")
    EmailAddress.objects.create(user=dora, email=dora.email, verified=True, primary=True)
    FeedToken.objects.create(user=dora, token_hash="x" * 64)
    fill(dora)
    here, elsewhere = logged_in(dora), logged_in(dora)
    keeping.keep(dora, b"{}")
    leave(here, password="wrong")

    answer = leave(here)

    assert (answer.status_code, answer.url) == (302, "/")
    # The one session that is left is nobody's: it holds the sentence that says goodbye.
    assert sizes() == before | {"sessions.Session": 1}
    assert set(Session.objects.get().get_decoded()) == {"_messages"}
    assert not User.objects.filter(email="dora@example.com").exists()
    for client in (here, elsewhere):
        assert client.get("/settings/").status_code == 302


def test_the_next_page_says_that_it_is_done(as_alice):
    answer = as_alice.post(URL, PASSWORD, follow=True)

    assert "Your account and everything in it were deleted." in answer.text
    assert "_auth_user_id" not in as_alice.session


def test_one_mail_says_goodbye(as_alice, alice):
    leave(as_alice)

    (goodbye,) = mail.outbox
    assert (goodbye.to, goodbye.subject) == (["alice@example.com"], "Your account was deleted")
    assert "Hello Alice Berg," in goodbye.body
    assert "your account and everything in it were deleted" in goodbye.body


def test_a_hostile_name_stays_in_the_text_of_the_mail(alice):
    User.objects.filter(pk=alice.pk).update(name="Al\r\nBcc: all@example.com <b>")

    leave(logged_in(alice))

    message = mail.outbox[0].message()
    assert message["Bcc"] is None
    assert "<b>" in mail.outbox[0].body


def test_the_address_can_sign_up_again(as_alice, alice):
    fill(alice)
    leave(as_alice)

    client = Client()
    answer = client.post("/accounts/signup/", {"email": "Alice@example.com", "password1": "a long walk by the sea"})

    assert answer.status_code == 302
    assert client.get("/").text.count("Acme") == 0
    assert User.objects.get(email__iexact="alice@example.com").applications.count() == 0


def test_deleting_it_in_two_windows_says_goodbye_in_both(alice, monkeypatch):
    first, second = logged_in(alice), logged_in(alice)
    check = DeleteAccountForm.clean_password

    def overtaken(form):
        patched.undo()
        leave(first)
        return check(form)

    with monkeypatch.context() as patched:
        patched.setattr(DeleteAccountForm, "clean_password", overtaken)
        answer = second.post(URL, PASSWORD, follow=True)

    assert "Your account and everything in it were deleted." in answer.text
    assert len(mail.outbox) == 1


# Who may


@pytest.mark.parametrize("typed", ["", "wrong", "Correct horse battery", "correct horse battery ", "x" * 10_000])
def test_a_wrong_password_deletes_nothing(as_alice, alice, typed):
    answer = as_alice.post(URL, {"password": typed})

    assert answer.status_code == 422
    assert User.objects.filter(pk=alice.pk).exists()
    assert mail.outbox == []
    assert typed not in answer.text or len(typed) < 6


def test_a_look_at_the_page_deletes_nothing(as_alice, alice):
    as_alice.get(URL, PASSWORD)

    assert User.objects.filter(pk=alice.pk).exists()


def test_an_account_without_a_password_types_its_address(alice):
    alice.set_unusable_password()
    alice.save()
    client = logged_in(alice)
    assert "typed once more" in client.get(URL).text

    assert client.post(URL, {"address": "bob@example.com"}).status_code == 422
    assert client.post(URL, {"password": ""}).status_code == 422
    assert client.post(URL, {"address": "Alice@Example.com "}).status_code == 302
    assert not User.objects.filter(pk=alice.pk).exists()


def test_with_a_password_the_address_is_not_enough(as_alice, alice):
    assert as_alice.post(URL, {"address": alice.email}).status_code == 422


def test_guessing_comes_to_an_end(as_alice, alice):
    for _ in range(10):
        assert as_alice.post(URL, {"password": "guess"}).status_code == 422

    answer = leave(as_alice)

    assert (answer.status_code, "Too many tries" in answer.text) == (429, True)
    assert User.objects.filter(pk=alice.pk).exists()


def test_a_forged_form_deletes_nothing(alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)

    assert leave(client).status_code == 403


# The goodbye mail comes first


@pytest.mark.parametrize(
    "error",
    [
        TimeoutError(),
        ConnectionRefusedError(),
        smtplib.SMTPServerDisconnected(),
        smtplib.SMTPDataError(451, b"later"),
        smtplib.SMTPRecipientsRefused({"alice@example.com": (450, b"busy")}),
    ],
    ids=lambda error: type(error).__name__,
)
def test_without_the_goodbye_mail_nothing_is_deleted(as_alice, alice, monkeypatch, error):
    fill(alice)
    before = sizes()

    with mail_server_that(monkeypatch, error):
        answer = leave(as_alice)

    assert answer.status_code == 503
    assert "nothing was deleted. Wait a minute and try again." in answer.text
    cache.clear()
    assert sizes() == before | {"cache": []}
    assert as_alice.get("/settings/").status_code == 200
    assert leave(as_alice).status_code == 302


def test_the_mail_is_handed_over_inside_the_transaction(as_alice, alice, monkeypatch):
    seen = []
    monkeypatch.setattr(
        EmailMessage, "send", lambda *args, **kwargs: seen.append(User.objects.filter(pk=alice.pk).exists())
    )

    leave(as_alice)

    assert seen == [False]


def test_an_address_that_is_refused_for_good_does_not_keep_anybody(as_alice, alice, monkeypatch):
    with mail_server_that(monkeypatch, smtplib.SMTPRecipientsRefused({"alice@example.com": (550, b"no such user")})):
        answer = leave(as_alice)
        assert (answer.status_code, "refuses your address" in answer.text) == (503, True)
        assert User.objects.filter(pk=alice.pk).exists()

        assert leave(as_alice).status_code == 302
    assert not User.objects.filter(pk=alice.pk).exists()


def test_nobody_writes_to_an_address_that_is_not_confirmed(as_alice, alice, mail_server):
    assert "No mail says goodbye" in as_alice.get(URL).text

    assert leave(as_alice).status_code == 302
    assert mail.outbox == []


def test_a_confirmed_address_gets_it(as_alice, alice, mail_server, confirmed):
    leave(as_alice)

    assert [message.to for message in mail.outbox] == [["alice@example.com"]]


# The mails on this machine


def test_the_mails_that_this_machine_kept_go_and_the_goodbye_stays(as_alice, alice, bob, settings, monkeypatch):
    settings.MAILERS = {
        "default": {"BACKEND": "accounts.mailbox.EmailBackend", "OPTIONS": {"folder": settings.MAIL_DIR}}
    }
    for address in (alice.email, bob.email):
        content = f"To: {address}\r\nSubject: Two people to thank\r\n\r\nDear Ana"
        store(settings.MAIL_DIR, content.encode())

    # Also those too old to be listed.
    with monkeypatch.context() as patched:
        patched.setattr("accounts.mailbox.NEWEST", 1)
        leave(as_alice)

    def subjects(address):
        return [found.subject for found in newest_mails(settings.MAIL_DIR, frozenset({address}))]

    assert subjects("alice@example.com") == ["Your account was deleted"]
    assert subjects("bob@example.com") == ["Two people to thank"]
