"""A conversation takes another place in its agenda, neighbour by neighbour; and everything back to its time."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.http import QueryDict

from interviews.models import Interview, Round
from interviews.wall_clock import wall_time

# By the names of an undo's address: rows, when they started, when they really ended (0: not known).
type Former = dict[str, list[int]]
ROW, STARTED, ENDED = "interview", "started", "ended"
SHORTEST_NIGHT = timedelta(hours=6)
LONGEST = 10  # digits of a moment; more would be in the year 2286


@transaction.atomic
def swap_with_neighbour(interview: Interview, now: datetime, *, is_upwards: bool) -> Former:
    """Let the interview and the one before (or after) it change places; what was before, nothing if there is none."""
    agenda, own = _agenda_with(interview)
    return _move(agenda, own, own - 1 if is_upwards else own + 1, now)


@transaction.atomic
def take_place_of(interview: Interview, pk: str, now: datetime) -> Former:
    """Let the interview change places with one after the other until it is where that one was; what was before."""
    agenda, own = _agenda_with(interview)
    places = {str(row.pk): place for place, row in enumerate(agenda)}
    return _move(agenda, own, places.get(pk, own), now)


@transaction.atomic
def put_back(round: Round, former: QueryDict, now: datetime) -> None:
    """What is not of this round, or no moment, is left out."""
    rows = {str(row.pk): row for row in _locked(round.pk)}
    parts = zip(*(former.getlist(name) for name in (ROW, STARTED, ENDED)), strict=False)
    for pk, started, ended in parts:
        if pk in rows and _is_moment(started) and _is_moment(ended):
            row, starts_at = rows[pk], _moment(int(started))
            row.ended_at = _moment(int(ended)) if int(ended) else None
            row.reschedule(starts_at, starts_at + row.length, now)


def _agenda_with(interview: Interview) -> tuple[list[Interview], int]:
    """It may have been deleted in another window meanwhile: then its place is -1."""
    agenda = _locked(interview.round_id)
    return agenda, agenda.index(interview) if interview in agenda else -1


def _locked(round_pk: int) -> list[Interview]:
    round = Round.objects.select_for_update().select_related("application").get(pk=round_pk)
    return list(Interview.objects.present().filter(round=round).select_related("round").order_by("starts_at", "pk"))


def _move(agenda: list[Interview], own: int, to: int, now: datetime) -> Former:
    if own < 0 or not 0 <= to < len(agenda):
        return {}
    starts = _starts_after_move(agenda, own, to)
    moved = [row for row in agenda if starts[row] != row.starts_at]
    former = _former(moved)
    for row in moved:
        row.reschedule(starts[row], starts[row] + row.length, now)
    return former


def _former(rows: Iterable[Interview]) -> Former:
    found: Former = {ROW: [], STARTED: [], ENDED: []}
    for row in rows:
        found[ROW].append(row.pk)
        found[STARTED].append(int(row.starts_at.timestamp()))
        found[ENDED].append(int(row.ended_at.timestamp()) if row.ended_at else 0)
    return found


def _starts_after_move(agenda: list[Interview], own: int, to: int) -> Mapping[Interview, datetime]:
    """Lengths and the gaps between neighbours stay, so what stands around them keeps its times."""
    order, starts = list(agenda), {row: row.starts_at for row in agenda}
    step = 1 if to > own else -1
    for place in range(own, to, step):
        first, second = sorted((place, place + step))
        earlier, later = order[first], order[second]
        starts[earlier], starts[later] = _swapped(earlier, starts[earlier], later, starts[later])
        order[first], order[second] = later, earlier
    return starts


def _swapped(
    first: Interview, first_start: datetime, second: Interview, second_start: datetime
) -> tuple[datetime, datetime]:
    """Two that overlap or have a night between them only exchange their starts."""
    gap = second_start - (first_start + first.length)
    days = {wall_time(start, first.round.zone).date() for start in (first_start, second_start)}
    if gap < timedelta(0) or (len(days) == 2 and gap >= SHORTEST_NIGHT):
        return second_start, first_start
    return first_start + second.length + gap, first_start


def _is_moment(text: str) -> bool:
    return text.isdecimal() and len(text) <= LONGEST


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
