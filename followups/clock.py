"""The clock of the reminder engine: the database's, read once by a task; the machine's own on SQLite."""

import time
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

TOLERANCE = timedelta(seconds=30)


class ClockSkewError(Exception):
    """This machine's clock and the database's are further apart than we trust; nothing may be sent."""


class Clock:
    """The time now, counted on from one reading by a clock that nobody can set."""

    def __init__(self, read_at: datetime) -> None:
        self._read_at = read_at
        self._counter = time.monotonic()

    def __call__(self) -> datetime:
        return self._read_at + timedelta(seconds=time.monotonic() - self._counter)


def database_clock() -> Clock:
    """Read the database's clock; raises ClockSkewError if this machine's is more than 30 seconds off."""
    if connection.vendor != "postgresql":
        return Clock(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (read_at,) = cursor.fetchone()
    if abs(read_at - timezone.now()) > TOLERANCE:
        raise ClockSkewError(f"this machine's clock is {timezone.now() - read_at} off the database's; set it right")
    return Clock(read_at)
