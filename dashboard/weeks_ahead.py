"""What Today marks in the weeks ahead: conversations, what is to hand in, until when to thank, by when they reply."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.paths import path_to
from dashboard.today import Today
from dashboard.week_starts import first_weekday
from dashboard.weeks import Kind, Mark, Weeks, weeks_of
from interviews.grouping import grouped
from interviews.models.round import title_of


def weeks_ahead(today: Today, country: str) -> Weeks:
    """By the clock of the active time zone, in weeks as the `country` has them."""
    marks = [*_talks(today.talks), *_hand_ins(today), *_thanks(today), *_replies(today)]
    return weeks_of(marks, today.on, first_weekday(country))


def _talks(talks: Iterable[Any]) -> Iterator[Mark]:
    """One for each round and day, at its first conversation."""
    by_day = grouped(talks, lambda talk: (talk.round, timezone.localdate(talk.starts_at)))
    for (round, on), (first, *_rest) in by_day.items():
        words = {"clock": _clock(first.starts_at), "round": f"{first.company}, {title_of(first.number)}"}
        yield Mark(on, Kind.TALK, _("%(clock)s %(round)s") % words, path_to("dashboard:round", round))


def _hand_ins(today: Today) -> Iterator[Mark]:
    for row in today.assignments:
        if row.due_at and row.due_at > today.now:
            words = {"clock": _clock(row.due_at), "title": row.title, "company": row.round.application.company}
            yield Mark(
                timezone.localdate(row.due_at),
                Kind.HAND_IN,
                _("Hand in “%(title)s” by %(clock)s: %(company)s") % words,
                path_to("interviews:assignment_edit", row.pk),
            )


def _thanks(today: Today) -> Iterator[Mark]:
    """One for each round and day, at the first of its marks."""
    ahead = [row for row in today.owed.rows if row.mark > today.now]
    by_day = grouped(ahead, lambda row: (row.round, timezone.localdate(row.mark)))
    for (round, on), (first, *rest) in by_day.items():
        total = len(rest) + 1
        words = {"total": total, "clock": _clock(first.mark), "company": first.company}
        sentence = ngettext(
            "Thank %(total)d person by %(clock)s: %(company)s",
            "Thank %(total)d people, the first by %(clock)s: %(company)s",
            total,
        )
        yield Mark(on, Kind.THANK, sentence % words, path_to("followups:round_thank_yous", round))


def _replies(today: Today) -> Iterator[Mark]:
    waiting = path_to("followups:waiting")
    for timeline in today.waiting.rows:
        words = _("%(company)s: they’ll reply by this day") % {"company": timeline.round.application.company}
        yield Mark(timeline.reply_by, Kind.REPLY, words, f"{waiting}#timeline-{timeline.pk}")


def _clock(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), _("H:i"))
