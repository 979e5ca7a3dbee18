"""Search on PostgreSQL, with a role that may create no extension."""

import pytest

from tests.dashboard.search_rows import EXPECTED

pytestmark = pytest.mark.process


def test_on_postgresql_the_same_is_found(on_postgres):
    found = on_postgres.call("tests.dashboard.search_rows.everything")

    assert found.pop("ranked") == ["Eva First", "Éva", "Dr. Eva New", "Dr. Eva Old", "Jo"]
    assert found == EXPECTED
