"""What Celery runs for this room. The message says “look”; which file waits stands in the table."""

import time

from celery import shared_task
from django.utils import timezone

from interviews.job_files.working import take_one
from interviews.models import ImportJob

# Then others have their turn: a reminder must not wait for a row of files.
LONGEST_IN_SECONDS = 10


@shared_task
def take_job_files() -> None:
    until = time.monotonic() + LONGEST_IN_SECONDS
    while take_one(timezone.now) and time.monotonic() < until:
        pass


@shared_task
def forget_job_files() -> None:
    ImportJob.objects.past_keeping(timezone.now()).delete()
