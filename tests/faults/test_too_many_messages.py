"""Faults 7 and 8: five beats at once; every message three times, shuffled, some of them late."""

import pytest

from tests.faults.test_workers_die import all_final
from tests.servers import wait_until

pytestmark = [pytest.mark.faults]

ROWS = [pytest.param(60, id="small"), pytest.param(10_000, id="full", marks=pytest.mark.full)]


@pytest.mark.parametrize("rows", ROWS)
def test_five_beats_at_once_send_each_mail_once(production, sink, rows):
    production.call("tests.faults.crew.due_rounds", count=rows)
    for _ in range(5):
        production.beat()
    for _ in range(2):
        production.worker()

    wait_until(lambda: all_final(production, rows), 360, "every row final")

    assert sorted(sink.counts().values()) == [1] * rows


@pytest.mark.parametrize("rows", ROWS)
def test_every_message_three_times_and_late_sends_each_mail_once(production, sink, chance, rows):
    production.call("tests.faults.crew.due_rounds", count=rows)
    production.call("tests.faults.crew.publish", messages=20 + rows // 25, seed=chance.random())
    for _ in range(3):
        production.worker()
    # On a busy machine leases run out after the last of these messages, and only a tick sees that.
    production.beat()
    wait_until(lambda: all_final(production, rows), 360, "every row final")

    production.call("tests.faults.crew.publish", messages=10, seed=chance.random())
    production.call("tests.faults.crew.deliver")

    assert sorted(sink.counts().values()) == [1] * rows
