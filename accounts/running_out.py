"""What the cache kept for a while (counters, archives that nobody restored) is deleted once it ran out.

Django leaves it in its table until somebody asks for the very same thing, or twenty thousand others are there.
"""

from datetime import datetime

from django.conf import settings
from django.db import connection


def forget_cached(now: datetime) -> None:
    """The table of Django's cache has no model."""
    quote = connection.ops.quote_name
    table, expires = quote(str(settings.CACHES["default"]["LOCATION"])), quote("expires")
    with connection.cursor() as cursor:
        # Both names are ours.
        cursor.execute(
            f"DELETE FROM {table} WHERE {expires} < %s",  # noqa: S608
            [connection.ops.adapt_datetimefield_value(now.replace(microsecond=0))],
        )
