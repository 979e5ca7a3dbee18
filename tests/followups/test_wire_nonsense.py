"""A mail server that answers nonsense: nothing is lost by it, no address is blamed, and nobody waits for ever."""

import time

import pytest
from django.core.mail import EmailMessage

from followups.outcomes import Outcome
from followups.wire import MailServerAwayError, Wire
from tests.nonsense import drops, lines_without_end, nonsense, one_line_without_end

pytestmark = pytest.mark.process

TIMEOUT = 0.4
HELLO = b"220 mail.example ready\r\n"
TAKEN = b"250 fine\r\n"
GREETED = (HELLO, TAKEN)


@pytest.fixture
def mailer(settings):
    options = {"host": "127.0.0.1", "timeout": TIMEOUT}
    settings.MAILERS = {"reminders": {"BACKEND": "accounts.smtp.EmailBackend", "OPTIONS": options}}
    return options


NO_MAIL_SERVER = [
    ("noise", [b"\x00\xff\xfe" * 3000 + b"\r\n"], {}),
    ("one line without end", [one_line_without_end], {}),
    ("lines without end", [lines_without_end], {}),
    ("a letter at a time", [drops], {}),
    ("a banner that never comes", [5.0], {}),
    ("HTTP", [b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", None], {}),
    ("closed at once", [None], {}),
    ("a banner that says go away", [b"554 no service here\r\n"], {}),
    ("no TLS where TLS is spoken", [HELLO], {"use_ssl": True}),
    ("no STARTTLS", [HELLO, b"250 mail.example\r\n"], {"use_tls": True}),
    ("noise as TLS", [HELLO, b"250-mail.example\r\n250 STARTTLS\r\n", b"220 go\r\n", b"\x00" * 99], {"use_tls": True}),
    (
        "a challenge that is none",
        [HELLO, b"250-mail.example\r\n250 AUTH CRAM-MD5\r\n", b"334 \xff\xffnot base64\r\n"],
        {"username": "u", "password": "p"},
    ),
    (
        "no login as we know one",
        [HELLO, b"250-mail.example\r\n250 AUTH X-OWN\r\n"],
        {"username": "u", "password": "p"},
    ),
]


@pytest.mark.parametrize(
    ("script", "more"), [row[1:] for row in NO_MAIL_SERVER], ids=[row[0] for row in NO_MAIL_SERVER]
)
def test_what_is_no_mail_server_is_an_outage(mailer, script, more):
    began = time.monotonic()
    mailer.update(more)
    with nonsense(*script) as mailer["port"], Wire() as wire, pytest.raises(MailServerAwayError):
        wire.open()

    assert time.monotonic() - began < 3 * TIMEOUT


NONSENSE = [
    ("closes after the banner", [HELLO, None], Outcome.LATER),
    ("says 250 to DATA", [*GREETED, TAKEN, TAKEN, TAKEN], Outcome.LATER),
    ("asks for the text at once", [*GREETED, b"354 go on\r\n"], Outcome.LATER),
    ("asks for the text at the recipient", [*GREETED, TAKEN, b"354 go on\r\n"], Outcome.LATER),
    ("wants another order at the recipient", [*GREETED, TAKEN, b"503 bad sequence\r\n"], Outcome.LATER),
    ("knows no recipients", [*GREETED, TAKEN, b"502 what?\r\n"], Outcome.LATER),
    ("a number that is none", [*GREETED, TAKEN, b"999 fine\r\n"], Outcome.LATER),
    ("noise at the recipient", [*GREETED, TAKEN, b"\xff\xfe\x00\r\n"], Outcome.LATER),
    ("lines without end at the recipient", [*GREETED, TAKEN, b"250-one\r\n", lines_without_end], Outcome.LATER),
    ("a line too long at the recipient", [*GREETED, TAKEN, b"250 " + b"x" * 9000 + b"\r\n"], Outcome.LATER),
    ("noise after the text", [*GREETED, TAKEN, TAKEN, b"354 go on\r\n", b"\xff\x00\r\n"], Outcome.UNCERTAIN),
    ("asks for more after the text", [*GREETED, TAKEN, TAKEN, b"354 go on\r\n", b"354 go on\r\n"], Outcome.UNCERTAIN),
    ("what was that? after the text", [*GREETED, TAKEN, TAKEN, b"354 go on\r\n", b"500 what?\r\n"], Outcome.UNCERTAIN),
    ("a letter at a time after the text", [*GREETED, TAKEN, TAKEN, b"354 go on\r\n", b"2", drops], Outcome.UNCERTAIN),
]


@pytest.mark.parametrize(("script", "outcome"), [row[1:] for row in NONSENSE], ids=[row[0] for row in NONSENSE])
def test_nonsense_fails_no_mail_and_no_address_for_good(mailer, script, outcome):
    began = time.monotonic()
    with nonsense(*script) as mailer["port"], Wire() as wire:
        wire.open()
        assert wire.send(EmailMessage("Thank Ana", "Hello", "callback@example.com", ["ana@example.com"])) == outcome

    assert time.monotonic() - began < 5 * TIMEOUT
