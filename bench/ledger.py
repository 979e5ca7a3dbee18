"""How the ledger and its workers grow: bytes a row, claim and sweep by size, mails a second by worker.

`.venv/bin/python bench/ledger.py [ROWS]`: PostgreSQL, Redis and a mail server of its own; about five minutes with a
million rows. Durations are medians of what is repeated; docs/scaling.md says what follows from them.
"""

import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import psycopg

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.faults.ledger import all_final
from tests.process.conftest import migrate, public
from tests.product import Product
from tests.servers import PostgreSQL, Redis, wait_until
from tests.sink import Sink

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
MAILED = (1_000, 10_000)
MAILS = 2_000
TIMES = 5

# Each of the rounds there are gets a closed row for each of so many days: the years that went by.
PAST = """
INSERT INTO followups_reminder (candidate_id, round_id, kind, step, about_on, due_at, expires_at, next_attempt_at,
    starts, attempts, uncertain, message_id, sent_at, reason, created_at)
SELECT application.candidate_id, round.id, 'thank_you', 'first', day::date, day, day + interval '1 day', day,
    0, 1, 0, '<' || gen_random_uuid() || '@callback.test>', day, '', day
FROM interviews_round round JOIN interviews_application application ON application.id = round.application_id,
    generate_series(now() - %(days)s * interval '1 day', now() - interval '10 days', interval '1 day') day
"""
# What is in the window of 72 hours, still owes somebody, and got both its mails.
CLOSE = """
INSERT INTO followups_reminder (candidate_id, round_id, kind, step, about_on, due_at, expires_at, next_attempt_at,
    starts, attempts, uncertain, message_id, sent_at, reason, created_at)
SELECT candidate_id, round_id, kind, 'last_call', about_on, due_at, expires_at, next_attempt_at,
    0, 1, 0, '<' || gen_random_uuid() || '@callback.test>', now(), '', now()
FROM followups_reminder WHERE step = 'first' AND sent_at IS NULL;
UPDATE followups_reminder SET sent_at = now(), attempts = 1 WHERE sent_at IS NULL;
"""


def seconds(do):
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def figure(name, value, unit):
    sys.stdout.write(f"figure {name} {value:.3g}  {unit}\n")
    sys.stdout.flush()


class Bench:
    def __init__(self, folder, stack):
        self.postgres, self.redis, self.sink = PostgreSQL(), Redis(), Sink()
        for server in (self.postgres, self.redis):
            stack.callback(server.close)
            server.start()
        stack.callback(self.sink.leave)
        self.database = self.postgres.url(self.postgres.new_database())
        settings = {"DATABASE_URL": self.database, "REDIS_URL": self.redis.url, "EMAIL_URL": self.sink.url}
        self.product = Product(folder, self.sink, **public("http://localhost:8000", **settings), REMINDER_LEASE="300")
        migrate(self.product)
        stack.callback(self.product.close)
        self.rounds = 0

    def add_due(self, count, **options):
        self.product.call("tests.faults.crew.due_rounds", count=count, first=self.rounds, **options)
        self.rounds += count

    def execute(self, statement, **values):
        with psycopg.connect(self.database, autocommit=True) as connection:
            return connection.execute(statement, values or None)

    def size(self):
        with psycopg.connect(self.database) as connection:
            return connection.execute(
                "SELECT pg_total_relation_size('followups_reminder'), count(*) FROM followups_reminder"
            ).fetchone()

    def timed(self, function, **arguments):
        return median(self.product.call(function, **arguments) for _ in range(TIMES))


def sweep_and_claim(bench):
    """Sweeps over more and more rounds that were mailed already, and a claim out of all that."""
    for mailed in MAILED:
        bench.add_due(mailed - bench.rounds)
        bench.product.call("tests.faults.crew.plan")
        bench.execute(CLOSE)
        bench.execute("ANALYZE")
        figure(
            f"sweep_s_{mailed}", bench.timed("bench.inside.sweep"), f"s, {mailed:,} rounds in the window, all mailed"
        )
    days = max(ROWS // bench.rounds, 1)
    bench.execute(PAST, days=days + 10)
    bench.execute("ANALYZE")
    bytes_all, rows = bench.size()
    figure("row_bytes", bytes_all / rows, f"bytes a row with its indexes, {rows:,} rows")
    bench.add_due(1_000)
    bench.product.call("tests.faults.crew.plan")
    figure("claim_ms", 1000 * bench.timed("bench.inside.claim"), f"ms to claim 50 of 1,000 due among {rows:,}")
    bench.execute(CLOSE)


def mails(bench):
    """Due to sent, by one and by two worker processes."""
    for workers in (1, 2):
        bench.add_due(MAILS)
        bench.product.call("tests.faults.crew.plan")
        total, before = bench.size()[1], len(bench.sink.mails)
        running = [bench.product.worker(REMINDER_TICK="30") for _ in range(workers)]
        time.sleep(8)
        bench.product.call("tests.faults.crew.publish", messages=2 * MAILS // 50, seed=1)
        wait_until(lambda before=before: len(bench.sink.mails) > before, 60, "the first mail", pause=0.005)
        took = seconds(lambda total=total: wait_until(lambda: all_final(bench.product, total), 300, "all", pause=0.1))
        figure(
            f"mails_s_{workers}",
            MAILS / took,
            f"mails a second by {workers} worker process(es), sink and database on the same machine",
        )
        for worker in running:
            worker.stop()


def main():
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        bench = Bench(Path(folder), stack)
        sweep_and_claim(bench)
        mails(bench)


if __name__ == "__main__":
    main()
