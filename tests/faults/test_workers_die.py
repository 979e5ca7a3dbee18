"""Faults 1 and 2: send workers are killed, at random and at every point of a delivery."""

import pytest

from tests.servers import wait_until
from tests.sink import Stall

pytestmark = [pytest.mark.faults]

OPEN = "SELECT id FROM followups_reminder WHERE sent_at IS NULL AND skipped_at IS NULL AND failed_at IS NULL"


def all_final(product, rows):
    counted = product.rows("SELECT count(*) AS rows FROM followups_reminder")[0]["rows"]
    return counted == rows and not product.rows(OPEN)


def crash_workers(production, sink, chance, rows, workers, kills):
    """Kill workers at random while they send; how many mails were doubled."""
    production.call("tests.faults.crew.due_rounds", count=rows)
    sink.on("content", Stall(0.02))
    crew = [production.worker() for _ in range(workers)]
    production.beat()
    sink.wait_for(1)
    for _ in range(kills):
        before = len(sink.mails)
        wait_until(lambda: len(sink.mails) > before + 5 or all_final(production, rows), 60, "another mail")  # noqa: B023
        victim = chance.randrange(workers)
        crew[victim].kill()
        crew[victim] = production.worker()
    wait_until(lambda: all_final(production, rows), 360, "every row final after the last kill")
    return sum(count - 1 for count in sink.counts().values())


SIZES = [
    pytest.param(120, 2, 4, id="small"),
    pytest.param(10_000, 4, 200, id="full", marks=pytest.mark.full),
]


@pytest.mark.parametrize(("rows", "workers", "kills"), SIZES)
def test_killed_workers_lose_nothing_and_double_at_most_one_mail_a_kill(
    production, sink, chance, rows, workers, kills
):
    duplicates = crash_workers(production, sink, chance, rows, workers, kills)

    assert len(sink.counts()) == rows
    assert duplicates <= kills
    assert {row["reason"] for row in production.rows("SELECT reason FROM followups_reminder")} == {""}


POINTS = [
    # where the worker dies, how many mails arrive for one reminder
    ("after the claim", 1, 1),
    ("before the wire", 1, 1),
    ("in DATA", 1, 2),
    ("after 250, before the commit", 2, 2),
    ("after the commit", 1, 1),
]
TIMES = [pytest.param(3, id="small"), pytest.param(100, id="full", marks=pytest.mark.full)]


@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize(("point", "least", "most"), POINTS, ids=[row[0] for row in POINTS])
def test_a_worker_that_dies_at_this_point(product, sink, point, least, most, times):
    product.call("tests.faults.crew.cut_short", point=point, times=times)

    counts = sink.counts()
    assert len(counts) == times
    assert all(least <= count <= most for count in counts.values())
    assert all(row["sent_at"] for row in product.rows("SELECT sent_at FROM followups_reminder"))
