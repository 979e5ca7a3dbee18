"""The figures for Prometheus, read from the database when they are asked for: processes share nothing else."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from followups.clock import read_clocks
from followups.counting import SPANS
from followups.models import DeliveryTally
from followups.watch.standing import Standing, standing_at

COUNTERS = {
    "sent": "Reminders that the mail server took.",
    "missed": "Reminders that could not be sent while they were of use.",
    "rescued": "Reminders taken over from a worker that never ended them.",
    "unanswered": "Times that the mail server took a reminder and never confirmed it.",
    "doubled": "Reminders sent after an attempt that may have arrived.",
}
FAILURES = ("address", "refused", "uncertain", "poison")


class ReminderFigures:
    """A collector as prometheus_client wants it: four queries each time."""

    def collect(self) -> Iterator[Metric]:
        now, ahead = read_clocks()
        yield GaugeMetricFamily(
            "callback_clock_offset_seconds", "This machine's clock ahead of the database's.", ahead.total_seconds()
        )
        yield from _now(standing_at(now))
        yield from _ever(DeliveryTally.current())


def _now(standing: Standing) -> Iterator[Metric]:
    outage_since = standing.health.outage_since
    gauges = {
        "reminders_due": ("Reminders that are due and not sent yet.", standing.due),
        "reminders_late": ("Reminders that are late by three minutes or more.", standing.late),
        "reminders_waiting_for_retry": ("Reminders that wait for another try.", standing.waiting_for_a_try),
        "reminders_left_behind": ("Reminders in the hands of a dead worker.", standing.abandoned),
        "oldest_due_age_seconds": ("How long the oldest due reminder waits.", _seconds(standing.oldest_due_age)),
        "last_sweep_age_seconds": ("Since somebody looked for what is due.", _seconds(standing.swept_ago)),
        "mail_server_away": ("1 while the mail server does not answer.", int(outage_since is not None)),
        "mail_server_away_since_timestamp_seconds": (
            "When it stopped answering; 0 while it answers.",
            outage_since.timestamp() if outage_since else 0,
        ),
        "reminders_in_time": ("1 while reminders go out in time.", int(not standing.reasons)),
    }
    for name, (what, value) in gauges.items():
        yield GaugeMetricFamily(f"callback_{name}", what, value)


def _ever(tally: DeliveryTally) -> Iterator[Metric]:
    for name, what in COUNTERS.items():
        yield CounterMetricFamily(f"callback_reminders_{name}", what, getattr(tally, name))
    failed = CounterMetricFamily("callback_reminders_failed", "Reminders given up, by reason.", labels=["reason"])
    for reason in FAILURES:
        failed.add_metric([reason], getattr(tally, f"failed_{reason}"))
    yield failed
    yield _delays(tally)


def _delays(tally: DeliveryTally) -> Metric:
    numbers = accumulate([*(getattr(tally, f"within_{span}") for span in SPANS), tally.longer])
    spans = [*(f"{span:.1f}" for span in SPANS), "+Inf"]
    return HistogramMetricFamily(
        "callback_reminder_delay_seconds",
        "From when a reminder was wanted until the mail server took it.",
        buckets=list(zip(spans, numbers, strict=True)),
        sum_value=tally.seconds,
    )


def _seconds(span: timedelta | None) -> float:
    """NaN, as Prometheus has it, for what never happened."""
    return span.total_seconds() if span is not None else float("nan")
