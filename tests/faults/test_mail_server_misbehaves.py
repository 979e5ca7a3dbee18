"""Faults 10 to 12: the mail server is away for hours, goes silent after a mail, or answers with every kind of no."""

import contextlib
import socketserver
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.faults.ledger import BOTH_IF_SLOW, doubled, lost, wait_until_final
from tests.servers import wait_until
from tests.sink import Drop, Reply, Stall

pytestmark = [pytest.mark.faults]
CREW = "tests.faults.crew"
MAIL_CREW = "tests.faults.mail_crew"
LEDGER = "SELECT * FROM followups_reminder"
ROWS = [pytest.param(12, id="small"), pytest.param(200, id="full", marks=pytest.mark.full)]


class ShutDoor:
    """Where the mail server was somebody hangs up at once; `knocks` are the moments at which it was tried."""

    def __init__(self, port):
        self.knocks = []
        door = self

        class HangUp(socketserver.BaseRequestHandler):
            def handle(self):
                door.knocks.append(time.monotonic())

        socketserver.TCPServer.allow_reuse_address = True
        self.server = socketserver.TCPServer(("127.0.0.1", port), HangUp)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@contextlib.contextmanager
def away(sink):
    sink.leave()
    door = ShutDoor(sink.port)
    try:
        yield door
    finally:
        door.close()
        sink.come_back()


def crew_of(product, hands):
    """Workers with so many hands in all, and a beat; the embedded default has one of each in one process."""
    if product.is_embedded:
        product.worker()
        return 1
    product.worker(concurrency=hands)
    product.beat()
    return hands


def at(moment):
    """SQLite tells moments as text, without the zone."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC) if isinstance(moment, str) else moment


def overtaken(sink, deadlines):
    """For each mail, how many arrived after it although their deadline was nearer."""
    order = [deadlines[mail.message_id] for mail in sink.mails]
    return [sum(later < deadline for later in order[place:]) for place, deadline in enumerate(order)]


OUTAGE = "SELECT next_probe_at FROM followups_deliveryhealth WHERE outage_since IS NOT NULL"
MISSED = "SELECT step, count(*) AS rows FROM followups_reminder WHERE reason = 'missed' GROUP BY step"
BACKLOGS = [
    # rows, hands, how many minutes the door is watched at the pace of life
    pytest.param(100, 1, 0, id="small"),
    pytest.param(5_000, 4, 3, id="full", marks=pytest.mark.full),
]


@pytest.mark.fault(10)
@pytest.mark.parametrize(("rows", "hands", "minutes"), BACKLOGS)
@BOTH_IF_SLOW
def test_after_six_hours_without_a_mail_server_the_backlog_goes_out_nearest_deadline_first(
    product, sink, figures, rows, hands, minutes
):
    ended = [*range(3, 12), 19]  # hours ago: for the last tenth the 24 hours are over before the server is back
    product.call(f"{MAIL_CREW}.rounds_that_ended", count=rows, hours=ended)
    with away(sink) as door:
        hands = crew_of(product, hands)
        wait_until(lambda: product.rows(OUTAGE), 60, "the outage being noted")
        product.sweeps(seconds=120)
        knock_several_times(product, door, hands)
        watch_the_door(door, minutes)
        untouched = product.rows(LEDGER)
        for _ in range(3):
            product.call(f"{MAIL_CREW}.hours_pass", hours=2)
            product.call(f"{CREW}.plan")
    back = time.monotonic()
    if not minutes:
        product.call(f"{MAIL_CREW}.try_the_door")
    missed = rows // 10  # last calls, which fell due and passed their use meanwhile
    wait_until_final(product, rows + missed, seconds=600)
    recovery = time.monotonic() - back

    figures(
        rows=rows + missed,
        lost=lost(product, sink, rows + missed),
        duplicates=doubled(sink),
        recovery_s=recovery,
    )
    assert {(row["attempts"], row["starts"], row["uncertain"]) for row in untouched} == {(0, 0, 0)}
    ledger = [row for row in product.rows(LEDGER) if row["sent_at"]]
    assert product.rows(MISSED) == [{"step": "last_call", "rows": missed}]
    assert {row["attempts"] for row in ledger} == {1}
    assert sorted(sink.counts().values()) == [1] * rows
    deadlines = {row["message_id"]: at(row["expires_at"]) for row in ledger}
    assert max(overtaken(sink, deadlines)) <= 50 * (hands - 1)
    is_late = {mail.message_id: mail.subject.startswith("Late, and still worth it") for mail in sink.mails}
    assert is_late == {name: deadline <= datetime.now(UTC) for name, deadline in deadlines.items()}
    assert sum(is_late.values()) == missed


def knock_several_times(product, door, hands):
    """Each minute that begins brings one worker to the door, and only one."""
    for _ in range(2):
        before = len(door.knocks)
        product.call(f"{MAIL_CREW}.try_the_door")
        wait_until(lambda before=before: len(door.knocks) > before, 60, "a probe")
        product.sweeps(seconds=120)
        assert len(door.knocks) == before + 1


def watch_the_door(door, minutes):
    before = len(door.knocks)
    time.sleep(minutes * 60)
    assert minutes - 1 <= len(door.knocks) - before <= minutes


def uncertain(product, times):
    return product.rows(f"SELECT id FROM followups_reminder WHERE uncertain = {times} AND claim_token IS NULL")


SILENCES = [
    # rows, how many of them meet a stall instead of a broken connection, for how long, hands
    pytest.param(12, 2, 2, 1, id="small"),
    pytest.param(200, 20, 15, 4, id="full", marks=pytest.mark.full),
]


@pytest.mark.fault(11)
@pytest.mark.parametrize(("rows", "stalls", "seconds", "hands"), SILENCES)
@BOTH_IF_SLOW
def test_a_server_that_never_confirms_a_mail_gets_it_three_times_and_the_candidate_is_told(
    product, sink, figures, rows, stalls, seconds, hands
):
    product.call(f"{CREW}.due_rounds", count=rows)
    sink.on("content", Stall(seconds), times=stalls)
    sink.on("content", Drop())
    crew_of(product, hands)
    for times in (1, 2):
        wait_until(lambda times=times: len(uncertain(product, times)) == rows, 400, f"each unsure {times} times")
        product.call(f"{CREW}.make_all_due_now")
    wait_until_final(product, rows)
    product.sweeps(seconds=120)

    figures(rows=rows, crashes=rows * 3, lost=lost(product, sink, rows), duplicates=doubled(sink))
    ledger = product.rows(LEDGER)
    assert {row["reason"] for row in ledger} == {"uncertain"}
    assert sink.counts() == {row["message_id"]: 3 for row in ledger}
    if product.is_embedded:
        assert "May have arrived twice" in reminders_page(product)


@pytest.mark.fault(11)
@pytest.mark.parametrize("rows", ROWS)
@BOTH_IF_SLOW
def test_a_mail_that_was_not_confirmed_once_comes_again_under_the_same_message_id(product, sink, figures, rows):
    product.call(f"{CREW}.due_rounds", count=rows)
    sink.on("content", Drop(), times=rows // 2)
    crew_of(product, hands=2)
    wait_until(lambda: len(uncertain(product, 1)) == rows // 2, 400, "half of them unsure")
    product.call(f"{CREW}.make_all_due_now")
    wait_until_final(product, rows)

    figures(rows=rows, crashes=rows // 2, lost=lost(product, sink, rows), duplicates=doubled(sink))
    assert {row["reason"] for row in product.rows(LEDGER)} == {""}
    assert sorted(sink.counts().values()) == [1] * (rows - rows // 2) + [2] * (rows // 2)


def reminders_page(product):
    return product.call("tests.process.facts.seen", address="/reminders/", email="candidate0@example.com")


FAILED, LATER, AWAY = "failed", "later", "away"
REPLIES = [
    # stage, reply, what becomes of the rows, with which reason
    ("rcpt", "550 5.1.1 no such user", FAILED, "address"),
    ("content", "550 5.7.1 refused by policy", FAILED, "refused"),
    ("mail", "450 4.7.1 greylisted", LATER, ""),
    ("rcpt", "450 4.2.1 mailbox busy", LATER, ""),
    ("data", "450 4.3.2 not now", LATER, ""),
    ("content", "450 4.3.0 try again", LATER, ""),
    ("mail", "421 4.3.2 closing", LATER, ""),
    ("rcpt", "421 4.7.0 too many", LATER, ""),
    ("content", "421 4.3.2 closing", LATER, ""),
    ("mail", "432 4.3.2 too many connections", LATER, ""),
    ("content", "432 4.3.2 storage throttled", LATER, ""),
    ("hello", "421 4.3.2 closing", AWAY, ""),
    ("login", "535 5.7.8 wrong password", AWAY, ""),
    ("login", "432 4.7.12 password transition needed", AWAY, ""),
    ("mail", "530 5.7.0 authenticate first", AWAY, ""),
]


@pytest.mark.fault(12)
@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize("rows", ROWS)
@BOTH_IF_SLOW
def test_every_kind_of_no_is_read_as_what_it_means(product, sink, figures, rows):
    sink.needs_login = True
    product.environment["EMAIL_URL"] = sink.url
    product.call(f"{CREW}.due_rounds", count=rows)
    for stage, text, fate, reason in REPLIES:
        sink.on(stage, Reply(text))
        product.call(f"{MAIL_CREW}.begin_again")
        began = datetime.now(UTC)
        product.call(f"{CREW}.plan")
        product.call(f"{MAIL_CREW}.deliver_all")
        ledger = product.rows(LEDGER)
        assert {row["reason"] for row in ledger} == {reason}, text
        CHECKS[fate](product, ledger, began)
        assert sink.mails == [], text
        sink.behave()

    product.call(f"{MAIL_CREW}.try_the_door")
    product.call(f"{MAIL_CREW}.deliver_all")
    figures(rows=rows, lost=lost(product, sink, rows), duplicates=doubled(sink))
    assert sorted(sink.counts().values()) == [1] * rows


def check_failed(product, ledger, began):
    assert all(row["failed_at"] for row in ledger)
    marked = product.rows("SELECT id FROM accounts_user WHERE address_failed_at IS NOT NULL")
    is_address = ledger[0]["reason"] == "address"
    assert len(marked) == (len(ledger) if is_address else 0)
    if product.is_embedded:
        what = "your address" if is_address else "the mail"
        assert f"the mail server refuse{'s' if is_address else 'd'} {what}" in reminders_page(product)


def check_later(product, ledger, began):
    """A minute later, give or take a fifth, so that they do not all come back at once."""
    assert {(row["attempts"], row["starts"], row["failed_at"]) for row in ledger} == {(1, 0, None)}
    again = [at(row["next_attempt_at"]) for row in ledger]
    assert began + timedelta(seconds=48) <= min(again)
    assert max(again) <= datetime.now(UTC) + timedelta(seconds=72)
    assert max(again) - min(again) > timedelta(seconds=8)
    assert not product.rows(OUTAGE)


def check_away(product, ledger, began):
    assert {(row["attempts"], row["starts"], row["failed_at"]) for row in ledger} == {(0, 0, None)}
    assert all(at(row["next_attempt_at"]) <= datetime.now(UTC) for row in ledger)
    assert product.rows(OUTAGE)


CHECKS = {FAILED: check_failed, LATER: check_later, AWAY: check_away}
