"""Fault 19: files that nobody meant well, sent to the real web process; its time and its memory read from outside.

What is in them, and that reading them ends soon, tests/interviews/test_invites_hostile.py tries without a server.
Time is the processor's, of the web process and its children: other tests run beside this one. Memory is the peak of
each of them (VmHWM), beyond what it was after one ordinary invite.
"""

import contextlib
import http.client
import os
import re
from pathlib import Path

import pytest

from tests.interviews.test_invites_hostile import HOSTILE, calendar
from tests.product import family_of

pytestmark = [
    pytest.mark.faults,
    pytest.mark.fault(19),
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux, which tells a program's own peak"),
]
MOST_SECONDS = 2
MOST_MEGABYTES = 256
WORST = [
    "a repetition every second for ever",
    "nested twenty thousand deep",
    "a hundred thousand events",
    "fifty megabytes",
    "a path as a zone",
    "half a UTF-16",
    "five hundred events with texts",
    "parts in parts",
]
SHEETS = {
    "fifty megabytes": b"Company,Role\n" + b"Acme,Analyst\n" * 4_000_000,
    "a hundred thousand lines": b"Company,Role\n" + b"A,B\n" * 100_000,
    "one line of nothing but commas": b"," * 1_000_000,
    "a quote that never closes": b'Company,Role\n"' + b"x\n" * 500_000,
    "half a UTF-16": b"\xff\xfeC\x00o\x00m\x00p",
    "zeros": b"\x00" * 200_000,
    "no text at all": bytes(range(256)) * 1_000,
    "a workbook that is none": b"PK\x03\x04" + b"\x00" * 10_000,
    "nothing": b"",
}
SIZES = [
    pytest.param(WORST, ["fifty megabytes", "half a UTF-16"], id="small"),
    pytest.param(list(HOSTILE), list(SHEETS), id="full", marks=pytest.mark.full),
]


class Visitor:
    """Somebody signed in who sends files with their browser's form."""

    def __init__(self, product, cookie):
        self.product, self.cookie = product, cookie
        _, page, cookies = self.ask("GET", "/import/")
        self.token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        self.cookie += "; " + "; ".join(cookie.partition(";")[0] for cookie in cookies)

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("localhost", self.product.port, timeout=60)
        with contextlib.closing(connection):
            # Whoever is told early that a file is too large may still be sending.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                connection.request(method, path, body, {"Cookie": self.cookie} | headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), answer.headers.get_all("Set-Cookie") or []

    def send(self, path, name, content):
        edge = b"an-edge-that-no-file-has"
        parts = (
            b'Content-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n' + self.token.encode(),
            b'Content-Disposition: form-data; name="file"; filename="%s"\r\n\r\n' % name.encode() + content,
        )
        body = b"".join(b"--%s\r\n%s\r\n" % (edge, part) for part in parts) + b"--%s--\r\n" % edge
        return self.ask("POST", path, body, **{"Content-Type": f"multipart/form-data; boundary={edge.decode()}"})[:2]


def seconds_of(pids):
    """Of the processor, used so far, with children that have ended."""
    ticks = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15] for pid in pids]
    return sum(int(tick) for row in ticks for tick in row) / os.sysconf("SC_CLK_TCK")


def megabytes_of(pids):
    peaks = [re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1] for pid in pids]
    return max(map(int, peaks)) / 1024


@pytest.mark.parametrize(("invites", "sheets"), SIZES)
def test_a_hostile_file_is_answered_soon_and_in_bounds_with_a_sentence(embedded, figures, invites, sheets):
    embedded.call("tests.process.facts.candidate")
    web = embedded.web()
    visitor = Visitor(embedded, embedded.call("tests.faults.links_crew.signed_in"))
    assert visitor.send("/import/", "invite.ics", calendar(b"SUMMARY:Second interview"))[0] == 200
    pids = family_of(web.pid)
    before = megabytes_of(pids)
    files = [("/import/", "invite.ics", name, HOSTILE[name]) for name in invites]
    files += [("/import/files/", "jobs.csv", name, SHEETS[name]) for name in sheets]

    took = {}
    for path, file, name, content in files:
        began = seconds_of(pids)
        status, page = visitor.send(path, file, content)
        took[file, name] = seconds_of(pids) - began
        assert status in (200, 302, 413, 422), (name, status)
        assert status < 400 or re.search(r"invalid-feedback|alert-danger|error", page), (name, status)

    figures(rows=len(files), lost=0)
    slowest = max(took, key=took.get)
    grown = megabytes_of(pids) - before
    print(f"slowest {slowest}: {took[slowest]:.2f} s; {grown:.0f} MB more at the peak")  # noqa: T201
    assert took[slowest] <= MOST_SECONDS, slowest
    assert grown <= MOST_MEGABYTES
    assert family_of(web.pid) == pids
