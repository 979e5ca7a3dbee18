"""The cache in the database, which counts tries: one that the disk or the database does not take is an error.

Django lets every write to it fail silently. To whoever signs in while the disk is full that was “too many tries”.
"""

import errno
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import DatabaseError, OperationalError, connections, router

from accounts.database_trouble import trouble_of


class Counters(DatabaseCache):
    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        failures = _Failures()
        with connections[router.db_for_write(self.cache_model_class)].execute_wrapper(failures):
            is_done: bool = super()._base_set(mode, key, value, timeout)  # type: ignore[misc]  # the stubs leave it out
        if not is_done and mode != "touch":
            failures.raise_if_trouble()
        return is_done


class _Failures:
    """What statements failed with; that another process was first is none of our business."""

    def __init__(self) -> None:
        # Until one is noted: only the end of the transaction is no statement, and can fail without one.
        self.last: DatabaseError = OperationalError("not written")
        self.last.__cause__ = OSError(errno.EIO, "not written")

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        try:
            return execute(*statement)
        except DatabaseError as error:
            self.last = error
            raise

    def raise_if_trouble(self) -> None:
        if trouble_of(self.last):
            raise self.last
