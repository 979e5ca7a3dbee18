"""The Celery application and the whole beat schedule: nothing else runs by itself."""

import os
from pathlib import Path

from celery import Celery
from celery.signals import worker_shutting_down
from django.conf import settings

from config.environment import stop
from followups.stopping import ask_to_stop

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# They ask the database, and one that is away would end the worker; `manage.py upgrade` has made them before.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

app = Celery("config")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["accounts", "interviews", "followups"])

# A batch may take minutes, and whoever stops a worker has one.
worker_shutting_down.connect(ask_to_stop)

FILE_TICK = 2
HOUSEKEEPING_TICK = 600

# No tick expires: when, would be told by the clock of beat, and if that is behind no worker takes any. Those that pile
# up while no worker runs cost little: a sweep that just ended is not repeated.
app.conf.beat_schedule = {
    "sweep reminders": {
        "task": "followups.tasks.sweep_reminders",
        "schedule": settings.REMINDER_TICK,
    },
    "watch over reminders": {
        "task": "followups.tasks.watch_reminders",
        "schedule": 60,
    },
    # Somebody waits before a page for these.
    "take files of applications": {
        "task": "interviews.tasks.take_job_files",
        "schedule": FILE_TICK,
    },
    "forget files of applications after a day": {
        "task": "interviews.tasks.forget_job_files",
        "schedule": HOUSEKEEPING_TICK,
    },
    "forget sessions that are over": {
        "task": "accounts.tasks.forget_ended_sessions",
        "schedule": HOUSEKEEPING_TICK,
    },
    "purge what was deleted a day ago": {
        "task": "accounts.tasks.purge_deleted",
        "schedule": HOUSEKEEPING_TICK,
    },
    "forget what happened with accounts after a year": {
        "task": "accounts.tasks.purge_audit_events",
        "schedule": HOUSEKEEPING_TICK,
    },
}

if not settings.REDIS_URL:
    try:
        for folder in ("data_folder_in", "control_folder"):
            Path(str(settings.CELERY_BROKER_TRANSPORT_OPTIONS[folder])).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop("VAR_DIR", f"cannot make a folder in {settings.VAR_DIR} ({error.strerror}).")
