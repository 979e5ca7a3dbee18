"""The servers and products of the process tests, and the embedded product with a mail server that counts."""

import os
import random

import pytest

from tests.process.conftest import (  # noqa: F401
    embedded,
    migrated_postgres,
    migrated_sqlite,
    postgres,
    production,
    redis,
    redis_server,
    sink,
)


@pytest.fixture(params=["embedded", "production"])
def product(request, sink):  # noqa: F811
    """Both set-ups, each mailing to the sink."""
    product = request.getfixturevalue(request.param)
    product.environment["EMAIL_URL"] = sink.url
    return product


@pytest.fixture
def chance(record_property):
    """Seeded, and the seed printed, so that what chance found can be made to happen again."""
    seed = int(os.environ.get("FAULT_SEED") or random.randrange(10**6))
    record_property("seed", seed)
    print(f"seed {seed}")  # noqa: T201
    return random.Random(seed)
