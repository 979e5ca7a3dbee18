"""A few hundred inputs each time; `script/fuzz` does a hundred thousand."""

import secrets

from tests.fuzz.running import run_all


def test_whatever_is_brought_is_read_or_refused_with_a_sentence_and_soon(as_alice):
    seed_number = secrets.randbelow(2**32)
    print(f"seed {seed_number}")

    for tally in run_all(as_alice, inputs=250, every=10, seed_number=seed_number):
        assert tally.inputs >= 5
        assert tally.inputs == tally.read + tally.refused
