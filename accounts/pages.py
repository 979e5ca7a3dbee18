"""Long lists a page at a time: a page of rows and how many there are in all, asked of the database at once."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window

if TYPE_CHECKING:
    Pages = Paginator[Any]
else:
    Pages = Paginator

PAGE = 25
# What nobody has so many pages of is not worth a large number in a query.
MOST_DIGITS = 6


class CountedPaginator(Pages):
    """Django's, in one query: each row brings along, as `rows_in_all`, how many there are."""

    def get_page(self, number: Any) -> "Page[Any]":
        """A page that does not exist is the nearest one, for two queries more."""
        wanted = int(number) if _is_number(number) else 1
        first = (wanted - 1) * self.per_page
        counted: QuerySet[Any] = self.object_list.annotate(rows_in_all=Window(Count("*")))  # type: ignore[union-attr]
        rows = list(counted[first : first + self.per_page])
        if not rows and wanted > 1:
            return super().get_page(wanted)
        self.__dict__["count"] = rows[0].rows_in_all if rows else 0
        return self._get_page(rows, wanted, self)


def page_of(rows: QuerySet[Any], number: str | None = None) -> "Page[Any]":
    return CountedPaginator(rows, PAGE).get_page(number)


def _is_number(number: Any) -> bool:
    text = str(number)
    return text.isdecimal() and len(text) <= MOST_DIGITS and int(text) > 0
