"""How signs and criteria developed over the rounds of one job, as a small picture in whole units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from interviews.grouping import grouped
from interviews.models import Application, Debrief, Interview
from interviews.signs import Reading, reading_of

# One column a round, one row for the signs and one for each criterion.
LABELS, COLUMN, ROW, TOP = 128, 64, 34, 26
BAR, BASE = 40, 28
MOST_ROUNDS = 6


@dataclass(frozen=True)
class Bar:
    """`steps` of `most`; without an answer there is nothing to draw but its line."""

    left: int
    base: int
    steps: int
    most: int
    is_known: bool

    @property
    def height(self) -> int:
        return self.steps * (BASE - 6) // self.most

    @property
    def top(self) -> int:
        return self.base - self.height

    @property
    def width(self) -> int:
        return BAR

    @property
    def right(self) -> int:
        return self.left + BAR

    @property
    def middle(self) -> int:
        return self.left + BAR // 2

    @property
    def text(self) -> str:
        return f"{self.steps}/{self.most}" if self.is_known else "–"


@dataclass(frozen=True)
class Line:
    label: str
    base: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Heading:
    label: str
    middle: int


@dataclass(frozen=True)
class Development:
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    sentences: tuple[str, ...]

    @property
    def width(self) -> int:
        return LABELS + COLUMN * len(self.headings)

    @property
    def height(self) -> int:
        return TOP + ROW * len(self.lines) + 4


def development_of(job: Application) -> Development | None:
    """In two queries."""
    return development_in(list(looked_back(job)), ended_in(job))


def looked_back(job: Any) -> QuerySet[Debrief]:
    """The last of them, the latest first."""
    debriefs: QuerySet[Debrief] = Debrief.objects.present().filter(round__application=job)
    return debriefs.select_related("round").order_by("-round__number")[:MOST_ROUNDS]


def ended_in(job: Any) -> QuerySet[Interview]:
    """What is known to have ended."""
    ended: QuerySet[Interview] = Interview.objects.present().filter(round__application=job, ended_at__isnull=False)
    return ended


def development_in(debriefs: Sequence[Debrief], ended: Iterable[Interview]) -> Development | None:
    """Of the rows above; None while there is but one debrief."""
    if len(debriefs) < 2:
        return None
    records, held = debriefs[::-1], grouped(ended, lambda interview: interview.round_id)
    readings = [reading_of(record, held[record.round_id]) for record in records]
    rows = [_signs(readings), *[_criterion(name, records) for name in Debrief.CRITERIA]]
    return Development(
        headings=tuple(
            Heading(_("Round %(number)d") % {"number": record.round.number}, _left(column) + BAR // 2)
            for column, record in enumerate(records)
        ),
        lines=tuple(_line(position, label, most, counts) for position, (label, most, counts) in enumerate(rows)),
        sentences=tuple(
            f"{record.round.title}: {reading.headline}" for record, reading in zip(records, readings, strict=True)
        ),
    )


def _signs(readings: list[Reading]) -> tuple[str, int, list[int | None]]:
    return _("Signs"), 5, [len(reading.seen) if reading.has_answers else None for reading in readings]


def _criterion(name: str, records: Sequence[Debrief]) -> tuple[str, int, list[int | None]]:
    short = {
        "can_do": _("Doing the job"),
        "team_fit": _("Fit with the team"),
        "potential": _("Potential"),
        "pressure": _("Under pressure"),
    }
    return short[name], 4, [getattr(record, name) for record in records]


def _line(position: int, label: str, most: int, counts: list[int | None]) -> Line:
    base = TOP + position * ROW + BASE
    bars = tuple(Bar(_left(column), base, count or 0, most, count is not None) for column, count in enumerate(counts))
    return Line(label, base, bars)


def _left(column: int) -> int:
    return LABELS + column * COLUMN + (COLUMN - BAR) // 2
