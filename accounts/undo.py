"""The offer to bring something back, shown on the next page; base.html draws the button."""

from collections.abc import Iterable, Mapping

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.ownership import Undoable


def offer_undo(request: HttpRequest, sentence: str, restore_url: str) -> None:
    """Show `sentence` with an undo button that posts to `restore_url`."""
    messages.success(request, sentence, extra_tags=restore_url)


def bring_back(request: HttpRequest, row: Undoable) -> None:
    row.restore()
    messages.success(request, _("It is back."))


def undo_address(view: str, former: Mapping[str, Iterable[object]], *places: object) -> str:
    """Of a view that undoes it, with all that it has to know in the query."""
    return reverse(view, args=places, query=former)
