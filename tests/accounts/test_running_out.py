"""What the cache kept for a while does not stay in the database."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection

from accounts.tasks import purge_deleted
from dashboard.archive import keeping

pytestmark = pytest.mark.django_db


def cached():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        return cursor.fetchone()[0]


def test_what_ran_out_is_deleted_and_the_rest_stays(alice, now):
    cache.clear()
    with time_machine.travel(now, tick=False):
        keeping.keep(alice, b"a whole account")
        cache.set("longer", 1, 7200)
    assert cached() == 2

    with time_machine.travel(now + timedelta(minutes=61), tick=False):
        purge_deleted()

        assert cached() == 1
        assert cache.get("longer") == 1
