"""What is still open after a round, however well it looked: in a candidate's words, with the way to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followups.models import Timeline
from followups.owed import everybody_owed
from interviews.models import Application, Round, Topic


@dataclass(frozen=True)
class Opening:
    sentence: str
    url: str = ""


def still_open(round: Round, timeline: Timeline | None, now: datetime) -> list[Opening]:
    """One line each; `timeline` is their last statement about this round. `round` with its application."""
    owed = everybody_owed(now).filter(interview__round=round).count()
    return openings_after(round, timeline, owed=owed, weak=weak_answers(round).count())


def weak_answers(round: Any) -> QuerySet[Topic]:
    weak: QuerySet[Topic] = Topic.objects.present().filter(interview__round=round, nature=Topic.Nature.WEAK_ANSWER)
    return weak


def openings_after(round: Round, timeline: Timeline | None, *, owed: int, weak: int) -> list[Opening]:
    """The same where it is known how many people are owed a thank-you and how many answers were weak."""
    found = (_owed(round, owed), _reply(round, timeline), _weak_answers(weak), _decision(round.application))
    return [opening for opening in found if opening]


def _owed(round: Round, owed: int) -> Opening | None:
    if not owed:
        return None
    sentence = ngettext("One person is still to be thanked.", "%(count)d people are still to be thanked.", owed)
    return Opening(sentence % {"count": owed}, reverse("followups:round_thank_yous", args=[round.pk]))


def _reply(round: Round, timeline: Timeline | None) -> Opening | None:
    if (timeline and timeline.answered_at) or round.why_not_awaited():
        return None
    if timeline is None:
        address = reverse("followups:timeline_create", args=[round.pk])
        return Opening(_("You don’t know yet by when they reply."), address)
    day = {"day": date_format(timeline.reply_by, _("l j F"))}
    return Opening(_("You wait for their reply, by %(day)s.") % day, reverse("followups:waiting"))


def _weak_answers(weak: int) -> Opening | None:
    if not weak:
        return None
    sentence = ngettext(
        "One answer can be mended; the thank-you is a good place for it.",
        "%(count)d answers can be mended; the thank-you is a good place for it.",
        weak,
    )
    return Opening(sentence % {"count": weak})


def _decision(job: Application) -> Opening | None:
    if job.is_decided:
        return None
    return Opening(_("They have not decided. Keep your other applications going until they have."))
