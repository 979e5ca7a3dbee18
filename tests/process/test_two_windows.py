"""One person in several windows at the same moment, on PostgreSQL and on SQLite: a clean answer for each of them."""

import pytest

pytestmark = pytest.mark.process
TIMES = 6


@pytest.fixture(params=["embedded", "on_postgres"])
def product(request):
    return request.getfixturevalue(request.param)


def collisions(product, kind):
    return product.call("tests.process.windows.collide", kind=kind, times=TIMES)


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("same wording", [302, 422, 422]),
        ("same person", [302, 422]),
        ("same skill", [302, 422, 422]),
        ("same number", [302, 422, 422]),
    ],
)
def test_of_what_can_be_there_once_the_first_window_wins_and_the_others_are_told(product, kind, answers):
    assert collisions(product, kind) == [answers] * TIMES


@pytest.mark.parametrize("kind", ["told and taken away", "given and deleted"])
def test_what_another_window_deletes_meanwhile_is_not_found_any_more(product, kind):
    statuses = {status for answers in collisions(product, kind) for status in answers}

    assert statuses <= {302, 404, 422}
    assert 302 in statuses
