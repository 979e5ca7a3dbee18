"""The first rows of a list, with the way to say how many there are."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Listed[T]:
    """The first rows of a list, and how many there are in all."""

    rows: list[T]
    total: int

    @classmethod
    def of(cls, rows: list[Any]) -> "Listed[Any]":
        """Of rows that accounts.pages.first_rows asked for."""
        return cls(rows, rows[0].rows_in_all if rows else 0)

    @property
    def more(self) -> int:
        return self.total - len(self.rows)
