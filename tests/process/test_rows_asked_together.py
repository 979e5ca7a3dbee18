"""Many lists in one statement are read from JSON: PostgreSQL’s moments, days and lists come back as what they are."""

import pytest

pytestmark = pytest.mark.process


def test_rows_asked_together_are_what_each_list_gives_by_itself(production):
    assert production.call("tests.accounts.together_rows.what_differs") == [[], ["none"]]


def test_postgresql_plans_them_once_knowing_everything_that_no_run_changes(production):
    plans_for_one_run, kinds = production.call("tests.accounts.together_rows.plans")

    assert plans_for_one_run == 0
    # The candidate, the rounds and the moment; no text, no length of time, no state.
    assert set(kinds) <= {"bigint", "smallint", "timestamp with time zone"}
