"""What was understood of a line, read back: as words, and as the form that enters a round, filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accounts.models import User
from interviews.invites.employers import Job
from interviews.invites.found import DAY, ENDS, PEOPLE, STARTS, Addressee
from interviews.models import Application, Interviewer, Round
from interviews.quick_add.people import Person
from interviews.quick_add.reading import COMPANY, Reading, read_line
from interviews.round_form import RoundLog

# More than anybody has of either.
MOST_JOBS, MOST_PEOPLE = 300, 2_000


@dataclass(frozen=True)
class Piece:
    """`is_open` asks to look at it: it is unsure, or the line does not say it. `other_way` is what a button offers."""

    label: str
    text: str
    is_open: bool = False
    other_way: str = ""


class ReadBack:
    """`log` is the form, not judged yet; `left` was not understood and stands in its notes."""

    def __init__(self, candidate: User, line: str, now: datetime, *, apart: bool | None = None) -> None:
        writer = Addressee(candidate.zone, now, name=candidate.name, country=candidate.country)
        reading = read_line(
            line, writer, _jobs(candidate), _people(candidate), language=candidate.language, apart=apart
        )
        self.line, self.reading, self.today = line, reading, now.astimezone(candidate.zone).date()
        self.left = reading.left
        self.log = RoundLog.filled(candidate, _initial(reading, candidate), _rows(reading))
        self.log.form.begin_above()

    @property
    def is_complete(self) -> bool:
        """Whether it could be saved as it stands."""
        reading = self.reading
        is_one_job = bool(reading.company.name) and not reading.company.jobs
        return is_one_job and reading.day is not None and reading.starts is not None

    @property
    def pieces(self) -> Iterator[Piece]:
        reading = self.reading
        yield Piece(_("Company"), _company(reading), COMPANY in reading.unsure or not reading.company.name)
        yield Piece(_("Day"), self._day, DAY in reading.unsure or reading.day is None)
        is_time_open = bool({STARTS, ENDS} & reading.unsure) or reading.starts is None
        yield Piece(pgettext("of day", "Time"), _times(reading), is_time_open)
        yield Piece(_("With"), self._with, PEOPLE in reading.unsure, self._other_way)
        said = ((_("Role"), reading.role_title), (_("Round"), _kind(reading)), (_("Where"), _where(reading)))
        yield from (Piece(label, text) for label, text in said if text)

    @property
    def _with(self) -> str:
        names = _names(self.reading.people)
        if not self.reading.is_apart:
            return _("%(names)s, together") % {"names": names} if self._are_several else names
        minutes = self.reading.minutes_each
        if minutes is None:
            return _("%(names)s, one after the other") % {"names": names}
        said = ngettext(
            "%(names)s, one after the other, %(count)d minute each",
            "%(names)s, one after the other, %(count)d minutes each",
            minutes,
        )
        return said % {"names": names, "count": minutes}

    @property
    def _other_way(self) -> str:
        if not self._are_several:
            return ""
        return _("No, together") if self.reading.is_apart else _("No, one after the other")

    @property
    def _are_several(self) -> bool:
        return len(self.reading.people) > 1

    @property
    def _day(self) -> str:
        day = self.reading.day
        if day is None:
            return _("not named, pick it below")
        text = date_format(day, _("l, j F Y"))
        return _("%(day)s, so it has happened") % {"day": text} if day < self.today else text


def _jobs(candidate: User) -> list[Job]:
    rows = Application.objects.owned_by(candidate).order_by("-pk").values_list("pk", "company", "role_title")
    return [Job(*row) for row in rows[:MOST_JOBS]]


def _people(candidate: User) -> dict[int, list[str]]:
    known: dict[int, list[str]] = {}
    rows = Interviewer.objects.owned_by(candidate).order_by("-pk").values_list("application_id", "name")
    for job, name in rows[:MOST_PEOPLE]:
        known.setdefault(job, []).append(name)
    return known


def _initial(reading: Reading, candidate: User) -> dict[str, Any]:
    job = reading.company.job
    return {
        "application": job.pk if job else None,
        "company": "" if job else reading.company.name,
        "role_title": "" if job else reading.role_title,
        "day": reading.day,
        "time_zone": reading.zone or candidate.time_zone,
        "number": reading.number,
        "kind": reading.kind,
        "format": reading.format,
        "location": reading.place,
        "meeting_url": reading.link,
        "notes": "\n".join(reading.left),
    }


def _rows(reading: Reading) -> list[dict[str, Any]]:
    """One conversation with everybody, or one each; the time that was named is shared out evenly then."""
    if not reading.is_apart:
        names = ", ".join(_typed(person) for person in reading.people)
        return [{"starts": reading.starts, "names": names, "until": reading.ends or reading.length}]
    until = timedelta(minutes=reading.minutes_each) if reading.minutes_each else None
    rows = [{"starts": None, "names": _typed(person), "until": until} for person in reading.people]
    return [{**rows[0], "starts": reading.starts}, *rows[1:]]


def _typed(person: Person) -> str:
    return f"{person.name} ({person.title})" if person.title else person.name


def _company(reading: Reading) -> str:
    company = reading.company
    if company.job and company.job.role_title:
        return f"{company.name}, {company.job.role_title}"
    if len(company.jobs) > 1:
        return _("%(company)s: you have several jobs there, pick one below") % {"company": company.name}
    return company.name or _("not named, type it below")


def _times(reading: Reading) -> str:
    if reading.starts is None:
        return _("not named, type it below")
    text = time_format(reading.starts, "H:i")
    if reading.ends:
        text = f"{text}–{time_format(reading.ends, 'H:i')}"
    elif reading.length:
        minutes = int(reading.length.total_seconds()) // 60
        said = ngettext("%(start)s, for %(count)d minute", "%(start)s, for %(count)d minutes", minutes)
        text = said % {"start": text, "count": minutes}
    return f"{text} ({reading.zone.replace('_', ' ')})" if reading.zone else text


def _names(people: tuple[Person, ...]) -> str:
    named = [
        _("%(name)s (%(either)s?)") % {"name": one.name, "either": get_text_list(list(one.either), _("or"))}
        if one.either
        else _typed(one)
        for one in people
    ]
    return get_text_list(named, _("and")) if named else _("nobody named yet")


def _kind(reading: Reading) -> str:
    kind = str(Round.Kind(reading.kind).label) if reading.kind else ""
    number = Round(number=reading.number).title if reading.number else ""
    return ", ".join(part for part in (number, kind) if part)


def _where(reading: Reading) -> str:
    format = str(Round.Format(reading.format).label) if reading.format else ""
    return ", ".join(part for part in (format, reading.place, reading.link) if part)
