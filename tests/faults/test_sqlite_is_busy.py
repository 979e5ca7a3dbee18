"""Fault 16: people write while reminders go out, all into one SQLite file."""

import pytest

from tests.faults.ledger import doubled, lost, wait_until_final
from tests.faults.visitors import Visitor, at_work, p95
from tests.sink import Stall

pytestmark = [pytest.mark.faults]


@pytest.mark.fault(16)
@pytest.mark.parametrize(
    ("rows", "seconds"), [pytest.param(60, 5, id="small"), pytest.param(5_000, 600, id="full", marks=pytest.mark.full)]
)
def test_nobody_is_told_that_the_database_is_locked(embedded, sink, figures, rows, seconds):
    embedded.call("tests.faults.crew.due_rounds", count=rows)
    sink.on("content", Stall(0.02))
    embedded.web()
    embedded.run()
    sink.wait_for(1)
    visitors = [Visitor(embedded, f"candidate{number}@example.com") for number in range(4)]

    added = at_work(visitors, seconds)
    wait_until_final(embedded, rows)

    in_database = embedded.rows("SELECT count(*) AS jobs FROM interviews_application")[0]["jobs"]
    figures(rows=rows, lost=lost(embedded, sink, rows), duplicates=doubled(sink), answers=2 * added)
    figures(p95_ms=round(1000 * p95(visitors)))
    assert [wrong for visitor in visitors for wrong in visitor.wrong] == []
    assert in_database == rows + added > rows
    assert sorted(sink.counts().values()) == [1] * rows
    assert not any("locked" in running.output() for running in embedded.started)
