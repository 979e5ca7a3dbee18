"""A worker dies with a mail on the wire: the site says that it is not ready and raises the alarm, until it is over."""

import json
import sys
import urllib.request
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.servers import wait_until
from tests.sink import Stall

pytestmark = pytest.mark.process
FACTS = "tests.process.facts"
TOKEN = "figures-for-tests-only-0123456789"


@pytest.fixture
def watched(production):
    production.environment |= {"METRICS_TOKEN": TOKEN, "ALARM_EMAIL": "operator@callback.test"}
    return production


def ready(product):
    page = product.get("/healthz/ready")
    return page.status, json.loads(page.text)["reasons"]


def figures(product):
    request = urllib.request.Request(f"{product.address}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        families = list(text_string_to_metric_families(answer.read().decode()))
    return {sample.name: sample.value for family in families for sample in family.samples}


def alarms(sink):
    return [mail.subject for mail in sink.mails if "operator@callback.test" in mail.to]


def test_of_several_that_watch_while_nothing_runs_each_ends_with_one_and_one_writes(watched, sink):
    watching = [
        watched.start(sys.executable, "manage.py", "reminders", "watch", name=f"watch{number}") for number in range(3)
    ]

    assert [running.child.wait(60) for running in watching] == [1, 1, 1]
    assert alarms(sink) == ["Reminders are late"]
    assert sum(running.output().count('"ERROR"') for running in watching) == 1


@pytest.mark.parametrize(("seconds", "reasons"), [(25, 0), (40, 1), (-40, 1)])
def test_a_clock_that_is_off_the_databases_is_a_reason(watched, seconds, reasons):
    said = watched.call(f"{FACTS}.reasons_by_a_clock_that_is_off", seconds=seconds)

    assert [reason for reason in said if reason.startswith("this machine’s clock is")] == said[:reasons]
    assert len(said) == reasons + 1, "nobody has looked yet"


@pytest.mark.slow
def test_a_dead_worker_is_noticed_and_so_is_that_another_took_over(watched, sink):
    web = watched.web()
    assert ready(watched) == (503, ["nobody has looked for what is due yet; a worker and a beat have to run"])
    running = watched.run()
    wait_until(lambda: ready(watched) == (200, []), what="ready")
    sink.on("content", Stall(60))
    watched.call(f"{FACTS}.held_round")
    sink.wait_for_stall("content")
    for process in running:
        process.kill()
    watched.call(f"{FACTS}.as_if_later", seconds=170)

    assert ready(watched)[0] == 200
    watched.call(f"{FACTS}.as_if_later", seconds=15)
    status, (late, unswept) = ready(watched)
    assert (status, late[:18], unswept[:33]) == (503, "1 reminder is late", "nobody has looked for what is due")
    sink.behave()
    for _ in range(2):
        watched.call("followups.tasks.watch_reminders")

    watched.run()
    wait_until(lambda: ready(watched) == (200, []), what="ready again")
    watched.call("followups.tasks.watch_reminders")
    assert "Service Unavailable" not in web.output()
    assert alarms(sink) == ["Reminders are late", "Reminders go out in time again"]
    found = figures(watched)
    names = ("sent", "rescued", "doubled", "missed")
    assert [found[f"callback_reminders_{name}_total"] for name in names] == [1, 1, 1, 0]
    assert timedelta(seconds=found["callback_reminder_delay_seconds_sum"]) > timedelta(minutes=3)
