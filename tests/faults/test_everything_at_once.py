"""Ten minutes of what an operator fears, all of it at once, with the very commands of docker-compose.yml."""

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tests.faults.ledger import doubled, lost, wait_until_final
from tests.faults.visitors import Visitor, at_work
from tests.sink import Drop, Reply, Stall

pytestmark = [pytest.mark.faults]

WORKERS, BEATS, AT_ONCE = 3, 2, 100


class Trouble:
    """Does one harm after another, and counts those that may double a mail, by how many mails."""

    def __init__(self, site, sink, postgres, redis, chance):
        self.site, self.sink, self.postgres, self.redis, self.chance = site, sink, postgres, redis, chance
        self.workers = [site.worker() for _ in range(WORKERS)]
        self.beats = [site.beat() for _ in range(BEATS)]
        self.done = 0
        self.may_double = 0

    def strike(self):
        self.done += 1
        self.may_double += self.chance.choice(
            [
                partial(self.kill_one_of, self.workers, self.site.worker),
                partial(self.kill_one_of, self.beats, self.site.beat),
                self.ask_a_worker_to_end,
                self.end_sessions,
                self.forget_all_hints,
                self.restart_redis,
                partial(self.refuse, Reply("451 4.3.0 not now")),
                partial(self.refuse, Drop()),
            ]
        )()

    def kill_one_of(self, crew, start):
        number = self.chance.randrange(len(crew))
        crew[number].kill()
        crew[number] = start()
        return int(crew is self.workers)

    def ask_a_worker_to_end(self):
        number = self.chance.randrange(WORKERS)
        assert self.workers[number].stop(60) == 0
        self.workers[number] = self.site.worker()
        return 0

    def end_sessions(self):
        self.postgres.terminate_sessions(self.site.environment["DATABASE_URL"].rpartition("/")[2])
        return WORKERS

    def forget_all_hints(self):
        self.redis.flush()
        return 0

    def restart_redis(self):
        self.redis.stop()
        self.redis.start()
        return 0

    def refuse(self, how):
        self.sink.on("content", how, times=3)
        return 3 if isinstance(how, Drop) else 0


@pytest.mark.fault(21)
@pytest.mark.parametrize("seconds", [pytest.param(600, id="full", marks=pytest.mark.full)])
def test_ten_minutes_of_everything_at_once(site, sink, postgres, redis, chance, figures, seconds):
    rows = AT_ONCE
    site.call("tests.faults.crew.due_rounds", count=rows)
    site.web()
    visitors = [Visitor(site, f"candidate{number}@example.com") for number in range(2)]
    trouble = Trouble(site, sink, postgres, redis, chance)
    sink.on("rcpt", Stall(0.01))
    with ThreadPoolExecutor(1) as people:
        added = people.submit(at_work, visitors, seconds)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            trouble.strike()
            site.call("tests.faults.crew.due_rounds", count=AT_ONCE, first=rows)
            rows += AT_ONCE
            time.sleep(3)
    last_fault = time.monotonic()
    site.call("tests.faults.crew.make_retries_due")
    wait_until_final(site, rows, 600)

    recovery = time.monotonic() - last_fault
    figures(
        rows=rows, crashes=trouble.done, lost=lost(site, sink, rows), duplicates=doubled(sink), recovery_s=recovery
    )
    figures(answers=2 * added.result(), wrong_answers=sum(len(visitor.wrong) for visitor in visitors))
    assert lost(site, sink, rows) == 0
    assert doubled(sink) <= trouble.may_double
    # A page that was being made when its session was ended is not; all others are right.
    assert sum(len(visitor.wrong) for visitor in visitors) <= 2 * trouble.done
