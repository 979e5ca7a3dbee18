"""Which job a line is about: one of the candidate's by the company's name, or a new one. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from interviews.invites.employers import LEGAL, Job
from interviews.invites.windows_zones import place_zone
from interviews.quick_add.line import Line, capitals, folded

LONGEST = 120
MOST_WORDS_ALONE = 3
DATE = re.compile(r"\d+[./:-]")


@dataclass(frozen=True, slots=True)
class Company:
    """`job` is the candidate's own, `jobs` are several of them at this company; neither means a new one."""

    name: str = ""
    job: Job | None = None
    jobs: tuple[Job, ...] = ()
    is_sure: bool = True


def take_role(line: Line) -> str:
    match = line.grammar.role.search(line.plain)
    if match is None or not 1 < len(match["role"]) <= LONGEST:
        return ""
    role = line.said(match, "role")
    line.cut(*match.span())
    return line.grammar.role_tail.sub("", role).strip()


def take_company(line: Line, jobs: Sequence[Job], role: str) -> Company:
    """After “at”, else any of the candidate's that the line names, else the first of two that stand after “with”."""
    if match := line.grammar.at.search(line.plain):
        return company_called(_cut_name(line, match), jobs, role)
    for start, end, job in _named(line.rest, jobs):
        line.cut(start, end)
        return company_called(job.company, jobs, role)
    withs = [*islice(line.grammar.people.finditer(line.plain), 2)]
    if len(withs) == 2 and not line.grammar.separator.search(withs[0]["names"]):
        name = line.said(withs[0], "names")
        line.cut(*withs[0].span())
        return replace(company_called(name, jobs, role), is_sure=False)
    return _at_or_in(line, jobs, role)


def standing_alone(line: Line, jobs: Sequence[Job], role: str) -> Company:
    """A name that nothing else in the line explains, as in “Acme, Tue 14:00”; unsure."""
    span = _alone(line)
    return replace(company_called(line.cut(*span), jobs, role), is_sure=False) if span else Company()


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


def _at_or_in(line: Line, jobs: Sequence[Job], role: str) -> Company:
    """«En Acme», but not «en Madrid», nor «Acme, martes en Calle Mayor»; in small letters unsure."""
    named = [match for match in line.grammar.at_or_in.finditer(line.plain) if not _is_place(line, _said(line, match))]
    if not named:
        return Company()
    alone = _alone(line.without(*named[0].span())) if len(named) == 1 else None
    if alone and not _is_place(line, line.rest[slice(*alone)]):
        return replace(company_called(line.cut(*alone), jobs, role), is_sure=False)
    name = _cut_name(line, named[0])
    company = company_called(name, jobs, role)
    return company if name[:1].isupper() else replace(company, is_sure=False)


def _is_place(line: Line, name: str) -> bool:
    is_long = not name[:1].isupper() and " " in name
    return is_long or bool(place_zone(name)) or bool(line.grammar.no_company.match(folded(name)))


def _alone(line: Line) -> tuple[int, int] | None:
    for start, piece in _unexplained(line).left():
        words = piece.split()
        if 0 < len(words) <= MOST_WORDS_ALONE and all(word[:1].isupper() for word in words):
            return start, start + len(piece)
    return None


def _cut_name(line: Line, match: re.Match[str]) -> str:
    name = _said(line, match)
    line.cut(match.start(), match.start("name") + len(name))
    return name


def _said(line: Line, match: re.Match[str]) -> str:
    """Without the words in small letters that go on behind a name: “Acme bring your laptop”."""
    said = line.said(match, "name")
    words = said.split(" ")
    if not words[0][:1].isupper():
        return said.rstrip(" ,")
    kept = capitals(words, line.grammar.inside)
    return " ".join(takewhile(lambda word: not DATE.match(word), kept)).rstrip(" ,")


def _unexplained(line: Line) -> Line:
    """Without what stands after “with”, which is somebody, and without «en Madrid»."""
    places = (match for match in line.grammar.at_or_in.finditer(line.plain) if _is_place(line, _said(line, match)))
    for match in (*line.grammar.people.finditer(line.plain), *places):
        line = line.without(*match.span())
    return line


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
