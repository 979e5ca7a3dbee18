"""What a mail server pipes in about a mail that came back: it marks an address only for a mail that went there."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from followups.delivery_notices import MOST_BYTES, NoticeError, read_notice
from tests.factories import make_held_round, make_reminder

ROOT = Path(__file__).resolve().parent.parent.parent

NOTICE = """\
From: MAILER-DAEMON@mail.example (Mail Delivery System)
To: bounces@callback.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you …
--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; {final}
Original-Recipient: rfc822;{original}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 550 5.1.1 no such user

--cut
Content-Type: {kind}

Return-Path: <bounces@callback.example>
Message-ID: {message_id}
Subject: Thank Ana
To: {original}

--cut--
"""


@pytest.fixture
def reminder(alice):
    return make_reminder(make_held_round(alice))


def notice(reminder, **changes):
    said = {
        "final": reminder.candidate.email,
        "original": reminder.candidate.email,
        "action": "failed",
        "status": "5.1.1",
        "kind": "message/rfc822",
        "message_id": reminder.message_id,
    }
    return NOTICE.format(**(said | changes)).encode()


@pytest.fixture
def pipe_in(monkeypatch, capsys):
    def call(content):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        call_command("bounced")
        return capsys.readouterr().out

    return call


def is_marked(user):
    user.refresh_from_db()
    return user.address_failed_at is not None


COUNTS = [
    ("gone", {}),
    ("with the headers only", {"kind": "text/rfc822-headers"}),
    ("in capitals", {"final": "ALICE@Example.com", "original": "Alice@EXAMPLE.com"}),
    ("forwarded elsewhere", {"final": "alice@elsewhere.example"}),
    ("another way to say it", {"action": "Failed", "status": "5.2.1 (mailbox disabled)"}),
]


@pytest.mark.parametrize("changes", [row[1] for row in COUNTS], ids=[row[0] for row in COUNTS])
def test_a_mail_that_came_back_for_good_marks_the_address(pipe_in, reminder, changes):
    assert pipe_in(notice(reminder, **changes)) == "The address is marked.\n"
    assert is_marked(reminder.candidate)


COUNTS_NOT = [
    ("late", {"action": "delayed", "status": "4.4.1"}),
    ("full", {"status": "4.2.2"}),
    ("arrived", {"action": "delivered", "status": "2.0.0"}),
    ("about somebody else", {"final": "bob@example.com", "original": "bob@example.com"}),
    ("about a mail that was not ours", {"message_id": "<forged@callback.example>"}),
    ("without a Message-ID", {"message_id": ""}),
    ("a Message-ID that is none", {"message_id": "\x00\udcff".encode("utf-8", "replace").decode()}),
    ("without the mail", {"kind": "text/plain"}),
]


@pytest.mark.parametrize("changes", [row[1] for row in COUNTS_NOT], ids=[row[0] for row in COUNTS_NOT])
def test_anything_else_marks_nothing(pipe_in, reminder, changes):
    assert pipe_in(notice(reminder, **changes)) == "Nothing to mark.\n"
    assert not is_marked(reminder.candidate)


def test_an_address_that_was_changed_since_is_not_marked(pipe_in, reminder):
    content = notice(reminder)
    reminder.candidate.email = "alice@new.example"
    reminder.candidate.save()

    assert pipe_in(content) == "Nothing to mark.\n"


def nested(depth):
    start = "".join(f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n' for level in range(depth))
    return f'Content-Type: multipart/report; boundary="r"\n\n--r\n{start}'.encode()


HOSTILE = {
    "nothing": b"",
    "a mail": b"Subject: hello\n\nHello",
    "noise": bytes(range(256)) * 100,
    "too large": b"x" * (MOST_BYTES + 1),
    "nested": nested(3_000),
    "a report of nothing": b'Content-Type: multipart/report; boundary="r"\n\n--r\n\n--r--\n',
    "a status that is no status": b'Content-Type: multipart/report; boundary="r"\n\n--r\n'
    b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n\xff\xff\n--r--\n",
    "an encoding that is none": b'Content-Type: multipart/report; boundary="r"; charset=no-such\n\n--r\n'
    b"Content-Type: text/rfc822-headers; charset=none\nContent-Transfer-Encoding: x-no\n\nMessage-ID: \xff\n--r--\n",
    "UTF-16": NOTICE.encode("utf-16"),
    "a header without end": b"Content-Type: multipart/report; boundary=" + b"a" * 200_000 + b"\n\n",
    "many headers": b"A: b\n" * 50_000,
    "many parts": b'Content-Type: multipart/report; boundary="r"\n\n' + b"--r\n\n" * 40_000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_piped_in_ends_with_one_line(content, db, pipe_in):
    try:
        assert pipe_in(content).count("\n") == 1
    except CommandError as error:
        assert error.returncode == 65
        assert "\n" not in str(error)


def test_a_notice_that_is_none_says_why():
    with pytest.raises(NoticeError, match="no multipart/report"):
        read_notice(b"Subject: hello\n\nHello")


@pytest.mark.process
def test_the_program_ends_with_a_line_and_a_number_that_mail_servers_know(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "bounced"],
        cwd=ROOT,
        env={"VAR_DIR": str(tmp_path)},
        input=b"noise",
        capture_output=True,
    )

    assert done.returncode == 65
    assert done.stderr.count(b"\n") == 1
