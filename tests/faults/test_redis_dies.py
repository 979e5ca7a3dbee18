"""Faults 5 and 6: Redis forgets everything, and Redis is away."""

import statistics
import time

import pytest

from tests.faults.ledger import all_final, doubled, lost, wait_until_final
from tests.servers import wait_until
from tests.sink import Stall

pytestmark = [pytest.mark.faults]

# The longest pause between two of kombu's tries to reach Redis again, and a little for the try itself.
LONGEST_BACK_OFF = 35


@pytest.mark.fault(5)
@pytest.mark.parametrize(
    ("rows", "flushes"), [pytest.param(60, 4, id="small"), pytest.param(1_000, 20, id="full", marks=pytest.mark.full)]
)
def test_redis_forgets_everything_again_and_again(production, sink, redis, figures, rows, flushes):
    production.call("tests.faults.crew.due_rounds", count=rows)
    sink.on("content", Stall(0.02))
    production.run()
    sink.wait_for(1)
    for _ in range(flushes):
        before = len(sink.mails)
        redis.flush()
        wait_until(lambda: len(sink.mails) > before + 5 or all_final(production, rows), 400, "another mail")  # noqa: B023
    last_flush = time.monotonic()
    wait_until_final(production, rows)

    recovery = time.monotonic() - last_flush
    figures(
        rows=rows, crashes=flushes, lost=lost(production, sink, rows), duplicates=doubled(sink), recovery_s=recovery
    )
    assert sorted(sink.counts().values()) == [1] * rows


@pytest.mark.fault(5)
@pytest.mark.parametrize(
    ("rows", "seconds"), [pytest.param(40, 4, id="small"), pytest.param(1_000, 120, id="full", marks=pytest.mark.full)]
)
def test_workers_come_back_after_three_hours_in_which_only_beat_ran(production, sink, figures, rows, seconds):
    production.call("tests.faults.mail_crew.rounds_that_ended", count=rows, hours=[3])
    production.call("tests.faults.crew.plan")
    beat = production.beat(REMINDER_TICK="1")
    time.sleep(seconds)
    beat.stop()
    production.call("tests.faults.mail_crew.hours_pass", hours=3)
    started = time.monotonic()
    production.run()
    wait_until_final(production, rows)

    recovery = time.monotonic() - started
    figures(rows=rows, lost=lost(production, sink, rows), duplicates=doubled(sink), recovery_s=recovery)
    assert sorted(sink.counts().values()) == [1] * rows
    assert all(row["sent_at"] for row in production.rows("SELECT sent_at FROM followups_reminder"))


@pytest.mark.fault(6)
@pytest.mark.parametrize(
    ("away", "restarts"), [pytest.param(3, 2, id="small"), pytest.param(600, 50, id="full", marks=pytest.mark.full)]
)
def test_redis_is_away_and_then_restarts_again_and_again(site, sink, redis, figures, away, restarts):
    site.call("tests.faults.crew.due_rounds", count=2)
    session = site.call("tests.faults.crew.signed_in", email="candidate0@example.com")
    site.web()
    worker, beat = site.run()
    sink.wait_for(2)
    before = answers(site, session, seconds=min(away, 30))

    redis.stop()
    meanwhile = answers(site, session, seconds=away)
    redis.start()
    for _ in range(restarts):
        redis.stop()
        redis.start()
    site.call("tests.faults.crew.due_rounds", count=1, first=2)
    back = time.monotonic()
    sink.wait_for(3, LONGEST_BACK_OFF + 2 * int(site.environment["REMINDER_TICK"]))

    figures(rows=3, crashes=restarts + 1, lost=lost(site, sink, 3), duplicates=doubled(sink))
    figures(recovery_s=time.monotonic() - back, web_ratio=statistics.median(meanwhile) / statistics.median(before))
    assert worker.is_running and beat.is_running
    assert sorted(sink.counts().values()) == [1, 1, 1]


def answers(product, session, seconds):
    """How long a page with rows on it took, again and again for so long; every one of them has to be right."""
    took, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        asked = time.monotonic()
        page = product.get("/thank-yous/", cookie=session)
        took.append(time.monotonic() - asked)
        assert page.status == 200 and "Ana Ruiz" in page.text
        time.sleep(0.1)
    return took
