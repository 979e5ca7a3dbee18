"""What the mail before the day says: when and whom, and the three things that it would hurt most to leave."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from followups.dossiers import Dossier
from followups.links import on_site, site_link
from interviews.models import Interview, Interviewer
from interviews.wall_clock import wall_time
from stories.readiness import Missing
from stories.readiness_words import ToDo, to_do

NAMED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A conversation: its times by the clock of the round, and who takes part."""

    starts: datetime
    ends: datetime
    names: tuple[str, ...]


def worst_of(dossier: Dossier) -> tuple[Missing, ...]:
    """What the mail names."""
    day = dossier.facts.day_ahead
    return (day.missing or ())[:NAMED] if day else ()


def content_of(dossier: Dossier) -> dict[str, Any]:
    """For its templates; `starts` is by the round's clock, and `own_starts` by the candidate's if that differs."""
    day, round = dossier.facts.day_ahead, dossier.round
    if day is None:
        raise ValueError("a mail before a day that has no start")
    lines = [_line(interview, people, round.zone) for interview, people in dossier.agenda]
    starts, own = wall_time(day.starts_at, round.zone), wall_time(day.starts_at, dossier.candidate.zone)
    return {
        "starts": starts,
        "own_starts": own if own != starts else None,
        "lines": lines,
        "has_days": len({line.starts.date() for line in lines}) > 1,
        "to_do": [_on_site(to_do(missing, round)) for missing in worst_of(dossier)],
        "more": max(len(day.missing or ()) - NAMED, 0),
        "url": site_link("dashboard:prepare", round.pk),
        "brief_url": site_link("dashboard:brief", round.pk),
    }


def _line(interview: Interview, people: Iterable[Interviewer], zone: ZoneInfo) -> Line:
    names = tuple(person.name for person in people)
    return Line(wall_time(interview.starts_at, zone), wall_time(interview.ends_at, zone), names)


def _on_site(todo: ToDo) -> ToDo:
    return replace(todo, url=on_site(todo.url))
