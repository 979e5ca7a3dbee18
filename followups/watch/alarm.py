"""The alarm: one line and one mail when reminders are late, again every hour while they are, one when it is over.

Every process may look as often as it likes. Who raises it is decided by a conditional UPDATE, before the mail: of
several that look at once one writes, and one that dies in between leaves the line in the log and the next hour.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.utils.translation import gettext as _

from followups.links import site_link
from followups.models import DeliveryHealth
from followups.watch.standing import Standing, moment

log = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(hours=1)
# A mail server that is away takes no alarm either; it is tried again long before the hour is over.
TRY_AGAIN_AFTER = timedelta(minutes=5)


def raise_or_lift(standing: Standing) -> None:
    if standing.reasons:
        _raise(standing.reasons, standing.now)
    elif standing.health.alarm_since:
        _lift(standing.health)


def _raise(reasons: list[str], now: datetime) -> None:
    row, _is_new = DeliveryHealth.objects.get_or_create(pk=1)
    health = DeliveryHealth.objects.filter(pk=row.pk)
    begins = health.filter(alarm_since=None).update(alarm_since=now)
    is_time = Q(alarmed_at=None) | Q(alarmed_at__lte=now - AGAIN_AFTER)
    is_ours = health.filter(is_time, alarm_since__isnull=False).update(alarmed_at=now)
    if begins or is_ours:
        log.error("reminders are late: %s", "; ".join(reasons))
    if is_ours and not _mail(_("Reminders are late"), [*reasons, _what_to_do()]):
        health.filter(alarmed_at=now).update(alarmed_at=now - AGAIN_AFTER + TRY_AGAIN_AFTER)


def _lift(health: DeliveryHealth) -> None:
    """Whoever was told that it began is told that it is over."""
    since, told_at = health.alarm_since, health.alarmed_at
    if not DeliveryHealth.objects.filter(pk=1, alarm_since=since).update(alarm_since=None):
        return
    log.warning("reminders go out in time again")
    if since and told_at and told_at >= since:
        _mail(_("Reminders go out in time again"), [_("They were late since %(since)s.") % {"since": moment(since)}])


def _mail(subject: str, lines: list[str]) -> bool:
    """False if it did not get out. Whatever goes wrong with it must not stop whoever looked."""
    if not settings.ALARM_EMAIL:
        return True
    headers = {"Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(subject, "\n".join(lines) + "\n", to=[settings.ALARM_EMAIL], headers=headers).send()
    except Exception:
        log.exception("the alarm could not be mailed")
        return False
    return True


def _what_to_do() -> str:
    return "\n" + _("%(address)s shows how mails get on; “manage.py reminders due” and “stuck” say which.") % {
        "address": site_link("admin:delivery")
    }
