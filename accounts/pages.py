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
        rows = list(counted(self.object_list)[first : first + self.per_page])
        return super().get_page(wanted) if wanted > 1 and not rows else self.page_with(rows, wanted)

    def page_with(self, rows: list[Any], number: int) -> "Page[Any]":
        self.__dict__["count"] = rows[0].rows_in_all if rows else 0
        return Page(rows, number, self)


def page_of(rows: QuerySet[Any], number: str | None = None) -> "Page[Any]":
    return CountedPaginator(rows, PAGE).get_page(number)


def first_rows(rows: Any) -> QuerySet[Any]:
    """For a list that is asked for together with others; `first_page` takes what comes."""
    first: QuerySet[Any] = counted(rows)[:PAGE]
    return first


def first_page(rows: list[Any]) -> "Page[Any]":
    return CountedPaginator(rows, PAGE).page_with(rows, 1)


def counted(rows: Any) -> QuerySet[Any]:
    with_number: QuerySet[Any] = rows.annotate(rows_in_all=Window(Count("*")))
    return with_number


def _is_number(number: Any) -> bool:
    text = str(number)
    return text.isdecimal() and len(text) <= MOST_DIGITS and int(text) > 0
