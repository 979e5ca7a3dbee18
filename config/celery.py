"""The Celery application and the whole beat schedule: nothing else runs by itself."""

import os
from pathlib import Path

from celery import Celery
from celery.signals import worker_shutting_down
from django.conf import settings

from followups.stopping import ask_to_stop

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("config")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["accounts", "interviews", "followups"])

# A batch may take minutes, and whoever stops a worker has one.
worker_shutting_down.connect(ask_to_stop)

FILE_TICK = 2

# Ticks expire before the next one is due: a worker that was away finds one, not a pile.
app.conf.beat_schedule = {
    "sweep reminders": {
        "task": "followups.tasks.sweep_reminders",
        "schedule": settings.REMINDER_TICK,
        "options": {"expires": settings.REMINDER_TICK},
    },
    "watch over reminders": {
        "task": "followups.tasks.watch_reminders",
        "schedule": 60,
        "options": {"expires": 60},
    },
    # Somebody waits before a page for these.
    "take files of applications": {
        "task": "interviews.tasks.take_job_files",
        "schedule": FILE_TICK,
        "options": {"expires": FILE_TICK},
    },
    "forget files of applications after a day": {
        "task": "interviews.tasks.forget_job_files",
        "schedule": 3600,
        "options": {"expires": 3600},
    },
    "forget sessions that are over": {
        "task": "accounts.tasks.forget_ended_sessions",
        "schedule": 3600,
        "options": {"expires": 3600},
    },
    "purge what was deleted a day ago": {
        "task": "accounts.tasks.purge_deleted",
        "schedule": 3600,
        "options": {"expires": 3600},
    },
    "forget what happened with accounts after a year": {
        "task": "accounts.tasks.purge_audit_events",
        "schedule": 3600,
        "options": {"expires": 3600},
    },
}

if not settings.REDIS_URL:
    for folder in ("data_folder_in", "control_folder"):
        Path(str(settings.CELERY_BROKER_TRANSPORT_OPTIONS[folder])).mkdir(parents=True, exist_ok=True)
