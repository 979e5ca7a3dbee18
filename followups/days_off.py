"""The days off that a count of business days steps over, in words: holidays by their dates, and the weekends. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followups.business_days import ONE_DAY, is_business_day, is_holiday, is_weekend, next_business_day

MOST_LISTED = 4


def days_off_between(after: date, until: date, country: str = "", subdivision: str = "") -> list[date]:
    """The days strictly between the two that are no business days."""
    days = (after + timedelta(days=number) for number in range(1, (until - after).days))
    return [day for day in days if not is_business_day(day, country, subdivision)]


def why_later(after: date, until: date, country: str = "", subdivision: str = "") -> str:
    """What lies between two days: “25 and 26 December are public holidays, and one weekend lies between”, or ""."""
    off = days_off_between(after, until, country, subdivision)
    holidays = [day for day in off if is_holiday(day, country, subdivision)]
    weekends = _weekends(day for day in off if is_weekend(day, country))
    return get_text_list(list(_sentences(holidays, weekends)), _("and"))


def asked_about_from(reply_by: date, country: str = "", subdivision: str = "") -> date:
    """The day on which we write if nothing has come."""
    return next_business_day(reply_by, country, subdivision)


def _sentences(holidays: list[date], weekends: int) -> Iterator[str]:
    if len(holidays) > MOST_LISTED:
        yield _("%(total)s days are public holidays") % {"total": len(holidays)}
    elif holidays:
        listed = get_text_list(_listed(holidays), _("and"))
        yield ngettext("%(days)s is a public holiday", "%(days)s are public holidays", len(holidays)) % {
            "days": listed
        }
    if weekends:
        yield ngettext("%(total)s weekend lies between", "%(total)s weekends lie between", weekends) % {
            "total": weekends
        }


def _listed(days: list[date]) -> list[str]:
    """Each with its month, save where the next has the same one: 25, 26 December, 1 January."""
    following = [*days[1:], None]
    return [
        date_format(day, _("j") if then and then.month == day.month else _("j F"))
        for day, then in zip(days, following, strict=True)
    ]


def _weekends(days: Iterator[date]) -> int:
    """Days in a row are one weekend."""
    count, before = 0, None
    for day in days:
        count += before is None or day - before > ONE_DAY
        before = day
    return count
