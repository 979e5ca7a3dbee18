"""A fact that changes while a sweep looks at its round, on PostgreSQL, where both go on at the same moment."""

import threading

import psycopg
import pytest

from followups.models.next_look import AT_ONCE
from tests.servers import wait_until

pytestmark = pytest.mark.process

NOT_MET = "UPDATE interviews_participation SET met = false"
LOOKS = "SELECT at FROM followups_nextlook"
WAITING = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"


@pytest.fixture
def another_window(on_postgres):
    on_postgres.call("tests.faults.crew.due_rounds", count=1)
    with psycopg.connect(on_postgres.environment["DATABASE_URL"]) as connection:
        yield connection


def sweep(on_postgres):
    on_postgres.call("tests.faults.crew.plan")
    return len(on_postgres.rows("SELECT id FROM followups_reminder"))


@pytest.mark.parametrize(("ends", "mails"), [("commit", 0), ("rollback", 1)])
def test_a_change_that_is_not_committed_yet_leaves_the_round_to_the_next_sweep(
    on_postgres, another_window, ends, mails
):
    another_window.execute(NOT_MET)
    assert sweep(on_postgres) == 0

    getattr(another_window, ends)()
    assert sweep(on_postgres) == mails


def test_a_change_while_the_round_is_looked_at_waits_and_then_asks_for_another_look(on_postgres, another_window):
    another_window.autocommit = True
    change = threading.Thread(target=another_window.execute, args=[NOT_MET])
    with psycopg.connect(on_postgres.environment["DATABASE_URL"]) as sweeping:
        sweeping.execute(f"{LOOKS} FOR UPDATE")
        change.start()
        wait_until(lambda: on_postgres.rows(WAITING), 10, "the change waits")
        sweeping.execute("UPDATE followups_nextlook SET at = now() + interval '1 hour'")
    change.join()

    assert on_postgres.rows(LOOKS) == [{"at": AT_ONCE}]
