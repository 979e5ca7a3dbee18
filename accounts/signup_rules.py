"""Who may sign up here, by SIGNUPS: the question of the form, and the sentence of every page that offers it."""

from django.conf import settings
from django.utils.translation import gettext as _


def is_welcome(address: str) -> bool:
    """Whether an account may be made for this address."""
    domain = address.rpartition("@")[2].lower()
    return bool(settings.IS_SIGNUP_OPEN) and (not settings.SIGNUP_DOMAINS or domain in settings.SIGNUP_DOMAINS)


def who_is_welcome() -> str:
    """A sentence; empty where everybody is."""
    if not settings.IS_SIGNUP_OPEN:
        return _("This site takes no new accounts.")
    if settings.SIGNUP_DOMAINS:
        return _("Sign-up here needs an address at %(domains)s.") % {"domains": _in_words(settings.SIGNUP_DOMAINS)}
    return ""


def _in_words(domains: list[str]) -> str:
    *most, last = domains
    return _("%(most)s or %(last)s") % {"most": ", ".join(most), "last": last} if most else last
