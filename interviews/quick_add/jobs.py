"""Which job a line is about: one of the candidate's by the company's name, or a new one. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from interviews.invites.employers import LEGAL, Job
from interviews.quick_add.line import STOP, Line, capitals, folded
from interviews.quick_add.people import SEPARATOR, WITH

LONGEST = 120
AT = re.compile(rf"(?<![^\s\0])(?:at |@ ?)(?P<name>[^\0,;()]+?)(?:(?=,|\s*\()|{STOP})", re.IGNORECASE)
ROLE = re.compile(rf"\b(?:as an?|as|for an?|for the|for) (?P<role>[^\W\d_][^\0,;]*?)(?:(?=,)|{STOP})", re.IGNORECASE)
ROLE_WORD = re.compile(r"\s+(?:role|position|job|opening)$", re.IGNORECASE)
DATE = re.compile(r"\d+[./:-]")


@dataclass(frozen=True, slots=True)
class Company:
    """`job` is the candidate's own, `jobs` are several of them at this company; neither means a new one."""

    name: str = ""
    job: Job | None = None
    jobs: tuple[Job, ...] = ()
    is_sure: bool = True


def take_role(line: Line) -> str:
    match = ROLE.search(line.rest)
    if match is None or not 1 < len(match["role"]) <= LONGEST:
        return ""
    line.cut(*match.span())
    return ROLE_WORD.sub("", match["role"]).strip()


def take_company(line: Line, jobs: Sequence[Job], role: str) -> Company:
    """After “at”, else any of the candidate's that the line names, else the first of two that stand after “with”."""
    if match := AT.search(line.rest):
        name = _name_of(match["name"])
        line.cut(match.start(), match.start("name") + len(name))
        return company_called(name, jobs, role)
    for start, end, job in _named(line.rest, jobs):
        line.cut(start, end)
        return company_called(job.company, jobs, role)
    withs = [*islice(WITH.finditer(line.rest), 2)]
    if len(withs) == 2 and not SEPARATOR.search(withs[0]["names"]):
        line.cut(*withs[0].span())
        return replace(company_called(withs[0]["names"], jobs, role), is_sure=False)
    return Company()


def company_called(name: str, jobs: Sequence[Job], role: str) -> Company:
    """The candidate's jobs there: case, accents and “GmbH” do not count; a name that only begins alike is unsure."""
    name = name[:LONGEST]
    said = _key(name)
    same = [job for job in jobs if said and _key(job.company) == said]
    alike = [job for job in jobs if said and _begin_alike(_key(job.company), said)]
    found = same or alike
    by_role = [job for job in found if role and folded(job.role_title) == folded(role)]
    if role and found and not by_role and all(job.role_title for job in found):
        # Another role at the same company is another job.
        return Company(found[0].company, is_sure=False)
    meant = by_role or found
    if len(meant) == 1:
        return Company(meant[0].company, meant[0], is_sure=bool(same))
    return Company(found[0].company if found else name, jobs=tuple(meant), is_sure=not meant)


def _name_of(said: str) -> str:
    """Without the words in small letters that go on behind a name: “Acme bring your laptop”."""
    words = said.split(" ")
    if not words[0][:1].isupper():
        return said.rstrip(" ,")
    return " ".join(takewhile(lambda word: not DATE.match(word), capitals(words))).rstrip(" ,")


def _named(text: str, jobs: Sequence[Job]) -> Iterator[tuple[int, int, Job]]:
    """The longest name first, so that “Acme Robotics” is not taken for “Acme”."""
    words = [(match.start(), match.end(), folded(match[0])) for match in re.finditer(r"\w+", text)]
    said = [word for _start, _end, word in words]
    for job in sorted(jobs, key=lambda job: -len(job.company)):
        name = _key(job.company)
        for at in range(len(said) - len(name) + 1):
            if name and tuple(said[at : at + len(name)]) == name:
                yield words[at][0], words[at + len(name) - 1][1], job


def _key(name: str) -> tuple[str, ...]:
    words = re.findall(r"\w+", folded(name))
    return tuple(word for word in words if word not in LEGAL) or tuple(words)


def _begin_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    fewest = min(len(one), len(other))
    return fewest > 0 and one[:fewest] == other[:fewest]
