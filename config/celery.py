"""The Celery application and the whole beat schedule: nothing else runs by itself."""

import os
from pathlib import Path

from celery import Celery
from celery.signals import worker_shutting_down
from django.conf import settings

from config.environment import stop
from followups.stopping import ask_to_stop

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# They ask the database, and one that is away would end the worker; `manage.py migrate` has made them before.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

app = Celery("config")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["accounts", "interviews", "followups"])

# A batch may take minutes, and whoever stops a worker has one.
worker_shutting_down.connect(ask_to_stop)

FILE_TICK = 2
HOUSEKEEPING_TICK = 600

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
        "schedule": HOUSEKEEPING_TICK,
        "options": {"expires": HOUSEKEEPING_TICK},
    },
    "forget sessions that are over": {
        "task": "accounts.tasks.forget_ended_sessions",
        "schedule": HOUSEKEEPING_TICK,
        "options": {"expires": HOUSEKEEPING_TICK},
    },
    "purge what was deleted a day ago": {
        "task": "accounts.tasks.purge_deleted",
        "schedule": HOUSEKEEPING_TICK,
        "options": {"expires": HOUSEKEEPING_TICK},
    },
    "forget what happened with accounts after a year": {
        "task": "accounts.tasks.purge_audit_events",
        "schedule": HOUSEKEEPING_TICK,
        "options": {"expires": HOUSEKEEPING_TICK},
    },
}

# The schedule is this, and every tick may be lost: remembering in a file when each last ran would be one more thing
# that a full disk breaks, and it ended beat for good.
app.conf.beat_scheduler = "celery.beat:Scheduler"

if not settings.REDIS_URL:
    try:
        for folder in ("data_folder_in", "control_folder"):
            Path(str(settings.CELERY_BROKER_TRANSPORT_OPTIONS[folder])).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop("VAR_DIR", f"cannot make a folder in {settings.VAR_DIR} ({error.strerror}).")
