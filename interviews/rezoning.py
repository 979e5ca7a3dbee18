"""A round's zone is corrected: its times were typed as the invitation said them, so the clock times usually stay."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from interviews.models import Assignment, Interview, Round
from interviews.wall_clock import readings, wall_time


def unclear_times(round: Round, zone: ZoneInfo) -> list[datetime]:
    """The wall times at which conversations of the round start and that come twice or not at all in `zone`."""
    agenda = Interview.objects.present().filter(round=round)
    starts = [wall_time(interview.starts_at, round.zone) for interview in agenda]
    return [local for local in starts if len(readings(local, zone)) > 1]


@transaction.atomic
def rezone(round: Round, former: ZoneInfo, now: datetime) -> None:
    """Save the round under its new zone; conversations and deadlines keep their clock time of the `former` one.

    Those that were deleted as well: they can still be brought back.
    """
    round.save()
    for assignment in Assignment.objects.filter(round=round, due_at__isnull=False):
        assignment.due_at = _same_clock(assignment.due_at, former, round)
        assignment.save(update_fields=["due_at"])
    for interview in Interview.objects.filter(round=round):
        starts_at = _same_clock(interview.starts_at, former, round)
        if interview.ended_at:
            interview.ended_at += starts_at - interview.starts_at
        interview.reschedule(starts_at, starts_at + interview.length, now)


def _same_clock(instant: datetime, former: ZoneInfo, round: Round) -> datetime:
    return readings(wall_time(instant, former), round.zone)[0]
