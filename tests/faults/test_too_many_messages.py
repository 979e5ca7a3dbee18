"""Faults 7 and 8: five beats at once; every message three times, shuffled, some late; two workers at the same rows."""

import pytest

from tests.faults.ledger import doubled, lost, wait_until_final
from tests.sink import Stall

pytestmark = [pytest.mark.faults]

ROWS = [pytest.param(60, id="small"), pytest.param(10_000, id="full", marks=pytest.mark.full)]


@pytest.mark.fault(7)
@pytest.mark.parametrize("rows", ROWS)
def test_five_beats_at_once_send_each_mail_once(production, sink, figures, rows):
    production.call("tests.faults.crew.due_rounds", count=rows)
    for _ in range(5):
        production.beat()
    for _ in range(2):
        production.worker()

    wait_until_final(production, rows)

    figures(rows=rows, lost=lost(production, sink, rows), duplicates=doubled(sink))
    assert sorted(sink.counts().values()) == [1] * rows


@pytest.mark.fault(8)
@pytest.mark.parametrize("rows", ROWS)
def test_every_message_three_times_and_late_sends_each_mail_once(production, sink, chance, figures, rows):
    production.call("tests.faults.crew.due_rounds", count=rows)
    production.call("tests.faults.crew.publish", messages=20 + rows // 25, seed=chance.random())
    for _ in range(3):
        production.worker()
    # On a busy machine leases run out after the last of these messages, and only a tick sees that.
    production.beat()
    wait_until_final(production, rows)

    production.call("tests.faults.crew.publish", messages=10, seed=chance.random())
    production.call("tests.faults.crew.deliver")

    figures(rows=rows, lost=lost(production, sink, rows), duplicates=doubled(sink))
    assert sorted(sink.counts().values()) == [1] * rows


@pytest.mark.fault(8)
@pytest.mark.parametrize("rows", [pytest.param(4, id="small"), pytest.param(8, id="full", marks=pytest.mark.full)])
def test_two_workers_that_read_the_same_rows_send_each_mail_once(product, sink, figures, rows):
    # A hurried lease would be nearly over when they have both read; and when the second claims, the first is sending.
    product.environment["REMINDER_LEASE"] = "60"
    sink.on("content", Stall(1))
    product.call("tests.faults.crew.due_rounds", count=rows)
    product.call("tests.faults.crew.plan")
    product.call("tests.faults.crew.deliver_together", pauses=[1.5, 3.6])

    figures(rows=rows, lost=lost(product, sink, rows), duplicates=doubled(sink))
    assert sorted(sink.counts().values()) == [1] * rows
