"""Faults 1 to 4: workers are killed at random, at every point of a delivery, only in part, and asked to end."""

import time

import pytest

from tests.faults.ledger import all_final, doubled, lost, wait_until_final
from tests.servers import wait_until
from tests.sink import Stall

pytestmark = [pytest.mark.faults]


SIZES = [
    # rows, workers, kills
    pytest.param(120, 2, 4, id="small"),
    pytest.param(10_000, 4, 200, id="full", marks=pytest.mark.full),
]


@pytest.mark.fault(1)
@pytest.mark.parametrize(("rows", "workers", "kills"), SIZES)
def test_killed_workers_lose_nothing_and_double_at_most_one_mail_a_kill(
    production, sink, chance, figures, rows, workers, kills
):
    production.call("tests.faults.crew.due_rounds", count=rows)
    sink.on("content", Stall(0.02))
    crew = [production.worker() for _ in range(workers)]
    production.beat()
    sink.wait_for(1)

    for _ in range(kills):
        before = len(sink.mails)
        wait_until(lambda: len(sink.mails) > before + 5 or all_final(production, rows), 400, "another mail")  # noqa: B023
        victim = chance.randrange(workers)
        crew[victim].kill()
        crew[victim] = production.worker()
    last_kill = time.monotonic()
    wait_until_final(production, rows)

    recovery = time.monotonic() - last_kill
    figures(rows=rows, crashes=kills, lost=lost(production, sink, rows), duplicates=doubled(sink), recovery_s=recovery)
    assert lost(production, sink, rows) == 0
    assert doubled(sink) <= kills
    assert {row["reason"] for row in production.rows("SELECT reason FROM followups_reminder")} == {""}


@pytest.mark.fault(1)
@pytest.mark.parametrize("rows", [pytest.param(200, id="full", marks=pytest.mark.full)])
def test_a_worker_that_slept_past_its_lease_sends_nothing_more_of_it(product, sink, figures, rows):
    product.call("tests.faults.crew.due_rounds", count=rows)
    sink.on("content", Stall(0.1))
    sleeper, *_ = product.run()
    sink.wait_for(3)
    sleeper.sleep()
    slept = time.monotonic()
    product.worker()
    wait_until_final(product, rows)
    recovery = time.monotonic() - slept
    sleeper.wake()
    product.sweeps(2, 90)

    # The one that was on the wire when it fell asleep may have come twice.
    figures(rows=rows, crashes=1, lost=lost(product, sink, rows), duplicates=doubled(sink), recovery_s=recovery)
    assert lost(product, sink, rows) == 0
    assert doubled(sink) <= 1


@pytest.mark.fault(1)
@pytest.mark.parametrize("rows", [pytest.param(5, id="small"), pytest.param(50, id="full", marks=pytest.mark.full)])
def test_a_worker_that_was_overtaken_before_the_wire_sends_nothing(product, sink, figures, rows):
    product.call("tests.faults.crew.due_rounds", count=rows)
    product.call("tests.faults.crew.plan")
    product.call("tests.faults.crew.overtaken_before_the_wire")

    figures(rows=rows, lost=lost(product, sink, rows), duplicates=doubled(sink))
    assert sorted(sink.counts().values()) == [1] * rows


POINTS = [
    # where the worker dies, how many mails arrive for one reminder
    ("after the claim", 1, 1),
    ("before the wire", 1, 1),
    ("in DATA", 1, 2),
    ("after 250, before the commit", 2, 2),
    ("after the commit", 1, 1),
]
TIMES = [pytest.param(3, id="small"), pytest.param(100, id="full", marks=pytest.mark.full)]


@pytest.mark.fault(2)
@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize(("point", "least", "most"), POINTS, ids=[row[0] for row in POINTS])
def test_a_worker_that_dies_at_this_point(product, sink, figures, point, least, most, times):
    product.call("tests.faults.crew.cut_short", point=point, times=times)

    counts = sink.counts()
    figures(rows=times, crashes=times, lost=lost(product, sink, times), duplicates=doubled(sink))
    assert len(counts) == times
    assert all(least <= count <= most for count in counts.values())
    assert all(row["sent_at"] for row in product.rows("SELECT sent_at FROM followups_reminder"))


@pytest.mark.fault(3)
@pytest.mark.parametrize(
    ("rows", "kills"), [pytest.param(20, 1, id="small"), pytest.param(500, 10, id="full", marks=pytest.mark.full)]
)
def test_only_the_child_in_the_pool_is_killed_and_its_rows_go_out_after_the_lease(
    production, sink, figures, rows, kills
):
    production.call("tests.faults.crew.due_rounds", count=rows)
    sink.on("rcpt", Stall(60), times=kills)
    worker = production.worker()
    production.beat()
    for kill in range(1, kills + 1):
        sink.wait_for_stall("rcpt", times=kill)
        worker.kill_child()
    last_kill = time.monotonic()
    wait_until_final(production, rows)

    recovery = time.monotonic() - last_kill
    figures(rows=rows, crashes=kills, lost=lost(production, sink, rows), duplicates=doubled(sink), recovery_s=recovery)
    assert worker.is_running
    assert sorted(sink.counts().values()) == [1] * rows


@pytest.mark.fault(4)
@pytest.mark.parametrize(
    ("rows", "stops"), [pytest.param(60, 2, id="small"), pytest.param(500, 10, id="full", marks=pytest.mark.full)]
)
def test_a_worker_that_is_asked_to_end_loses_nothing_and_doubles_nothing(product, sink, figures, rows, stops):
    product.call("tests.faults.crew.due_rounds", count=rows)
    sink.on("content", Stall(0.05))
    crew = product.run()
    slowest = 0.0
    for _ in range(stops):
        before = len(sink.mails)
        wait_until(lambda: len(sink.mails) > before + 5 or all_final(product, rows), 60, "another mail")  # noqa: B023
        asked = time.monotonic()
        assert crew[0].stop() == 0
        slowest = max(slowest, time.monotonic() - asked)
        crew[0] = product.worker()
    wait_until_final(product, rows)

    figures(rows=rows, lost=lost(product, sink, rows), duplicates=doubled(sink), stop_s=slowest)
    assert sorted(sink.counts().values()) == [1] * rows
    assert all(row["attempts"] == 1 for row in product.rows("SELECT attempts FROM followups_reminder"))
