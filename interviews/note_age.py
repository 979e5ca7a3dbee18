"""How old a note is: said as a person says it, and whether what it says may have changed since. Pure."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# Older than this, news has moved on.
FRESH_DAYS = 30


def age(noted_on: date, today: date) -> str:
    """“today”, “yesterday”, “5 days ago”, “3 weeks ago”, “2 months ago”; what lies ahead is “today”."""
    days = (today - noted_on).days
    if days < 1:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 14:
        return ngettext("%(count)d day ago", "%(count)d days ago", days) % {"count": days}
    if days < 61:
        weeks = days // 7
        return ngettext("%(count)d week ago", "%(count)d weeks ago", weeks) % {"count": weeks}
    if days < 365:
        months = days // 30
        return ngettext("%(count)d month ago", "%(count)d months ago", months) % {"count": months}
    years = days // 365
    return ngettext("%(count)d year ago", "%(count)d years ago", years) % {"count": years}


def is_stale(noted_on: date, today: date) -> bool:
    return (today - noted_on).days > FRESH_DAYS
