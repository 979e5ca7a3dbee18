"""Called inside the product that is measured (Product.call): steps of the engine, and how long they take."""

import logging
import time
import uuid

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import config.celery  # noqa: F401 (where the tasks find their broker)
from accounts.models import User
from followups import delivery, planning
from followups.clock import database_clock
from followups.models import Reminder
from followups.tasks import deliver_due, sweep_reminders


def queries(email, paths):
    """How often each page asks the database, once whatever is made at the first look is there."""
    # A line for each request would stand between those of the bench.
    logging.disable(logging.INFO)
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email=email))
    return {name: queries_of(client, path) for name, path in paths.items()}


def queries_of(client, path):
    assert client.get(path).status_code == 200, path
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def sweep():
    """In seconds."""
    now = database_clock()()
    begun = time.perf_counter()
    planning.plan(now)
    return time.perf_counter() - begun


def claim():
    """In seconds."""
    now, token = database_clock()(), uuid.uuid4()
    begun = time.perf_counter()
    assert len(delivery.claim(token, now, planning.BATCH)) == planning.BATCH
    took = time.perf_counter() - begun
    delivery.give_back(token)
    return took


def close_all():
    """Everything that is open counts as mailed."""
    Reminder.objects.unclosed().update(sent_at=timezone.now(), attempts=1)


def hint(times):
    for _ in range(times):
        deliver_due.apply_async()


def tick():
    sweep_reminders.apply_async()


def unfinished():
    """Rows that are open, and rows that were tried more than once."""
    rows = Reminder.objects
    return [rows.unclosed().count(), rows.filter(attempts__gt=1).count()]
