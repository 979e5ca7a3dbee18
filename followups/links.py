"""The full addresses that mails carry."""

from django.conf import settings
from django.urls import reverse


def site_link(name: str, *args: object) -> str:
    """To a page of ours by its name, with scheme and host."""
    return on_site(reverse(name, args=args))


def on_site(path: str) -> str:
    return f"{settings.BASE_URL}{path}"
