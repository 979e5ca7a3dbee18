"""A few hundred requests each time; `script/fuzz forms` does twenty thousand."""

import logging
import secrets

import pytest

from tests.fuzz.forms import run
from tests.routes import fill_for_routes

pytestmark = pytest.mark.pages


@pytest.fixture(autouse=True)
def quiet():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def test_whatever_is_typed_is_taken_or_refused_and_never_comes_back_as_markup(alice):
    seed_number = secrets.randbelow(2**32)
    print(f"seed {seed_number}")

    tally = run(alice, fill_for_routes(alice), requests=250, seed_number=seed_number)

    assert tally.found == {}
    assert tally.requests >= 250
    assert tally.posts > 50
