"""The first rows of a list, with the way to say how many there are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Window

# No page shows more of anything at a time.
AT_MOST = 25


@dataclass(frozen=True, slots=True)
class Listed[T]:
    """The first rows of a list, and how many there are in all."""

    rows: list[T]
    total: int

    @classmethod
    def of(cls, rows: list[Any]) -> "Listed[Any]":
        """Of rows that were `counted`."""
        return cls(rows, rows[0].total if rows else 0)

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


def counted(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The first of them; the total comes along with each row, so that it takes no query of its own."""
    with_total: QuerySet[Any] = rows.annotate(total=Window(Count("pk")))
    return with_total[:AT_MOST]
