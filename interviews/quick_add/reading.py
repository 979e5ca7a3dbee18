"""A line understood piece by piece, unsure pieces marked; what it does not say is left open, never made up. Pure.

It knows the languages of `tongues`. A line in another one is kept as it is, and nothing is read from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from interviews.invites.employers import Job
from interviews.invites.found import DAY, ENDS, PEOPLE, STARTS, Addressee
from interviews.invites.name_rules import is_name
from interviews.invites.said_days import Said
from interviews.quick_add.days import take_day
from interviews.quick_add.grammar import grammar_for
from interviews.quick_add.jobs import Company, company_called, standing_alone, take_company, take_role
from interviews.quick_add.line import Line
from interviews.quick_add.people import Person, take_people
from interviews.quick_add.times import Times, take_times
from interviews.quick_add.together import SHORTEST_TALK, are_apart
from interviews.quick_add.words import Words, take_link, take_place, take_words
from interviews.wall_clock import readings

COMPANY, APART = "company", "apart"


@dataclass(frozen=True, slots=True)
class Reading:
    """`left` is what was not understood; `unsure` names what to look at.

    Several people come together, or `is_apart`, one after the other; then `is_each` says that the length is for each.
    """

    company: Company = field(default_factory=Company)
    role_title: str = ""
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    length: timedelta | None = None
    zone: str = ""
    people: tuple[Person, ...] = ()
    is_apart: bool = False
    is_each: bool = False
    kind: str = ""
    format: str = ""
    number: int | None = None
    link: str = ""
    place: str = ""
    left: tuple[str, ...] = ()
    unsure: frozenset[str] = frozenset()

    @property
    def takes(self) -> timedelta | None:
        """How long all of it; where `is_each` and no end is named, each conversation."""
        if self.starts and self.ends:
            return datetime.combine(date.min, self.ends) - datetime.combine(date.min, self.starts)
        return self.length

    @property
    def minutes_each(self) -> int | None:
        """How long a conversation takes if they come one after the other."""
        takes = self.length if self.is_each and self.length else self.takes
        if takes is None:
            return None
        return int(takes.total_seconds()) // 60 // (1 if self.is_each else len(self.people) or 1)


def read_line(
    text: str,
    writer: Addressee,
    jobs: Sequence[Job],
    people: Mapping[int, Sequence[str]],
    *,
    language: str = "en",
    apart: bool | None = None,
) -> Reading:
    """`people` are the names known in each of the jobs; `apart` says how several of them come if the line does not."""
    grammar = grammar_for(language)
    line = Line(text, grammar)
    link = take_link(line)
    if not grammar.knows_language_of(line.rest):
        return Reading(left=(line.text,))
    own, now = writer.zone, writer.now.astimezone(writer.zone)
    day = take_day(line, Said(now.date(), writer.country))
    times = take_times(line, own, _about(day.on if day else now.date(), own))
    day = day.settled(now.replace(tzinfo=None), times.starts) if day else None
    words, role = take_words(line), take_role(line)
    company, met = _company_and_people(line, jobs, people, role)
    reading = Reading(
        company=company,
        role_title=role,
        day=day.on if day else None,
        starts=times.starts,
        ends=times.ends,
        length=times.length,
        zone=times.zone,
        people=met,
        kind=words.kind,
        format=words.format,
        number=words.number,
        link=link,
        place=take_place(line),
        left=tuple(piece for _start, piece in line.left()),
    )
    unsure = _unsure(reading, times, own) | ({DAY} if day and not day.is_sure else set())
    reading = replace(reading, format=reading.format or _where(reading), unsure=frozenset(unsure))
    return _arranged(reading, words, times, apart)


def _about(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(12), zone).astimezone(UTC)


def _company_and_people(
    line: Line, jobs: Sequence[Job], people: Mapping[int, Sequence[str]], role: str
) -> tuple[Company, tuple[Person, ...]]:
    company = take_company(line, jobs, role)
    if not company.name:
        company = standing_alone(line, jobs, role)
    if company.name:
        known = [job.pk for job in ([company.job] if company.job else company.jobs)]
        return company, take_people(line, [name for pk in known for name in people.get(pk, ())])
    met = take_people(line, [name for names in people.values() for name in names])
    theirs = [job for job in jobs if met and all(one.name in people.get(job.pk, ()) for one in met)]
    if len(theirs) == 1:
        return Company(theirs[0].company, theirs[0]), met
    # “Interview with Acme”: somebody's whole name is somebody.
    if len(met) == 1 and not met[0].either and not met[0].title and not is_name(met[0].name):
        return replace(company_called(met[0].name, jobs, role), is_sure=False), ()
    return Company(), met


def _arranged(reading: Reading, words: Words, times: Times, apart: bool | None) -> Reading:
    """Together or one after the other: as was asked for, as the line says, or as is usual, which is unsure."""
    count, takes = len(reading.people), reading.takes
    if count < 2:
        return reading
    if apart is None and (words.is_panel or words.is_apart or times.is_each):
        apart = not words.is_panel
    is_each = times.is_each or (takes is not None and takes / count < SHORTEST_TALK and reading.ends is None)
    if apart is not None:
        return replace(reading, is_apart=apart, is_each=apart and is_each)
    return replace(reading, is_apart=are_apart(count, reading.kind, takes), unsure=reading.unsure | {APART})


def _where(reading: Reading) -> str:
    return "video" if reading.link else "onsite" if reading.place else ""


def _unsure(reading: Reading, times: Times, own: ZoneInfo) -> set[str]:
    unsure = set()
    if reading.company.name and not reading.company.is_sure:
        unsure.add(COMPANY)
    if reading.starts and (not times.is_start_sure or _is_unclear(reading, own)):
        unsure.add(STARTS)
    if not times.is_end_sure:
        unsure.add(ENDS)
    if any(person.either for person in reading.people):
        unsure.add(PEOPLE)
    return unsure


def _is_unclear(reading: Reading, own: ZoneInfo) -> bool:
    """Whether the clocks change over it: the form asks which of two moments is meant."""
    if reading.day is None or reading.starts is None:
        return False
    zone = ZoneInfo(reading.zone) if reading.zone else own
    return len(readings(datetime.combine(reading.day, reading.starts), zone)) > 1
