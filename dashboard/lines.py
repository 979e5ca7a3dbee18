"""The lists of Today, and of whom a round still owes, line by line, every word and address finished."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.looks import Avatar, Clock
from accounts.paths import path_to
from accounts.templatetags.look import quoted
from dashboard.today import Coming, Today
from followups.models import Timeline
from interviews.models import Assignment

NAMES = 80  # letters


@dataclass(frozen=True, slots=True)
class Line:
    """A title that leads somewhere, what is said about it, and at its end a clock or a chip."""

    url: str
    title: str
    about: tuple[str, ...]
    avatar: Avatar | None = None
    clock: Clock | None = None
    chip: str = ""
    chip_look: str = "brand"
    sentences: tuple[str, ...] = ()
    more: str = ""
    more_url: str = ""


def lines_of(today: Today, said: str = "") -> dict[str, list[Line]]:
    """By the name of the list, without the sentences that the page has `said` already."""
    waiting = path_to("followups:waiting")
    return {
        "owed": [_owed(row, today.now) for row in today.owed.rows],
        "coming": [_coming(coming, said) for coming in today.coming.rows],
        "assignments": [_assignment(row, today.now) for row in today.assignments],
        "waiting": [_waiting(timeline, waiting, today) for timeline in today.waiting.rows],
    }


def line_of_owed(row: Any, now: datetime) -> Line:
    """Of somebody as followups.owed lists them, on the page of their own round."""
    return Line(
        url=path_to("followups:note", row.round, row.interviewer),
        title=row.name,
        about=_said(row.job_title),
        avatar=Avatar.of(row.name),
        clock=Clock.of(row.mark, now),
    )


def _owed(row: Any, now: datetime) -> Line:
    line = line_of_owed(row, now)
    if row.recruiter_asked_at:
        line = replace(line, clock=None, chip=_("Under way"))
    return replace(line, about=(*line.about, row.company))


def _coming(coming: Coming, said: str) -> Line:
    round, missing = coming.round, len(coming.missing)
    ready = ngettext("Get ready: %(total)d thing", "Get ready: %(total)d things", missing) % {"total": missing}
    return Line(
        url=path_to("dashboard:round", round.pk),
        title=round.application.company,
        about=_said(round.title, _day(coming.starts_at, _("D j M, H:i")), _cut(", ".join(coming.names))),
        avatar=Avatar.of(round.application.company),
        chip=coming.countdown or _("no time yet"),
        chip_look="brand" if coming.countdown else "soon",
        sentences=tuple(sentence for sentence in coming.worst if sentence not in said),
        more=ready if missing else "",
        more_url=path_to("dashboard:prepare", round.pk) if missing else "",
    )


def _assignment(row: Assignment, now: datetime) -> Line:
    due = _("due %(moment)s") % {"moment": _day(row.due_at, _("D j M, H:i"))} if row.due_at else ""
    return Line(
        url=path_to("interviews:assignment_edit", row.pk),
        title=row.title,
        about=_said(row.round.application.company, due),
        clock=Clock.of(row.due_at, now) if row.due_at else None,
    )


def _waiting(timeline: Timeline, page: str, today: Today) -> Line:
    day, is_passed = {"day": date_format(timeline.reply_by, _("D j M"))}, timeline.reply_by < today.on
    asked = timeline.asked_again_at and _("you asked on %(day)s") % {"day": _day(timeline.asked_again_at, _("j F"))}
    return Line(
        url=f"{page}#timeline-{timeline.pk}",
        title=timeline.round.application.company,
        about=_said(asked or (timeline.phrase and quoted(timeline.phrase))),
        chip=(_("passed %(day)s") if is_passed else _("by %(day)s")) % day,
        chip_look="urgent" if is_passed else "brand",
    )


def _said(*words: str | None) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _day(moment: datetime | None, format: str) -> str:
    return date_format(timezone.localtime(moment), format) if moment else ""


def _cut(names: str) -> str:
    return Truncator(names).chars(NAMES) if len(names) > NAMES else names
