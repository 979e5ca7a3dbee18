"""The example that an empty account can be filled with and emptied of again: the demo's fortnight, marked as such.

What was written into an example goes with it, and comes back with it for a day. What stands beside it is left alone.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from dashboard import demo
from interviews.models import Application
from stories.models import Story

MODELS = (Application, Story)


@transaction.atomic
def bring(candidate: User, now: datetime) -> bool:
    """Fill in the example; False if there is an application already."""
    _lock(candidate)
    if Application.objects.owned_by(candidate).exists():
        return False
    _note(candidate, now)
    demo.fill(candidate, now)
    return True


@transaction.atomic
def remove(candidate: User, now: datetime) -> None:
    _lock(candidate)
    for model in MODELS:
        _examples(model.objects.owned_by(candidate)).update(deleted_at=now)
    _note(candidate, None)


@transaction.atomic
def bring_back(candidate: User, now: datetime) -> bool:
    """What was removed last, if it is still there; what was deleted one by one before that stays deleted."""
    _lock(candidate)
    removed = [_examples(model.objects.deleted_by(candidate)) for model in MODELS]
    moments = [row.deleted_at for rows in removed for row in rows.order_by("-deleted_at")[:1]]
    for rows in removed:
        rows.filter(deleted_at=max(moments, default=None)).update(deleted_at=None)
    if moments:
        _note(candidate, now)
    return bool(moments)


def _lock(candidate: User) -> None:
    """Two presses at once bring one example."""
    User.objects.select_for_update().get(pk=candidate.pk)


def _examples(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(example_at__isnull=False)


def _note(candidate: User, example_at: datetime | None) -> None:
    candidate.example_at = example_at
    candidate.save(update_fields=["example_at"])
