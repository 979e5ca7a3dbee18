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
    read_at, ahead = read_clocks()
    if abs(ahead) > TOLERANCE:
        raise ClockSkewError(f"this machine's clock is {ahead} off the database's; set it right")
    return Clock(read_at)


def read_clocks() -> tuple[datetime, timedelta]:
    """The time by the database, and how far this machine's clock is ahead of it; on SQLite they are one."""
    if connection.vendor != "postgresql":
        return timezone.now(), timedelta()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (read_at,) = cursor.fetchone()
    return read_at, timezone.now() - read_at
