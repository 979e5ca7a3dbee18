"""What a calendar is told about a conversation, as plain values; dashboard adds days and deadlines of its own."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.text import DIRECTION_CONTROLS
from interviews.models import Interview, Round

LONGEST_LINE = 250
LONGEST_NAME = 120
MOST_PEOPLE = 50
LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
ORDINALS = (
    gettext_lazy("first interview"),
    gettext_lazy("second interview"),
    gettext_lazy("third interview"),
    gettext_lazy("fourth interview"),
    gettext_lazy("fifth interview"),
    gettext_lazy("sixth interview"),
)


class Guest(NamedTuple):
    """Somebody on the agenda."""

    name: str
    job_title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """`starts` and `ends` are both instants or both days, the end exclusive; `stamp` is its last change."""

    uid: str
    summary: str
    starts: date
    ends: date
    stamp: datetime
    url: str
    description: str = ""
    location: str = ""
    sequence: int = 0
    is_cancelled: bool = False
    # Somebody else could not meet the candidate then.
    is_busy: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """What the entries of one round have in common."""

    company: str
    which: str
    place: str
    facts: tuple[str, ...]
    url: str
    stamp: datetime
    is_cancelled: bool


def guests_of(interview: Interview) -> list[Guest]:
    """The people of an interview whose present participations were fetched."""
    return [Guest(seat.interviewer.name, seat.interviewer.job_title) for seat in interview.participations.all()]


def frame_of(round: Round) -> Frame:
    """The frame of a round whose application was fetched."""
    place, job = _place(round), round.application
    facts = [job.role_title, str(round.get_format_display()), round.meeting_url, round.location]
    return Frame(
        company=one_line(job.company, LONGEST_NAME),
        which=_which(round),
        place=one_line(place),
        facts=tuple(one_line(fact) for fact in facts if fact and fact != place),
        url=page_address("dashboard:round", round.pk),
        stamp=round.changed_at,
        is_cancelled=round.is_cancelled,
    )


def conversation_entry(interview: Interview, guests: Sequence[Guest], frame: Frame) -> Entry:
    entry = Entry(
        uid=calendar_uid(str(interview.feed_uid)),
        summary=_summary(frame, guests),
        starts=interview.starts_at,
        ends=interview.ends_at,
        stamp=max(interview.changed_at, frame.stamp),
        url=frame.url,
        description=_description(frame, guests),
        location=frame.place,
        sequence=interview.feed_sequence,
    )
    if interview.is_cancelled or frame.is_cancelled:
        # Not every calendar shows that something was called off.
        entry = replace(entry, is_cancelled=True, summary=_("Called off: %(what)s") % {"what": entry.summary})
    return entry


def calendar_uid(name: str) -> str:
    return f"{name}@{urlsplit(settings.BASE_URL).hostname}"


def page_address(name: str, *args: object) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=args)}"


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """The text on one line, without what cannot be seen in it and could mislead."""
    if text.isprintable() and len(text) <= longest:
        return text
    text = DIRECTION_CONTROLS.sub("", LINE_ENDS.sub(" ", text))
    kept = "".join(character for character in text if unicodedata.category(character) != "Cc")
    return Truncator(" ".join(kept.split())).chars(longest)


def _summary(frame: Frame, guests: Sequence[Guest]) -> str:
    names = [one_line(guest.name, LONGEST_NAME) for guest in guests[:2]]
    words = {"company": frame.company, "which": frame.which}
    if not names:
        return _("%(company)s: %(which)s") % words
    words["name"] = names[0]
    if len(guests) == 1:
        return _("%(company)s: %(which)s with %(name)s") % words
    if len(guests) == 2:
        return _("%(company)s: %(which)s with %(name)s and %(other)s") % (words | {"other": names[1]})
    several = ngettext(
        "%(company)s: %(which)s with %(name)s and %(count)d other",
        "%(company)s: %(which)s with %(name)s and %(count)d others",
        len(guests) - 1,
    )
    return several % (words | {"count": len(guests) - 1})


def _which(round: Round) -> str:
    if 0 < round.number <= len(ORDINALS):
        return str(ORDINALS[round.number - 1])
    return _("interview round %(number)d") % {"number": round.number}


def _place(round: Round) -> str:
    """Where a tap on the entry should lead: to the call, or for a day on site to the address."""
    if round.format == Round.Format.VIDEO:
        return round.meeting_url or round.location
    return round.location or round.meeting_url


def _description(frame: Frame, guests: Sequence[Guest]) -> str:
    people = [_who(guest) for guest in guests[:MOST_PEOPLE]]
    lines = [*people, "", *frame.facts, "", _("All about it: %(url)s") % {"url": frame.url}]
    return "\n".join(lines).strip()


def _who(guest: Guest) -> str:
    name = one_line(guest.name)
    return f"{name} ({one_line(guest.job_title)})" if guest.job_title else name
