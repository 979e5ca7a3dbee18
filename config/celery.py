"""The Celery application and the whole beat schedule: nothing else runs by itself."""

import os
from pathlib import Path

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("config")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["accounts", "interviews", "followups"])

FILE_TICK = 2

# No tick expires: when, would be told by the clock of beat, and if that is behind no worker takes any. Those that pile
# up while no worker runs cost little: a sweep that just ended is not repeated.
app.conf.beat_schedule = {
    "sweep reminders": {
        "task": "followups.tasks.sweep_reminders",
        "schedule": settings.REMINDER_TICK,
    },
    # Somebody waits before a page for these.
    "take files of applications": {
        "task": "interviews.tasks.take_job_files",
        "schedule": FILE_TICK,
    },
    "forget files of applications after a day": {
        "task": "interviews.tasks.forget_job_files",
        "schedule": 3600,
    },
    "forget sessions that are over": {
        "task": "accounts.tasks.forget_ended_sessions",
        "schedule": 3600,
    },
    "purge what was deleted a day ago": {
        "task": "accounts.tasks.purge_deleted",
        "schedule": 3600,
    },
    "forget what happened with accounts after a year": {
        "task": "accounts.tasks.purge_audit_events",
        "schedule": 3600,
    },
}

if not settings.REDIS_URL:
    for folder in ("data_folder_in", "control_folder"):
        Path(str(settings.CELERY_BROKER_TRANSPORT_OPTIONS[folder])).mkdir(parents=True, exist_ok=True)
