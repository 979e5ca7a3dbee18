"""Fault 9: PostgreSQL ends every session, again and again, while reminders go out."""

import time

import pytest

from tests.faults.ledger import doubled, lost, wait_until_final
from tests.faults.visitors import Visitor
from tests.sink import Stall

pytestmark = [pytest.mark.faults]

WORKERS = 2


@pytest.mark.fault(9)
@pytest.mark.parametrize(
    ("rows", "times", "pause"),
    [pytest.param(100, 4, 1, id="small"), pytest.param(3_000, 60, 2, id="full", marks=pytest.mark.full)],
)
def test_ended_sessions_lose_nothing(site, postgres, sink, figures, rows, times, pause):
    database = site.environment["DATABASE_URL"].rpartition("/")[2]
    site.call("tests.faults.crew.due_rounds", count=rows)
    sink.on("content", Stall(0.02))
    site.web()
    workers = [site.worker() for _ in range(WORKERS)]
    site.beat()
    sink.wait_for(1)
    visitor = Visitor(site, "candidate0@example.com")
    for _ in range(times):
        postgres.terminate_sessions(database)
        time.sleep(pause / 2)
        visitor.read("/")
        time.sleep(pause / 2)
    last_fault = time.monotonic()
    wait_until_final(site, rows)

    recovery = time.monotonic() - last_fault
    figures(
        rows=rows, crashes=times * WORKERS, lost=lost(site, sink, rows), duplicates=doubled(sink), recovery_s=recovery
    )
    assert lost(site, sink, rows) == 0
    assert doubled(sink) <= times * WORKERS
    assert visitor.wrong == []
    assert all(worker.is_running for worker in workers)
