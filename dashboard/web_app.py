"""Callback as an app on a phone or a desktop: what its manifest says, in the language of whoever asks."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

PAPER = "#f8f6f2"
# What mail programs and calendars hand on when an invite is shared.
SHARED_FILES = [".ics", "text/calendar", ".eml", "message/rfc822", ".txt", "text/plain"]


def manifest() -> dict[str, Any]:
    home = reverse("dashboard:home")
    return {
        "id": home,
        "start_url": home,
        "scope": home,
        "name": _("Callback: from the second interview on"),
        "short_name": "Callback",
        "description": _("For your second interview: be ready, thank everybody, follow up in time."),
        "lang": get_language() or "en",
        "dir": "rtl" if get_language_bidi() else "ltr",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["productivity", "business"],
        "icons": _icons(),
        "shortcuts": [
            {"name": _("Add in one line"), "short_name": _("Add"), "url": reverse("interviews:quick_add")},
            {"name": _("Today"), "url": home},
        ],
        "share_target": {
            "action": reverse("dashboard:shared_invite"),
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                "title": "title",
                "text": "text",
                "url": "url",
                "files": [{"name": "file", "accept": SHARED_FILES}],
            },
        },
    }


def _icons() -> list[dict[str, str]]:
    """Drawn by script/icons; a maskable one is cut to the shape that the device likes."""
    return [
        {"src": static("icons/callback.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("icons/callback-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("icons/callback-512.png"), "sizes": "512x512", "type": "image/png"},
        {
            "src": static("icons/callback-maskable-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]
