from datetime import UTC, datetime

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives, InvalidMailer
from django.core.mail.handler import MailersHandler
from django.test import Client

from accounts.mailbox import EmailBackend, find_mail, forget_mails, newest_mails, store

HOSTILE = [
    "../../etc/passwd",
    "..%2f..%2fsecret_key",
    "20261201T120000000000Z-0123abcd.eml/../x",
    "20261201T120000000000Z-0123abcd.part",
    "20261201T120000000000Z-0123abcd.eml\n",
    "20261201T120000000000Z-0123abcd.eml%00",
    "secret_key",
    ".eml",
    "٢٠٢٦١٢٠١T120000000000Z-0123abcd.eml",
    "a" * 5000,
]


@pytest.fixture
def folder(settings, local_mail):
    return settings.MAIL_DIR


def send(folder, to="alice@example.com", subject="Two people to thank", html="", **fields):
    message = EmailMultiAlternatives(subject, "Ana and Bo, before noon.\n", "Callback <r@example.com>", [to], **fields)
    if html:
        message.attach_alternative(html, "text/html")
    EmailBackend(folder=folder, alias="default").send_messages([message])
    return max(folder.glob("*.eml")).name


def test_each_message_becomes_one_complete_file_with_a_name_that_sorts(folder):
    with time_machine.travel(datetime(2026, 12, 1, 12, 0, tzinfo=UTC), tick=False):
        first = send(folder)
    with time_machine.travel(datetime(2026, 12, 1, 12, 1, tzinfo=UTC), tick=False):
        second = send(folder)

    assert first.startswith("20261201T120000000000Z-")
    assert {path.name for path in folder.iterdir()} == {first, second}
    assert b"\r\nSubject: Two people to thank\r\n" in (folder / first).read_bytes()


def test_the_backend_counts_what_it_wrote_and_leaves_out_what_goes_to_nobody(folder):
    to_nobody = EmailMultiAlternatives("x", "x", "r@example.com", [])
    to_alice = EmailMultiAlternatives("x", "x", "r@example.com", ["alice@example.com"])

    assert EmailBackend(folder=folder, alias="default").send_messages([to_nobody, to_alice]) == 1
    assert len(list(folder.iterdir())) == 1


def test_the_settings_reach_the_backend(settings, tmp_path):
    settings.MAILERS = {"default": {"BACKEND": "accounts.mailbox.EmailBackend", "OPTIONS": {"folder": tmp_path}}}

    assert MailersHandler().default.folder == tmp_path


@pytest.mark.parametrize("options", [{}, {"folder": "x", "colour": "red"}])
def test_wrong_options_are_named(options):
    with pytest.raises(InvalidMailer):
        EmailBackend(alias="default", **options)


def test_mails_are_listed_newest_first_and_only_to_the_addresses_asked_for(folder):
    old, _other, new = send(folder), send(folder, to="bob@example.com"), send(folder, subject="The last call")

    mails = newest_mails(folder, frozenset({"alice@example.com"}))

    assert [mail.name for mail in mails] == [new, old]
    assert mails[0].subject == "The last call"
    assert mails[0].sender == "Callback <r@example.com>"
    assert mails[0].sent_at is not None


def test_whoever_takes_an_address_later_finds_none_of_its_old_mails(folder, monkeypatch):
    monkeypatch.setattr("accounts.mailbox.NEWEST", 1)
    send(folder)
    others = send(folder, to="bob@example.com")

    forget_mails(folder, frozenset({"alice@example.com"}))

    assert [path.name for path in folder.glob("*.eml")] == [others]


def test_a_folder_that_does_not_exist_yet_is_an_empty_mailbox(folder):
    assert newest_mails(folder, frozenset({"alice@example.com"})) == []


def test_text_and_html_are_read_with_their_characters(folder):
    name = send(folder, to="Älice <alice@example.com>", subject="Grüße 👋 an Zoë", html="<p>Grüße</p>")

    mail = find_mail(folder, name, frozenset({"alice@example.com"}))

    assert (mail.subject, mail.html.strip()) == ("Grüße 👋 an Zoë", "<p>Grüße</p>")
    assert mail.text.strip() == "Ana and Bo, before noon."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00garbage",
        b"To: alice@example.com\nContent-Type: text/plain; charset=nonsense\n\nhello",
        b"To: alice@example.com\nContent-Type: multipart/mixed; boundary=x\n\nno parts",
        b"To: alice@example.com\nDate: yesterday\n\nhello",
        b"To: <<<>>>,,;\nSubject: =?utf-8?q?=ZZ?=\n\nhello",
    ],
)
def test_a_file_that_is_no_proper_mail_breaks_nothing(as_alice, folder, content):
    name = store(folder, content).name

    assert as_alice.get("/mail/").status_code == 200
    assert as_alice.get(f"/mail/{name}/").status_code in (200, 404)
    assert as_alice.get(f"/mail/{name}/html/").status_code in (200, 404)


def test_the_mailbox_shows_my_mails_and_nobody_elses(as_alice, alice, folder):
    mine, theirs = send(folder), send(folder, to="bob@example.com", subject="For Bob")

    page = as_alice.get("/mail/")

    assert f"/mail/{mine}/" in page.text
    assert "For Bob" not in page.text
    assert as_alice.get(f"/mail/{mine}/").status_code == 200
    assert as_alice.get(f"/mail/{theirs}/").status_code == 404
    assert as_alice.get(f"/mail/{theirs}/html/").status_code == 404


def test_an_empty_mailbox_says_what_will_be_in_it(as_alice, folder):
    assert "No mails yet" in as_alice.get("/mail/").text


def test_a_mail_shows_its_text_with_working_links_and_no_markup_of_its_own(as_alice, folder):
    name = send(folder, subject="<script>alert(1)</script>")

    page = as_alice.get(f"/mail/{name}/")

    assert "<script>alert" not in page.text
    assert "Ana and Bo" in page.text
    assert "<iframe" not in page.text


def test_the_html_is_shown_in_a_sandbox_with_a_policy_of_its_own(as_alice, folder):
    name = send(
        folder, html="<html><head></head><body style='color:red'>Hello <script>alert(1)</script></body></html>"
    )

    page = as_alice.get(f"/mail/{name}/")
    frame = as_alice.get(f"/mail/{name}/html/")

    assert 'sandbox="allow-top-navigation-by-user-activation"' in page.text
    assert frame.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )
    assert frame.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert '<head><base target="_top">' in frame.text
    assert "no-store" in frame.headers["Cache-Control"]


def test_a_mail_without_html_has_no_html_page(as_alice, folder):
    assert as_alice.get(f"/mail/{send(folder)}/html/").status_code == 404


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_not_found(as_alice, folder, name):
    send(folder)
    (folder.parent / "secret_key").write_text("To: alice@example.com\n\nkey")

    assert find_mail(folder, name, frozenset({"alice@example.com"})) is None
    assert as_alice.get("/mail/" + name + "/").status_code == 404


def test_the_mailbox_is_behind_the_login(db, folder):
    name = send(folder, html="<p>x</p>")

    for path in ["/mail/", f"/mail/{name}/", f"/mail/{name}/html/"]:
        response = Client().get(path)
        assert (response.status_code, response.url.split("?")[0]) == (302, "/accounts/login/")


def test_where_a_mail_server_is_configured_there_is_no_mailbox(as_alice, folder, mail_server):
    name = send(folder, html="<p>x</p>")

    for path in ["/mail/", f"/mail/{name}/", f"/mail/{name}/html/"]:
        assert as_alice.get(path).status_code == 404
        assert Client().get(path).status_code == 404


def test_looking_is_all_one_can_do(as_alice, folder):
    name = send(folder, html="<p>x</p>")

    for path in ["/mail/", f"/mail/{name}/", f"/mail/{name}/html/"]:
        assert as_alice.post(path).status_code == 405


def test_more_mails_cost_no_more_queries(as_alice, folder, django_assert_max_num_queries):
    for _ in range(12):
        send(folder)

    with django_assert_max_num_queries(4):
        as_alice.get("/mail/")
