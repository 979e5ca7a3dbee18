"""Whose row is it: the one way in which every room fetches, and the undo that hides what was deleted."""

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models, transaction

if TYPE_CHECKING:
    from accounts.models import User

UNDO_WINDOW = timedelta(hours=24)


class OwnedQuerySet(models.QuerySet[Any]):
    """Rows that belong to a candidate, reached over the path that their model names as `OWNER`."""

    def owned_by(self, candidate: "User") -> Self:
        """This candidate's rows, without those deleted or inside something deleted."""
        return self.filter(**{self.model.OWNER: candidate}).present()

    def present(self) -> Self:
        return self.filter(**{f"{path}__isnull": True for path in self.model.HIDDEN_BY})

    def deleted_by(self, candidate: "User") -> Self:
        """This candidate's rows that were deleted and can still be brought back."""
        return self.filter(**{self.model.OWNER: candidate}, deleted_at__isnull=False)

    def past_undo(self, now: datetime) -> Self:
        return self.filter(deleted_at__lt=now - UNDO_WINDOW)


class Owned(models.Model):
    """A row with one owner. `OWNER` is the path to the candidate, `HIDDEN_BY` the paths whose value hides the row."""

    OWNER: ClassVar[str]
    HIDDEN_BY: ClassVar[tuple[str, ...]] = ()

    objects: ClassVar[Any] = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> Any:
        """Django looks up the words of all choices, each time, to say those of one."""
        value = getattr(self, field.attname)
        said = _words_of(field).get(value, value)
        return said if said is None else str(said)


@cache
def _words_of(field: "models.Field[Any, Any]") -> dict[Any, Any]:
    """Of its choices; still without a language."""
    return dict(field.flatchoices)


class Undoable(Owned):
    """An owned row that can be brought back for a day after it was deleted."""

    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def mark_deleted(self, now: datetime) -> None:
        self.deleted_at = now
        self.save(update_fields=["deleted_at"])

    def restore(self, now: datetime) -> Self | None:
        """Bring it back, and hand over what made way for it."""
        self.deleted_at = None
        self.save(update_fields=["deleted_at"])
        return None


class OneOfAKind(Undoable):
    """Of what its `SAME` fields say there is one at a time, besides those deleted.

    One that is brought back takes the place of one that came meanwhile, which can be brought back in turn.
    """

    SAME: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    @property
    def same(self) -> dict[str, Any]:
        """What makes another row one of the same."""
        return {name: getattr(self, name) for name in self.SAME}

    @transaction.atomic
    def restore(self, now: datetime) -> Self | None:
        newer: Self | None = type(self).objects.filter(**self.same, deleted_at=None).first()
        if newer:
            newer.mark_deleted(now)
        super().restore(now)
        return newer
