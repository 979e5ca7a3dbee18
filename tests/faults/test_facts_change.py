"""Faults 14 and 15: something is done, called off or moved between the claim and the wire."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.faults.ledger import doubled, lost, wait_until_final
from tests.sink import Stall

pytestmark = [pytest.mark.faults]


@pytest.mark.fault(14)
@pytest.mark.parametrize(
    "rows", [pytest.param(80, id="small"), pytest.param(1_000, id="full", marks=pytest.mark.full)]
)
def test_nothing_is_mailed_that_was_stopped_before_the_wire(production, sink, chance, figures, rows):
    rounds = production.call("tests.faults.crew.due_rounds", count=rows)
    sink.on("content", Stall(0.02))
    for _ in range(2):
        production.worker()
    production.beat()
    sink.wait_for(1)

    stopped = production.call("tests.faults.crew.race", rounds=rounds, seed=chance.random())
    wait_until_final(production, rows)

    wires = production.call("tests.faults.crew.wires")
    figures(rows=rows, lost=lost(production, sink, rows), duplicates=doubled(sink))
    late = [pk for pk, wire in wires.items() if at(stopped[pk][1]) < at(wire)]
    assert late == []
    assert 0 < len(wires) < rows
    assert sorted(sink.counts().values()) == [1] * len(wires)


def at(text):
    return datetime.fromisoformat(text)


@pytest.fixture
def round(product):
    return product.call("tests.faults.crew.due_rounds", count=1, hours_ago=3)[0]


@pytest.fixture
def crew(product):
    def do(*steps, **arguments):
        for step in steps:
            product.call(f"tests.faults.crew.{step}", **arguments)

    return do


def ledger(product):
    return sorted(
        (str(row["about_on"])[:10], row["reason"])
        for row in product.rows("SELECT about_on, reason FROM followups_reminder")
    )


def day(days_ago=0):
    """The day on which an interview began that ended three hours, and so many days, ago."""
    return str((datetime.now(UTC) - timedelta(hours=4, days=days_ago)).date())


@pytest.mark.fault(15)
def test_moved_before_the_send_only_the_new_day_is_mailed(product, sink, crew, round):
    crew("plan")
    crew("move", round=round, days=-1)
    crew("deliver", "plan", "deliver")

    assert sum(sink.counts().values()) == 1
    assert ledger(product) == [(day(1), ""), (day(), "moved")]


@pytest.mark.fault(15)
def test_moved_during_the_send_only_the_new_day_is_mailed(product, sink, crew, round):
    crew("plan")
    crew("move_while_it_is_delivered", round=round, days=-1)
    crew("deliver", "plan", "deliver")

    assert sum(sink.counts().values()) == 1
    assert ledger(product) == [(day(1), ""), (day(), "moved")]


@pytest.mark.fault(15)
def test_moved_after_the_send_the_new_day_is_mailed_too(product, sink, crew, round):
    crew("plan", "deliver")
    crew("move", round=round, days=-1)
    crew("plan", "deliver", "plan", "deliver")

    assert sorted(sink.counts().values()) == [1, 1]
    assert ledger(product) == [(day(1), ""), (day(), "")]


@pytest.mark.fault(15)
def test_moved_away_and_back_it_is_mailed_once(product, sink, crew, round):
    crew("plan")
    crew("move", round=round, days=2)
    crew("deliver", "plan", "deliver")
    assert ledger(product) == [(day(), "moved")]
    crew("move", round=round, days=-2)
    crew("plan", "deliver", "plan", "deliver")

    assert sum(sink.counts().values()) == 1
    assert ledger(product) == [(day(), "")]


@pytest.mark.fault(15)
def test_a_timeline_stated_again_three_times_is_asked_about_once(product, sink, crew):
    round = product.call("tests.process.facts.held_round", names=[], hours_ago=200)
    for days_ago in (6, 5, 4):
        product.call("tests.process.facts.timeline", round=round, days_ago=days_ago)
        crew("plan")
    crew("deliver", "plan", "deliver")

    assert sum(sink.counts().values()) == 1
    assert [reason for _, reason in ledger(product)].count("") == 1
