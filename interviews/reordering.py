"""Two neighbours of an agenda change places."""

from datetime import datetime

from django.db import transaction

from interviews.models import Interview, Round
from interviews.wall_clock import wall_time


@transaction.atomic
def swap_with_neighbour(interview: Interview, now: datetime, *, is_upwards: bool) -> bool:
    """Let the interview and the one before (or after) it change places; False if there is none.

    Lengths and the gap between the two stay, so what stands around them keeps its times. Two that overlap or are on
    different days only exchange their starts.
    """
    round = Round.objects.select_for_update().select_related("application").get(pk=interview.round_id)
    agenda = list(Interview.objects.present().filter(round=round).order_by("starts_at", "pk"))
    # It may have been deleted in another window meanwhile.
    own = agenda.index(interview) if interview in agenda else -1
    earlier = own - 1 if is_upwards else own
    if own < 0 or not 0 <= earlier < len(agenda) - 1:
        return False
    first, second = agenda[earlier], agenda[earlier + 1]
    first_start, second_start = _starts_after_swap(first, second, round)
    first.reschedule(first_start, first_start + first.length, now)
    second.reschedule(second_start, second_start + second.length, now)
    return True


def _starts_after_swap(first: Interview, second: Interview, round: Round) -> tuple[datetime, datetime]:
    gap = second.starts_at - first.ends_at
    days = {wall_time(interview.starts_at, round.zone).date() for interview in (first, second)}
    if gap.total_seconds() < 0 or len(days) == 2:
        return second.starts_at, first.starts_at
    return first.starts_at + second.length + gap, first.starts_at
