"""Both set-ups, mailing to a server that counts; what is measured; and full size, which runs at the pace of life."""

import os
import random
from types import SimpleNamespace

import pytest

from tests.process.conftest import (  # noqa: F401
    collected,
    postgres,
    redis,
    redis_server,
    sink,
)
from tests.process.conftest import embedded as plain_embedded  # noqa: F401
from tests.process.conftest import production as plain_production  # noqa: F401

NOTHING = SimpleNamespace(params={})
# The defaults of docs/settings.md; small sizes are hurried, as Product has it.
PACE_OF_LIFE = {"REMINDER_TICK": "30", "REMINDER_LEASE": "300", "SMTP_TIMEOUT": "10"}


@pytest.fixture
def is_full(request):
    return request.node.get_closest_marker("full") is not None


@pytest.fixture
def production(plain_production, is_full):  # noqa: F811
    return paced(plain_production, is_full)


@pytest.fixture
def embedded(plain_embedded, sink, is_full):  # noqa: F811
    plain_embedded.environment["EMAIL_URL"] = sink.url
    plain_embedded.sink = sink
    return paced(plain_embedded, is_full)


def paced(product, is_full):
    product.environment |= PACE_OF_LIFE if is_full else {}
    product.is_quick = not is_full
    return product


@pytest.fixture
def site(production, collected):  # noqa: F811
    """One whose pages are looked at: its files are collected, as in the image."""
    production.environment["STATIC_ROOT"] = collected
    return production


@pytest.fixture(params=["embedded", "production"])
def product(request):
    """A test that asks for this runs on both set-ups."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def chance(record_property):
    """Seeded, and the seed printed, so that what chance found can be made to happen again."""
    seed = int(os.environ.get("FAULT_SEED") or random.randrange(10**6))
    record_property("seed", seed)
    print(f"seed {seed}")  # noqa: T201
    return random.Random(seed)


@pytest.fixture(autouse=True)
def fault(request, record_property):
    """Which of the twenty a test is, and on what it runs; without a product of its own it is the same on both."""
    if marker := request.node.get_closest_marker("fault"):
        record_property("fault", marker.args[0])
    asked_for = [*request.fixturenames, *getattr(request.node, "callspec", NOTHING).params.values()]
    record_property("setup", next((name for name in ("embedded", "production") if name in asked_for), "both"))


@pytest.fixture
def figures(record_property):
    """Notes what the table shows of this test (tests/faults/table.py): figures(rows=120, crashes=4, duplicates=1)."""

    def note(**measured):
        for name, value in measured.items():
            record_property(name, round(value, 1) if isinstance(value, float) else value)

    return note
