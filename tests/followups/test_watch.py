"""Is it alive, is it ready and why not, the figures for Prometheus, the alarm: asked as a probe and a scraper ask."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as families

from followups.models import DeliveryHealth, DeliveryTally, Reminder
from followups.tasks import watch_reminders
from followups.watch.alarm import raise_or_lift
from followups.watch.standing import standing_at
from tests.factories import START, make_held_round, make_reminder, make_user

pytestmark = pytest.mark.django_db
NOW = START + timedelta(days=1)
TOKEN = "Aaaaaaaaaabbbbbbbbbb"
LATE = timedelta(seconds=180)


@pytest.fixture(autouse=True)
def at_one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def swept(db):
    DeliveryHealth.mark_swept(NOW)


@pytest.fixture
def row(alice, swept):
    """Due this very moment."""
    return make_reminder(make_held_round(alice), due_at=NOW)


def put_off(span):
    Reminder.objects.update(next_attempt_at=NOW - span)


def ready(**headers):
    answer = Client(headers=headers).get("/healthz/ready")
    return answer.status_code, answer.json()


# Probes


def test_alive_is_said_without_asking_anything(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = Client().get("/healthz/live")

    assert (answer.status_code, answer.text) == (200, "alive\n")


def test_ready_while_nothing_is_late_and_somebody_looks(row):
    assert ready() == (200, {"ready": True, "reasons": [], "remarks": []})


@pytest.mark.parametrize(("late", "status"), [(LATE - timedelta(seconds=1), 200), (LATE, 503)])
def test_a_reminder_may_be_three_minutes_late(row, late, status):
    put_off(late)

    assert ready()[0] == status


def test_a_late_reminder_is_a_reason_and_so_is_what_it_waits_for(row):
    put_off(LATE)

    assert ready()[1]["reasons"] == ["1 reminder is late, by 180 s"]
    DeliveryHealth.begin_outage(NOW, NOW)
    assert ready()[1]["reasons"] == [
        "1 reminder is late, by 180 s: the mail server does not answer since 2026-12-02 09:00 UTC"
    ]


def test_an_outage_alone_and_a_row_between_two_tries_are_remarks(row):
    DeliveryHealth.begin_outage(NOW, NOW)
    Reminder.objects.update(attempts=1, next_attempt_at=NOW + timedelta(minutes=1))

    status, said = ready()

    assert (status, len(said["remarks"])) == (200, 2)
    assert said["remarks"][1] == "1 reminder waits for another try"


@pytest.mark.parametrize(("ago", "status"), [(LATE - timedelta(seconds=1), 200), (LATE, 503)])
def test_somebody_has_to_look_every_three_minutes(ago, status):
    DeliveryHealth.mark_swept(NOW - ago)

    assert ready()[0] == status


def test_a_site_on_which_nobody_ever_looked_is_not_ready():
    assert ready()[1]["reasons"] == ["nobody has looked for what is due yet; a worker and a beat have to run"]


def test_where_ticks_are_rare_two_of_them_are_waited_for(row, settings):
    settings.REMINDER_TICK = 300
    put_off(LATE)

    assert ready()[0] == 200


def test_what_a_fact_entered_late_makes_due_is_not_late(row):
    put_off(timedelta())
    Reminder.objects.update(due_at=NOW - timedelta(hours=5))

    assert ready()[0] == 200


def test_closed_rows_are_never_late(row):
    put_off(LATE)
    Reminder.objects.update(skipped_at=NOW, reason="thanked")

    assert ready()[0] == 200


def test_a_migration_that_is_not_applied_is_named(swept):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'followups' AND name <> '0001_initial'")

    assert ready() == (503, {"ready": False, "reasons": ["run “manage.py upgrade”: followups"], "remarks": []})


def gone(execute, sql, params, many, context):
    raise OperationalError("connection to server at 10.0.0.7, user callback, failed")


def test_a_database_that_does_not_answer_is_a_reason_and_its_address_is_not_told(swept):
    with connection.execute_wrapper(gone):
        assert ready() == (
            503,
            {"ready": False, "reasons": ["the database does not answer (OperationalError)"], "remarks": []},
        )
        assert Client().get("/healthz/live").status_code == 200
        assert Client().get("/metrics").status_code == 503


def test_a_probe_from_inside_the_container_needs_not_know_our_name(row, settings):
    settings.ALLOWED_HOSTS = ["callback.example"]

    assert ready(host="127.0.0.1:8000")[0] == 200
    assert Client(headers={"host": "127.0.0.1"}).get("/metrics").status_code == 200


@pytest.mark.parametrize("page", ["/healthz/live", "/healthz/ready", "/metrics"])
def test_a_probe_leaves_no_cookie_no_session_and_no_line(row, page, caplog):
    with caplog.at_level("INFO"):
        answer = Client().get(page)

    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    assert caplog.records == []


def test_not_ready_is_an_answer_and_no_error_in_the_log_each_time(caplog):
    assert ready()[0] == 503

    assert caplog.records == []


def test_who_asks_for_figures_without_the_token_is_in_the_log(settings, caplog):
    settings.METRICS_TOKEN = TOKEN
    Client().get("/metrics")

    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_what_is_below_the_place_of_probes_does_not_exist():
    assert Client().get("/healthz/else").status_code == 404
    assert Client().post("/healthz/ready").status_code == 405


def test_neither_more_mails_nor_more_people_cost_a_query(row):
    counts = []
    for number in range(2):
        for more in range(5):
            make_reminder(make_held_round(make_user(f"user{number}{more}@example.com")), due_at=NOW - LATE)
        with CaptureQueriesContext(connection) as asked:
            ready()
            Client().get("/metrics")
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 8


# Figures


def figures(text, parse=families):
    return {(sample.name, *sample.labels.values()): sample.value for found in parse(text) for sample in found.samples}


def scraped(**headers):
    answer = Client(headers=headers).get("/metrics")
    assert answer.status_code == 200
    return answer.text


def test_prometheus_reads_how_it_stands(row):
    put_off(LATE)
    DeliveryHealth.begin_outage(NOW - LATE, NOW)
    DeliveryHealth.mark_swept(NOW - timedelta(seconds=20))

    found = figures(scraped())

    assert found["callback_reminders_due",] == 1
    assert found["callback_reminders_late",] == 1
    assert found["callback_oldest_due_age_seconds",] == 180
    assert found["callback_last_sweep_age_seconds",] == 20
    assert found["callback_mail_server_away",] == 1
    assert found["callback_mail_server_away_since_timestamp_seconds",] == (NOW - LATE).timestamp()
    assert found["callback_reminders_in_time",] == 0
    assert found["callback_clock_offset_seconds",] == 0


def test_prometheus_reads_what_was_counted():
    DeliveryTally.add({"sent": 3, "within_30": 2, "within_180": 1, "seconds": 150.5, "failed_refused": 1})
    DeliveryTally.add({"rescued": 2, "missed": 1, "doubled": 1, "unanswered": 4})

    found = figures(scraped())

    assert found["callback_reminders_sent_total",] == 3
    assert found["callback_reminders_failed_total", "refused"] == 1
    assert [found[f"callback_reminders_{name}_total",] for name in ("rescued", "missed", "doubled", "unanswered")] == [
        2, 1, 1, 4,
    ]  # fmt: skip
    spans = ("30.0", "60.0", "180.0", "600.0", "3600.0", "+Inf")
    assert [found["callback_reminder_delay_seconds_bucket", span] for span in spans] == [2, 2, 3, 3, 3, 3]
    assert found["callback_reminder_delay_seconds_count",] == 3
    assert found["callback_reminder_delay_seconds_sum",] == 150.5


def test_openmetrics_is_spoken_to_who_asks_for_it(row):
    text = scraped(accept="application/openmetrics-text; version=1.0.0")

    assert text.endswith("# EOF\n")
    assert figures(text, openmetrics) == pytest.approx(figures(scraped()))


def test_every_figure_is_explained_and_every_one_that_is_explained_is_there(row):
    page = (Path(__file__).parents[2] / "docs/operations.md").read_text()
    explained = set(re.findall(r"`(callback_\w+)`", page))

    there = {found.name + ("_total" if found.type == "counter" else "") for found in families(scraped())}
    assert there == explained
    asked_for = {re.sub("_bucket$", "", name) for name in re.findall(r"\bcallback_\w+", page.split("expr: ", 1)[1])}
    assert asked_for <= explained


def test_no_figure_names_anybody(row, alice):
    assert alice.email not in scraped()
    assert "Acme" not in scraped() + json.dumps(ready())


@pytest.mark.parametrize(
    ("token", "said", "status"),
    [
        ("", None, 404),
        ("", "Bearer ", 404),
        (TOKEN, None, 401),
        (TOKEN, TOKEN, 401),
        (TOKEN, f"Bearer {TOKEN}x", 401),
        (TOKEN, "Bearer ä", 401),
        (TOKEN, f"Bearer {TOKEN}", 200),
    ],
)
def test_a_public_site_shows_its_figures_to_whoever_has_the_token(token, said, status, settings):
    settings.IS_PUBLIC, settings.METRICS_TOKEN = True, token

    assert Client(headers={"authorization": said} if said else None).get("/metrics").status_code == status


def test_a_token_is_not_taken_from_who_says_it_in_the_clear_to_the_proxy(settings):
    settings.METRICS_TOKEN, settings.SECURE_PROXY_SSL_HEADER = TOKEN, ("HTTP_X_FORWARDED_PROTO", "https")
    asked = {"authorization": f"Bearer {TOKEN}"}

    assert Client(headers=asked | {"x-forwarded-proto": "http"}).get("/metrics").status_code == 403
    assert Client(headers=asked | {"x-forwarded-proto": "https"}).get("/metrics").status_code == 200
    assert Client(headers=asked).get("/metrics").status_code == 200


# The alarm


@pytest.fixture
def operator(settings):
    settings.ALARM_EMAIL = "operator@callback.example"
    return settings.ALARM_EMAIL


def look(minutes=0):
    raise_or_lift(standing_at(NOW + timedelta(minutes=minutes)))


def subjects():
    return [message.subject for message in mail.outbox]


def test_the_alarm_is_mailed_once_an_hour_and_once_that_it_is_over(row, operator, caplog):
    DeliveryHealth.mark_swept(NOW + timedelta(hours=9))
    for minutes in (0, 3, 4, 30, 62, 63, 64):
        look(minutes)
    Reminder.objects.update(sent_at=NOW)
    look(70)
    look(71)

    assert subjects() == ["Reminders are late", "Reminders are late", "Reminders go out in time again"]
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR", "WARNING"]
    assert mail.outbox[0].to == [operator]
    assert "1 reminder is late, by 180 s\n" in mail.outbox[0].body
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


def test_of_several_that_look_at_once_one_writes(row, operator):
    put_off(LATE)
    standings = [standing_at(NOW) for _ in range(4)]
    for standing in standings:
        raise_or_lift(standing)
    Reminder.objects.update(sent_at=NOW)
    standings = [standing_at(NOW) for _ in range(4)]
    for standing in standings:
        raise_or_lift(standing)

    assert subjects() == ["Reminders are late", "Reminders go out in time again"]


def test_what_comes_and_goes_is_mailed_once_an_hour_too(row, operator):
    DeliveryHealth.mark_swept(NOW + timedelta(hours=9))
    for minutes in range(0, 50, 10):
        Reminder.objects.update(next_attempt_at=NOW + timedelta(minutes=minutes) - LATE)
        look(minutes)
        Reminder.objects.update(next_attempt_at=NOW + timedelta(minutes=minutes))
        look(minutes + 1)

    assert subjects() == ["Reminders are late", "Reminders go out in time again"]


def test_an_alarm_that_does_not_get_out_is_tried_again_after_five_minutes(row, operator, settings):
    put_off(LATE)
    DeliveryHealth.mark_swept(NOW + timedelta(hours=9))
    settings.MAILERS = {"default": {"OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1}}}
    look()
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    look(4)
    assert subjects() == []

    look(5)

    assert subjects() == ["Reminders are late"]


def test_without_an_address_there_is_a_line_all_the_same(row, caplog):
    put_off(LATE)
    watch_reminders()

    assert subjects() == []
    assert [record.getMessage() for record in caplog.records] == ["reminders are late: 1 reminder is late, by 180 s"]


def test_the_first_look_at_an_empty_site_raises_the_alarm_that_nobody_sweeps(operator):
    look()

    assert subjects() == ["Reminders are late"]
