"""Several rows of one page at once: a form of ticked rows, and what to say of all of them."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.pages import PAGE

# More figures than a row's number has in any of our databases.
TOO_LONG = 19
LONGEST_NAMES = 120  # letters


class ChosenForm(forms.Form):
    """`rows` are those that may be chosen; another candidate's is refused like one that does not exist."""

    TICKS: ClassVar[str]  # the name of the field

    def __init__(self, posted: QueryDict, rows: QuerySet[Any]) -> None:
        super().__init__(posted)
        self.done = posted.get("do")  # which of the buttons
        self.ticked = numbers_in(posted.getlist(self.TICKS))
        self.rows = {str(row.pk): row for row in rows.filter(pk__in=self.ticked)}
        self.fields[self.TICKS] = forms.MultipleChoiceField(
            choices=[(pk, pk) for pk in self.rows],
            error_messages={
                "required": _("Tick at least one."),
                "invalid_choice": _("One of those is not on the list any more. Look again, and choose anew."),
            },
        )

    @property
    def chosen(self) -> list[Any]:
        return [self.rows[pk] for pk in dict.fromkeys(self.cleaned_data[self.TICKS])]

    @property
    def trouble(self) -> str:
        """All that is wrong, as one line above the list."""
        return " ".join(str(problem) for problems in self.errors.values() for problem in problems)


def named(rows: Iterable[object]) -> dict[str, str]:
    """For a sentence about all of them."""
    return {"names": Truncator(", ".join(map(str, rows))).chars(LONGEST_NAMES)}


def numbers_in(texts: list[str]) -> set[int]:
    """What looks like the number of a row, of one page at most."""
    return {int(text) for text in texts[:PAGE] if text.isdecimal() and len(text) < TOO_LONG}
