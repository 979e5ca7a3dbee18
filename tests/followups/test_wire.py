"""What a real SMTP server's answers mean, one row an answer."""

import pytest
from django.core.mail import EmailMessage

from followups.outcomes import Outcome
from followups.wire import MailServerAwayError, Wire
from tests.sink import Drop, Reply, Sink, Stall

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def server():
    sink = Sink()
    yield sink
    sink.leave()


@pytest.fixture
def sink(server, settings):
    server.behave()
    server.mails.clear()
    settings.MAILERS = {
        "reminders": {
            "BACKEND": "accounts.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": server.port, "timeout": 1},
        }
    }
    return server


def message(to="ana@example.com"):
    return EmailMessage("Thank Ana", "Hello", "callback@example.com", [to])


ANSWERS = [
    ("taken", None, None, Outcome.SENT),
    ("recipient unknown", "rcpt", Reply("550 5.1.1 unknown"), Outcome.ADDRESS),
    ("mailbox full for good", "rcpt", Reply("552 5.2.2 full"), Outcome.ADDRESS),
    ("greylisted", "rcpt", Reply("450 4.2.0 try later"), Outcome.LATER),
    ("shutting down", "rcpt", Reply("421 4.3.2 closing"), Outcome.LATER),
    ("password transition needed", "rcpt", Reply("432 4.7.12 later"), Outcome.LATER),
    ("too many mails", "mail", Reply("451 4.7.1 slow down"), Outcome.LATER),
    ("login needed", "mail", Reply("530 5.7.0 authenticate"), Outcome.OUTAGE),
    ("our own address refused", "mail", Reply("550 5.7.1 not you"), Outcome.OUTAGE),
    ("login needed at the recipient", "rcpt", Reply("530 5.7.0 authenticate"), Outcome.OUTAGE),
    ("no data now", "data", Reply("451 4.3.0 not now"), Outcome.LATER),
    ("content refused for good", "content", Reply("554 5.6.0 spam"), Outcome.REFUSED),
    ("content not now", "content", Reply("451 4.3.0 disk full"), Outcome.LATER),
    ("dropped before the recipient", "rcpt", Drop(), Outcome.LATER),
    ("dropped before the text", "data", Drop(), Outcome.LATER),
    ("dropped after the text", "content", Drop(), Outcome.UNCERTAIN),
    ("stalled before the text", "rcpt", Stall(3), Outcome.LATER),
    ("stalled after the text", "content", Stall(3), Outcome.UNCERTAIN),
]


@pytest.mark.parametrize(("stage", "fault", "outcome"), [row[1:] for row in ANSWERS], ids=[row[0] for row in ANSWERS])
def test_an_answer(sink, stage, fault, outcome):
    if stage:
        sink.on(stage, fault, times=1)

    with Wire() as wire:
        wire.open()
        assert wire.send(message()) == outcome


def test_a_drop_at_the_second_mail_is_not_taken_for_a_lost_reply_to_the_first(sink):
    with Wire() as wire:
        wire.open()
        assert wire.send(message()) == Outcome.SENT
        sink.on("mail", Drop(), times=1)
        assert wire.send(message()) == Outcome.LATER


def test_after_a_drop_the_next_mail_goes_over_a_new_connection(sink):
    sink.on("rcpt", Drop(), times=1)

    with Wire() as wire:
        wire.open()
        assert wire.send(message()) == Outcome.LATER
        wire.open()
        assert wire.send(message()) == Outcome.SENT


def test_one_connection_serves_a_batch(sink):
    before = sink.connections

    with Wire() as wire:
        for _ in range(5):
            wire.open()
            assert wire.send(message()) == Outcome.SENT

    assert sink.connections == before + 1


def test_an_address_that_cannot_be_written_is_unsendable(sink):
    with Wire() as wire:
        wire.open()
        assert wire.send(message(to="not an address\r\nBcc: eve@example.com")) == Outcome.UNSENDABLE


def test_nobody_at_the_door_is_an_outage(sink, settings, free_port):
    settings.MAILERS["reminders"]["OPTIONS"]["port"] = free_port

    with Wire() as wire, pytest.raises(MailServerAwayError):
        wire.open()
