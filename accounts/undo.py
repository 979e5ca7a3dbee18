"""The offer to bring something back, shown on the next page; base.html draws the button."""

from django.contrib import messages
from django.http import HttpRequest


def offer_undo(request: HttpRequest, sentence: str, restore_url: str) -> None:
    """Show `sentence` with an undo button that posts to `restore_url`."""
    messages.success(request, sentence, extra_tags=restore_url)
