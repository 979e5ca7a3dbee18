"""The test servers themselves: what the process tests rest on."""

import smtplib
import socket

import pytest
import redis as redis_client

from tests.sink import Drop, Reply, Stall

pytestmark = pytest.mark.process


def post(sink, message_id="<1@test>", timeout=5):
    with smtplib.SMTP("127.0.0.1", sink.port, timeout=timeout) as client:
        client.sendmail("a@test", ["b@test"], f"Message-ID: {message_id}\r\nSubject: Hello\r\n\r\nText\r\n".encode())


def test_a_product_on_postgresql_keeps_its_rows_apart(production, postgres):
    production.call("tests.process.facts.candidate", email="a@example.com")

    assert production.rows("SELECT email FROM accounts_user") == [{"email": "a@example.com"}]


def test_an_embedded_product_keeps_its_rows_apart(embedded):
    embedded.call("tests.process.facts.candidate", email="a@example.com")

    assert embedded.rows("SELECT email FROM accounts_user") == [{"email": "a@example.com"}]


def test_sessions_of_postgresql_can_be_terminated(production, postgres):
    production.call("tests.process.facts.ledger")

    assert postgres.terminate_sessions(production.environment["DATABASE_URL"].rpartition("/")[2]) >= 1
    assert production.call("tests.process.facts.ledger") == []


def test_redis_can_die_and_come_back(redis):
    redis.stop()
    with pytest.raises(redis_client.ConnectionError), redis_client.Redis(port=redis.port) as client:
        client.ping()
    redis.start()

    with redis_client.Redis(port=redis.port) as client:
        assert client.ping()


def test_the_sink_records_a_mail_with_its_id(sink):
    post(sink)

    assert sink.counts() == {"<1@test>": 1}
    assert sink.mails[0].subject == "Hello"
    assert sink.mails[0].to == ["b@test"]


@pytest.mark.parametrize("stage", ["hello", "mail", "rcpt", "data", "content"])
def test_the_sink_refuses_at_any_stage_as_often_as_told(sink, stage):
    sink.on(stage, Reply("450 4.2.0 later"), times=2 if stage == "hello" else 1)  # hello: EHLO, then HELO

    with pytest.raises(smtplib.SMTPException):
        post(sink)
    post(sink)

    assert sink.counts() == {"<1@test>": 1}


@pytest.mark.parametrize(("stage", "taken"), [("mail", 0), ("data", 0), ("content", 1)])
def test_the_sink_drops_the_connection(sink, stage, taken):
    sink.on(stage, Drop(), times=1)

    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        post(sink)

    assert len(sink.mails) == taken


def test_the_sink_stalls(sink):
    sink.on("content", Stall(30))

    with pytest.raises((TimeoutError, socket.timeout, smtplib.SMTPServerDisconnected)):
        post(sink, timeout=0.5)

    sink.wait_for_stall("content")
    assert len(sink.mails) == 1


def test_the_sink_can_be_away(sink):
    sink.leave()
    with pytest.raises(OSError):
        post(sink)
    sink.come_back()

    post(sink)

    assert len(sink.mails) == 1
