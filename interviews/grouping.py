"""Rows by what they have in common. Pure; whoever gathers for many rounds, jobs or people at once asks here."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable


def grouped[Key: Hashable, Row](rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """Each group in the order of the rows; where there is no row, an empty list."""
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
