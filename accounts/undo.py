"""The offer to bring something back, shown on the next page; base.html draws the button."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import gettext as _

from accounts.ownership import Undoable


def offer_undo(request: HttpRequest, sentence: str, restore_url: str) -> None:
    """Show `sentence` with an undo button that posts to `restore_url`."""
    messages.success(request, sentence, extra_tags=restore_url)


def bring_back(request: HttpRequest, row: Undoable, now: datetime) -> None:
    """For a view that restores by `pk`: what made way for the row is brought back in turn at the same address."""
    newer = row.restore(now)
    offer_undo(request, _("It is back."), _address_for(request, newer) if newer else "")


def _address_for(request: HttpRequest, other: Undoable) -> str:
    return reverse(resolve(request.path_info).view_name, args=[other.pk], query=request.GET)


def undo_address(view: str, former: Mapping[str, Iterable[object]], *places: object) -> str:
    """Of a view that undoes it, with all that it has to know in the query."""
    return reverse(view, args=places, query=former)
