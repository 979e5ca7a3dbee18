"""Fault 13: the clock of a worker, of a beat or of the database is two hours off, or is put while they run."""

import time

import pytest

from tests.faults.conftest import paced
from tests.faults.ledger import BOTH_IF_SLOW, doubled, lost, wait_until_final
from tests.faults.wrong_clocks import PutPostgreSQL, WrongClock
from tests.process.conftest import of_this_test, public
from tests.product import Product, migrate
from tests.servers import wait_until
from tests.sink import Sink, Stall

pytestmark = [pytest.mark.faults, pytest.mark.fault(13)]
MAIL_CREW = "tests.faults.mail_crew"
ROWS = [pytest.param(60, id="small"), pytest.param(2_000, id="full", marks=pytest.mark.full)]
SHORT = [pytest.param(10, id="small"), pytest.param(500, id="full", marks=pytest.mark.full)]
# Half of them are due; the others will be in half an hour to an hour, which a clock that is ahead takes for now.
ENDED = [3, 1]


@pytest.fixture
def clock(tmp_path):
    """Of a machine beside ours."""
    return WrongClock(tmp_path / "clock")


@pytest.fixture
def elsewhere():
    """A mail server of its own: whatever a worker with a wrong clock sends would stand there."""
    sink = Sink()
    yield sink
    sink.leave()


def all_that_is_due_and_nothing_else(product, sink, figures, rows, since):
    wait_until_final(product, rows // 2)
    recovery = time.monotonic() - since
    product.sweeps(seconds=120)
    figures(rows=rows // 2, lost=lost(product, sink, rows // 2), duplicates=doubled(sink), recovery_s=recovery)
    ledger = product.rows("SELECT sent_at, message_id FROM followups_reminder")
    assert sink.counts() == {row["message_id"]: 1 for row in ledger}
    assert len(ledger) == rows // 2


@pytest.mark.parametrize("rows", ROWS)
def test_workers_with_wrong_clocks_send_nothing_and_say_so_and_the_right_one_sends_all(
    production, sink, elsewhere, figures, tmp_path, rows
):
    production.call(f"{MAIL_CREW}.rounds_that_ended", count=rows, hours=ENDED)
    began = time.monotonic()
    wrong = [
        production.worker(EMAIL_URL=elsewhere.url, **WrongClock(tmp_path / f"clock{hours}", hours).environment)
        for hours in (2, -2)
    ]
    production.worker()
    production.beat()

    all_that_is_due_and_nothing_else(production, sink, figures, rows, began)
    for worker in wrong:
        wait_until(lambda worker=worker: "clock is" in worker.output(), 120, "its saying so")
    assert elsewhere.connections == 0


@pytest.mark.parametrize("hours", [2, -2], ids=["two hours ahead", "two hours behind"])
@pytest.mark.parametrize("rows", SHORT)
def test_a_beat_with_a_wrong_clock_holds_nothing_up(production, sink, figures, tmp_path, rows, hours):
    production.call(f"{MAIL_CREW}.rounds_that_ended", count=rows, hours=ENDED)
    began = time.monotonic()
    production.worker()
    production.beat(**WrongClock(tmp_path / "clock", hours).environment)

    all_that_is_due_and_nothing_else(production, sink, figures, rows, began)


@pytest.mark.parametrize("rows", SHORT)
@BOTH_IF_SLOW
def test_a_machine_whose_clock_is_put_back_goes_on_at_once(product, sink, figures, clock, rows):
    """On SQLite the machine's clock is the only one; otherwise the beat's machine has its own."""
    clock.put(2)
    if product.is_embedded:
        product.worker(**clock.environment)
    else:
        product.worker()
        product.beat(**clock.environment)
    product.sweeps(seconds=120)
    clock.put(0)
    product.sweeps(seconds=120)

    product.call(f"{MAIL_CREW}.rounds_that_ended", count=rows, hours=ENDED)
    all_that_is_due_and_nothing_else(product, sink, figures, rows, time.monotonic())


@pytest.fixture
def put(request, redis, sink, tmp_path, is_full):
    """A product whose database's clock can be put: put.clock."""
    server = PutPostgreSQL()
    server.start()
    where = {"DATABASE_URL": server.url(server.new_database()), "REDIS_URL": redis.url, "EMAIL_URL": sink.url}
    product = of_this_test(request, Product(tmp_path, sink, **public("http://localhost:8000", **where)))
    migrate(product)
    product.caller, product.clock = None, server.clock
    yield paced(product, is_full)
    product.close()
    server.close()


@pytest.mark.parametrize("rows", ROWS)
def test_while_the_databases_clock_is_wrong_nothing_is_sent_and_afterwards_all(put, sink, figures, rows):
    put.call(f"{MAIL_CREW}.rounds_that_ended", count=rows, hours=ENDED)
    sink.on("content", Stall(0.02))
    workers = [put.worker(), put.worker()]
    put.beat()
    sink.wait_for(1)
    for hours in (2, -2):
        put.clock.put(hours)
        said = [worker.output().count("clock is") for worker in workers]
        wait_until(lambda said=said: all_said_so(workers, said), 120, "every worker saying so")
        before = len(sink.mails)
        time.sleep(float(put.environment["REMINDER_TICK"]))
        assert len(sink.mails) == before
        put.clock.put(0)
    since = time.monotonic()

    all_that_is_due_and_nothing_else(put, sink, figures, rows, since)


def all_said_so(workers, before):
    return all(worker.output().count("clock is") > count for worker, count in zip(workers, before, strict=True))
