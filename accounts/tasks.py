"""Forgetting for good: what was deleted a day ago, what is over, what happened with an account a year ago."""

from celery import shared_task
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from accounts.audit import KEPT_FOR
from accounts.models import AuditEvent
from accounts.ownership import Undoable
from accounts.running_out import forget_cached


@shared_task
def purge_deleted() -> None:
    now = timezone.now()
    forget_cached(now)
    for model in apps.get_models():
        if issubclass(model, Undoable):
            model.objects.past_undo(now).delete()


@shared_task
def purge_audit_events() -> None:
    AuditEvent.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()


@shared_task
def forget_ended_sessions() -> None:
    SessionStore.clear_expired()
