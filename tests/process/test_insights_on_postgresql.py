"""How the search goes, counted by PostgreSQL."""

import pytest

pytestmark = pytest.mark.process


def test_how_the_search_goes_is_counted_by_postgresql_as_well(on_postgres):
    assert on_postgres.call("tests.process.facts.insights") == {
        "months": [1, 2],
        "steps": [1, 1, 1, 0, 0, 0],
        "charts": ["steps", "months", "soon", "replies"],
        "pages": [True, True],
    }
