"""A file of applications on its way through real workers, killed while they write, on both kinds of database."""

import contextlib
import sqlite3
import threading
import time

import psycopg
import pytest

from tests.servers import wait_until

pytestmark = pytest.mark.process
FACTS = "tests.process.facts"
LINES = 1_500


def file_of(product):
    return product.rows("SELECT state, progress, claim_token FROM interviews_importjob")[0]


def jobs_of(product):
    return product.rows("SELECT count(*) AS jobs FROM interviews_application")[0]["jobs"]


def wait_for_state(product, state):
    wait_until(lambda: file_of(product)["state"] == state, 60, f"the state {state}")


def checked(product, **size):
    file = product.call(f"{FACTS}.job_file", **size)
    wait_for_state(product, "checked")
    return file


class Writer(threading.Thread):
    """Somebody else who writes a little, again and again; `waits` are the seconds that each time took."""

    def __init__(self, product):
        super().__init__()
        self.product, self.waits, self.has_ended = product, [], threading.Event()

    def run(self):
        while not self.has_ended.wait(0.05):
            began = time.monotonic()
            self.write()
            self.waits.append(time.monotonic() - began)

    def write(self):
        statement = "UPDATE accounts_user SET name = name"
        if self.product.is_embedded:
            with contextlib.closing(sqlite3.connect(self.product.folder / "callback.sqlite3", timeout=20)) as base:
                base.execute(statement)
                base.commit()
        else:
            with psycopg.connect(self.product.environment["DATABASE_URL"]) as base:
                base.execute(statement + " WHERE email = 'nobody@example.com'")


def test_a_file_of_five_thousand_long_lines_comes_in_wholly_while_others_write(product):
    """Five megabytes, the most that a file may have; how long others waited stands in bench/job_files.py."""
    product.run()
    file = checked(product, lines=5_000, letters=900)
    assert jobs_of(product) == 0

    writer = Writer(product)
    writer.start()
    product.call(f"{FACTS}.confirmed", file=file)
    wait_for_state(product, "done")
    writer.has_ended.set()
    writer.join(30)

    assert jobs_of(product) == 5_000
    assert product.rows("SELECT count(*) AS skills FROM interviews_skill")[0]["skills"] == 10_000
    # SQLite gives up after twenty seconds; a busy machine is no reason to fail before.
    assert max(writer.waits) < 15


def test_of_a_file_whose_workers_are_killed_while_they_write_all_comes_in_once_or_nothing(product):
    workers = product.run()
    file = checked(product, lines=LINES)
    for worker in workers:
        worker.kill()
    product.call(f"{FACTS}.confirmed", file=file)

    for delay in (0.05, 0.6):
        workers = product.run()
        wait_until(lambda: file_of(product)["claim_token"] or file_of(product)["state"] == "done", 40, "a claim")
        time.sleep(delay)
        for worker in workers:
            worker.kill()
        assert jobs_of(product) == (LINES if file_of(product)["state"] == "done" else 0)
        product.call(f"{FACTS}.lease_ran_out")

    product.run()
    wait_for_state(product, "done")
    assert jobs_of(product) == LINES


def test_two_workers_take_a_file_once(production):
    file = production.call(f"{FACTS}.job_file", lines=LINES)
    production.worker(concurrency=2)
    production.worker(concurrency=2)
    production.beat()
    wait_for_state(production, "checked")

    production.call(f"{FACTS}.confirmed", file=file)
    wait_for_state(production, "done")
    assert jobs_of(production) == LINES
