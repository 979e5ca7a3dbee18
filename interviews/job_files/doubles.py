"""Which lines are new, and which are about a job that is there already or that another line is about. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from interviews.job_files.lines import JobLine, LeftOut


@dataclass(frozen=True, slots=True)
class Known:
    """The jobs that a candidate has: by company and role, and by the link to the posting."""

    keys: frozenset[tuple[str, str]] = frozenset()
    links: frozenset[str] = frozenset()

    def has(self, line: JobLine) -> bool:
        return line.key in self.keys or line.values["job_url"] in self.links


@dataclass(slots=True)
class Sorted:
    """The lines of a file: those that come in, those about a job that is known, and those that are refused."""

    fresh: list[JobLine] = field(default_factory=list)
    known: list[LeftOut] = field(default_factory=list)
    refused: list[LeftOut] = field(default_factory=list)

    @property
    def left_out(self) -> list[LeftOut]:
        return sorted([*self.known, *self.refused])


def sort_lines(lines: Iterable[JobLine | LeftOut], known: Known, *, brings_doubles: bool) -> Sorted:
    """Of several lines about one job the latest counts, with the day of the earliest: it may be a list of events."""
    found = Sorted()
    groups: dict[object, list[JobLine]] = {}
    for line in lines:
        if isinstance(line, LeftOut):
            found.refused.append(line)
        elif not brings_doubles and known.has(line):
            found.known.append(_left(line, _("You have this job already.")))
        else:
            groups.setdefault(line.number if brings_doubles else line.key, []).append(line)
    for group in groups.values():
        latest = max(group, key=lambda line: (line.applied_on or date.min, -line.number))
        found.fresh.append(_first_heard_of(latest, group))
        reason = _("The same job as in line %(number)d.")
        found.known += [_left(line, reason % {"number": latest.number}) for line in group if line is not latest]
    found.fresh.sort(key=lambda line: line.number)
    return found


def _first_heard_of(latest: JobLine, group: list[JobLine]) -> JobLine:
    days = [line.applied_on for line in group if line.applied_on]
    return latest._replace(values=latest.values | {"applied_on": min(days)}) if days else latest


def _left(line: JobLine, reason: str) -> LeftOut:
    return LeftOut(line.number, reason, line.company, line.role_title)
