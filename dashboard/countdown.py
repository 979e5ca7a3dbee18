"""How far away a moment is, as one says it to somebody who waits for it; by the clock of the active time zone."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def countdown(starts_at: datetime, now: datetime) -> str:
    """“now”, “in 25 minutes”, “today at 14:30”, “tomorrow at 09:00” or “in 3 days” (days of the calendar)."""
    if starts_at <= now:
        return _("now")
    if starts_at - now < timedelta(hours=1):
        minutes = max((starts_at - now) // timedelta(minutes=1), 1)
        return ngettext("in %(minutes)d minute", "in %(minutes)d minutes", minutes) % {"minutes": minutes}
    days = (timezone.localdate(starts_at) - timezone.localdate(now)).days
    clock = {"clock": date_format(timezone.localtime(starts_at), _("H:i"))}
    if days < 2:
        return (_("tomorrow at %(clock)s") if days else _("today at %(clock)s")) % clock
    return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
