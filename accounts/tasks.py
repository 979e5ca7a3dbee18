"""Forgetting for good what was deleted a day ago."""

from celery import shared_task
from django.apps import apps
from django.utils import timezone

from accounts.ownership import Undoable


@shared_task
def purge_deleted() -> None:
    now = timezone.now()
    for model in apps.get_models():
        if issubclass(model, Undoable):
            model.objects.past_undo(now).delete()
