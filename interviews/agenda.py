"""A round's agenda as people see it: its conversations by day, gaps and overlaps between them, and their picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.together import Querysets, keep
from interviews.day_picture import Block, Picture, draw, whole_minutes
from interviews.grouping import grouped
from interviews.models import Interview, Participation, Round
from interviews.wall_clock import wall_time


@dataclass(frozen=True)
class Row:
    """A conversation, its people, and the minutes since the one before it on that day (one of the two is 0)."""

    interview: Interview
    people: tuple[Participation, ...]
    starts: datetime
    ends: datetime
    gap: int = 0
    overlap: int = 0
    block: Block | None = None
    is_first: bool = False
    is_last: bool = False

    @cached_property
    def times(self) -> str:
        """A page says it several times."""
        return _times(self.starts, self.ends)

    @property
    def names(self) -> str:
        """Who was or will be there: without those who were not met."""
        return ", ".join(seat.interviewer.name for seat in self.people if seat.met is not False)


@dataclass(frozen=True)
class Day:
    on: date
    rows: tuple[Row, ...]
    picture: Picture | None = None

    @property
    def starts(self) -> datetime:
        return self.rows[0].starts

    @property
    def blocks(self) -> list[Row]:
        return [row for row in self.rows if row.block]

    @property
    def last_end(self) -> datetime:
        return max(row.ends for row in self.blocks)

    @property
    def times(self) -> str:
        """Of a day on which something is held: from its first start until its last end."""
        return _times(self.blocks[0].starts, self.last_end)


@dataclass(frozen=True)
class Agenda:
    """`days` in order; times in rows are naive, by the clock of `zone_label`. What was called off takes no time."""

    days: tuple[Day, ...]
    length: timedelta
    zone_label: str
    has_two_zones: bool

    @property
    def rows(self) -> list[Row]:
        return [row for day in self.days for row in day.rows]

    @property
    def held(self) -> list[Row]:
        """Without what was called off."""
        return [row for row in self.rows if not row.interview.is_cancelled]

    @property
    def held_days(self) -> list[Day]:
        """Without those on which everything was called off."""
        return [day for day in self.days if day.blocks]

    @property
    def held_count(self) -> int:
        return len(self.held)


def with_agenda(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """The rounds with all that `agenda_of` reads, in a fixed number of queries."""
    people = Participation.objects.present().select_related("interviewer")
    interviews = Interview.objects.present().prefetch_related(Prefetch("participations", people))
    return rounds.select_related("application__candidate").prefetch_related(Prefetch("interviews", interviews))


def agenda_rows(candidate: Any, round: Any) -> Querysets:
    """For `laid_out`: one round of the candidate's with all that `agenda_of` reads."""
    rounds = Round.objects.owned_by(candidate).filter(pk=round)
    people = Participation.objects.present().filter(interview__round=round)
    return {
        "rounds": rounds.select_related("application__candidate"),
        "interviews": Interview.objects.present().filter(round=round),
        "seats": people.select_related("interviewer"),
    }


def laid_out(found: dict[str, list[Any]]) -> Round:
    """The round, its agenda as if it had been prefetched; raises Http404 where it is nobody's or somebody else's."""
    if not found["rounds"]:
        raise Http404
    round: Round = found["rounds"][0]
    seats = grouped(found["seats"], lambda seat: seat.interview_id)
    for interview in found["interviews"]:
        interview.round = round
        keep(interview, "participations", seats[interview.pk])
    keep(round, "interviews", found["interviews"])
    return round


def agenda_of(round: Round) -> Agenda:
    """The agenda of a round that was fetched by `with_agenda`; asks the database nothing more then."""
    present = [interview for interview in round.interviews.all() if interview.deleted_at is None]
    present.sort(key=lambda interview: (interview.starts_at, interview.pk or 0))
    rows = [_row(interview, round.zone) for interview in present]
    if rows:
        rows[0], rows[-1] = replace(rows[0], is_first=True), replace(rows[-1], is_last=True)
    own = round.application.candidate.zone
    has_two_zones = _has_two_zones(present, round.zone, own)
    clocks = (round.zone, own) if has_two_zones else (round.zone,)
    days = [_day(on, list(of_day), *clocks) for on, of_day in groupby(rows, lambda row: row.starts.date())]
    return Agenda(
        days=tuple(days),
        length=sum((interview.length for interview in present if not interview.is_cancelled), timedelta()),
        zone_label=round.zone_label,
        has_two_zones=has_two_zones,
    )


def _times(starts: datetime, ends: datetime) -> str:
    """From when until when, as the language writes it."""
    clock = _("H:i")
    return f"{date_format(starts, clock)}–{date_format(ends, clock)}"


def _row(interview: Interview, zone: ZoneInfo) -> Row:
    people = [person for person in interview.participations.all() if person.interviewer.deleted_at is None]
    starts, ends = wall_time(interview.starts_at, zone), wall_time(interview.ends_at, zone)
    return Row(interview, tuple(people), starts, ends)


def _day(on: date, rows: Sequence[Row], *clocks: ZoneInfo) -> Day:
    held = [row.interview for row in rows if not row.interview.is_cancelled]
    if not held:
        return Day(on, tuple(rows))
    picture = draw(held, *clocks)
    return Day(on, tuple(_with_gaps(rows, dict(zip(held, picture.blocks, strict=True)))), picture)


def _with_gaps(rows: Sequence[Row], blocks: dict[Interview, Block]) -> Iterator[Row]:
    busy_until: datetime | None = None
    for row in rows:
        if row.interview.is_cancelled:
            yield row
            continue
        free = whole_minutes(row.interview.starts_at - busy_until) if busy_until else 0
        yield replace(row, gap=max(free, 0), overlap=max(-free, 0), block=blocks[row.interview])
        busy_until = max(row.interview.ends_at, busy_until or row.interview.ends_at)


def _has_two_zones(interviews: Sequence[Interview], one: ZoneInfo, other: ZoneInfo) -> bool:
    return any(
        wall_time(interview.starts_at, one) != wall_time(interview.starts_at, other) for interview in interviews
    )
