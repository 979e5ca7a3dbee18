"""Restoring an archive: every row under a new key, every moment as it was, all of it or nothing."""

from collections.abc import Iterable
from itertools import batched
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.ownership import Undoable
from dashboard.archive.parsing import Archive, ArchiveError, Row
from dashboard.archive.what import (
    NAME_OF,
    PLACES,
    AnyField,
    between,
    is_empty,
    lists_of,
    owner_field_of,
    references_of,
    roots,
    rows_of,
    values_of,
)

AT_ONCE = 500

# A row's key in the database by its number in the file, place by place.
type Keys = dict[str, dict[int, Any]]


def restore(candidate: User, archive: Archive) -> None:
    """Give the candidate everything that is in the archive; raises ArchiveError, and then nothing has changed.

    The ledger comes back in the same transaction as the rounds: no sweep sees a round whose mails it does not know.
    """
    try:
        with transaction.atomic():
            User.objects.select_for_update().get(pk=candidate.pk)
            if not is_empty(candidate):
                raise ArchiveError(not_empty())
            _clear(candidate)
            User.objects.filter(pk=candidate.pk).update(**archive.account)
            keys: Keys = {}
            for name, model in PLACES.items():
                keys[name] = _restore_place(candidate, model, archive.rows[name], keys)
    except IntegrityError:
        raise ArchiveError(_("That archive contradicts itself, so nothing of it is restored.")) from None


def not_empty() -> str:
    return _("There is something in this account already, and an archive can only be restored into an empty one.")


def _clear(candidate: User) -> None:
    """What was deleted and could still be undone would collide with its own copy; settings are the archive's."""
    for root in roots():
        if issubclass(root, Undoable):
            root.objects.deleted_by(candidate).delete()
    for model in PLACES.values():
        if model._meta.pk.is_relation:
            rows_of(model, candidate).delete()


def _restore_place(candidate: User, model: type[Model], rows: list[Row], keys: Keys) -> dict[int, Any]:
    made = [(row, _made(candidate, model, row, keys)) for row in rows]
    _mint_what_is_taken(model, [entry for _row, entry in made])
    for batch in batched(made, AT_ONCE):
        # Saving writes “now” into some fields, and into the entries too: what was read is put back afterwards.
        stamps = [{field.name: getattr(entry, field.name) for field in _stamped(model)} for _row, entry in batch]
        entries = model._default_manager.bulk_create([entry for _row, entry in batch])
        _put_back(model, entries, stamps)
    own = {row.number: entry.pk for row, entry in made}
    _restore_lists(model, rows, own, keys)
    return own


def _made(candidate: User, model: type[Model], row: Row, keys: Keys) -> Model:
    pointers = {
        field.attname: keys[NAME_OF[field.related_model]].get(row.pointers[field.name])  # type: ignore[arg-type]
        for field in references_of(model)
    }
    owner = owner_field_of(model)
    return model(**row.values, **pointers, **({owner: candidate} if owner else {}))


def _stamped(model: type[Model]) -> list[AnyField]:
    """The fields that a save would set to now."""
    return [
        field
        for field in values_of(model)
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]


def _put_back(model: type[Model], entries: Iterable[Model], stamps: Iterable[dict[str, Any]]) -> None:
    names = [field.name for field in _stamped(model)]
    entries = list(entries)
    for entry, stamp in zip(entries, stamps, strict=True):
        for name, value in stamp.items():
            # A file may not have it: then it is as new as its row.
            setattr(entry, name, value or getattr(entry, name))
    if names:
        model._default_manager.bulk_update(entries, names)


def _mint_what_is_taken(model: type[Model], entries: list[Model]) -> None:
    """What calendars know a conversation by is kept, unless the account it comes from still has it here."""
    for field in values_of(model):
        if not (field.unique and field.has_default()):
            continue
        for batch in batched(entries, AT_ONCE):
            values = [getattr(entry, field.name) for entry in batch]
            taken = set(
                model._default_manager.filter(**{f"{field.name}__in": values}).values_list(field.name, flat=True)
            )
            for entry in batch:
                if getattr(entry, field.name) in taken:
                    setattr(entry, field.name, field.get_default())


def _restore_lists(model: type[Model], rows: list[Row], own: dict[int, Any], keys: Keys) -> None:
    for field in lists_of(model):
        known, joined = keys[NAME_OF[field.related_model]], between(field)
        source, target = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        pairs = [
            joined(**{source: own[row.number], target: known[number]})
            for row in rows
            for number in row.lists[field.name]
        ]
        joined._default_manager.bulk_create(pairs, batch_size=AT_ONCE)
