"""A line understood piece by piece, unsure pieces marked; what it does not say is left open, never made up. Pure.

It knows English. A line in another language is kept as it is, and nothing is read from it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from interviews.invites.employers import Job
from interviews.invites.found import DAY, ENDS, PEOPLE, STARTS, Addressee
from interviews.invites.name_rules import is_name
from interviews.invites.said_days import Said
from interviews.quick_add.days import take_day
from interviews.quick_add.jobs import Company, company_called, take_company, take_role
from interviews.quick_add.line import Line
from interviews.quick_add.people import Person, take_people
from interviews.quick_add.times import Times, take_times
from interviews.quick_add.words import Words, take_link, take_place, take_words
from interviews.wall_clock import readings

LANGUAGES = ("en",)
COMPANY, APART = "company", "apart"
MOST_WORDS_ALONE = 3
# Little words that none of the languages shares, nor any name: whose are there decides.
ENGLISH = re.compile(
    r"(?<!\w)(?:at|with|on|for|next|last|from|tomorrow|today|yesterday|ago|and|the|"
    r"mon|tue|wed|thu|fri|sat|sun|\w+day)(?!\w)|@",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"(?<![\w.@])(?:bei|beim|mit|um|und|morgen|heute|am\s\w+tag|chez|avec|à|demain|con|el|las|los|mañana|"
    r"presso|domani|com|às|amanhã|bij|och|med|kl)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """`left` is what was not understood; `unsure` names what to look at, `either` whom a first name may mean."""

    company: Company = field(default_factory=Company)
    role_title: str = ""
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    length: timedelta | None = None
    zone: str = ""
    people: tuple[Person, ...] = ()
    is_apart: bool = False
    kind: str = ""
    format: str = ""
    number: int | None = None
    link: str = ""
    place: str = ""
    left: tuple[str, ...] = ()
    unsure: frozenset[str] = frozenset()


def read_line(
    text: str, writer: Addressee, jobs: Sequence[Job], people: Mapping[int, Sequence[str]], *, apart: bool = False
) -> Reading:
    """`people` are the names known in each of the jobs; `apart` gives each person a conversation of their own."""
    line = Line(text)
    link = take_link(line)
    if not knows_language_of(line.rest):
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
        is_apart=len(met) > 1 and (apart or words.is_apart or times.is_each),
        kind=words.kind,
        format=words.format,
        number=words.number,
        link=link,
        place=take_place(line),
        left=tuple(piece for _start, piece in line.left()),
    )
    unsure = _unsure(reading, times, words, own) | ({DAY} if day and not day.is_sure else set())
    return replace(reading, format=reading.format or _where(reading), unsure=frozenset(unsure))


def knows_language_of(text: str) -> bool:
    """Whether it may be English: no little words of other languages, or more of its own."""
    others = len(OTHERS.findall(text))
    return not others or len(ENGLISH.findall(text)) > others


def _about(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(12), zone).astimezone(UTC)


def _company_and_people(
    line: Line, jobs: Sequence[Job], people: Mapping[int, Sequence[str]], role: str
) -> tuple[Company, tuple[Person, ...]]:
    company = take_company(line, jobs, role)
    if not company.name:
        company = _standing_alone(line, jobs, role)
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


def _standing_alone(line: Line, jobs: Sequence[Job], role: str) -> Company:
    """A name that nothing else in the line explains, as in “Acme, Tue 14:00”; unsure."""
    others = Line(line.text)
    others.rest = line.rest
    take_people(others, ())
    for start, piece in others.left():
        words = piece.split()
        if 0 < len(words) <= MOST_WORDS_ALONE and all(word[:1].isupper() for word in words):
            line.cut(start, start + len(piece))
            return replace(company_called(piece, jobs, role), is_sure=False)
    return Company()


def _where(reading: Reading) -> str:
    return "video" if reading.link else "onsite" if reading.place else ""


def _unsure(reading: Reading, times: Times, words: Words, own: ZoneInfo) -> set[str]:
    unsure = set()
    if reading.company.name and not reading.company.is_sure:
        unsure.add(COMPANY)
    if reading.starts and (not times.is_start_sure or _is_unclear(reading, own)):
        unsure.add(STARTS)
    if not times.is_end_sure:
        unsure.add(ENDS)
    if any(person.either for person in reading.people):
        unsure.add(PEOPLE)
    if len(reading.people) > 1 and not reading.is_apart and not words.is_panel:
        unsure.add(APART)
    return unsure


def _is_unclear(reading: Reading, own: ZoneInfo) -> bool:
    """Whether the clocks change over it: the form asks which of two moments is meant."""
    if reading.day is None or reading.starts is None:
        return False
    zone = ZoneInfo(reading.zone) if reading.zone else own
    return len(readings(datetime.combine(reading.day, reading.starts), zone)) > 1
