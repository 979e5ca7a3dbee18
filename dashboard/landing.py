"""A believable day and a believable mail, for the page that shows a visitor what this is. Nothing of it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from followups.rules import FIRST, FIRST_AFTER, LAST_CALL, LATE, THANK_WITHIN
from followups.thanks import Thanks
from interviews.agenda import Day, Row
from interviews.day_picture import draw
from interviews.models import Application, Interview, Interviewer, Participation, Round
from interviews.wall_clock import wall_time

TUESDAY = 1
# The page shows the day by the same clock, so which one it is makes no difference.
ZONE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Example:
    """What the picture of a day and the partials of the reminder mail need."""

    round: Round
    day: Day
    thanks: list[Thanks]
    wording: str = FIRST
    LAST_CALL: str = LAST_CALL
    LATE: str = LATE


def example(now: datetime) -> Example:
    """Next Tuesday with four people; two of them are thanked when the mail goes out."""
    amara = Interviewer(pk=1, name="Amara Osei", job_title=_("Head of analytics"))
    tom = Interviewer(pk=2, name="Tom Lindqvist", job_title=_("Data engineer"))
    lena = Interviewer(pk=3, name="Lena Fischer", job_title=_("Analyst"))
    miriam = Interviewer(pk=4, name="Miriam Castillo", job_title=_("VP operations"))
    start = _next_tuesday_at_ten(now)
    rows = [_row(1, start, 0, amara), _row(2, start, 45, tom, lena), _row(3, start, 105, miriam)]
    mailed_at = rows[-1].interview.ends_at + FIRST_AFTER
    return Example(
        round=Round(number=2, application=Application(company="Halden Robotics", role_title=_("Senior data analyst"))),
        day=_drawn(rows),
        thanks=[
            _thanks(rows[1], lena, mailed_at, _("pairing on queries every Thursday")),
            _thanks(rows[2], miriam, mailed_at, _("what the robots should report first")),
        ],
    )


def _next_tuesday_at_ten(now: datetime) -> datetime:
    today = now.astimezone(UTC).date()
    day = today + timedelta(days=(TUESDAY - today.weekday() - 1) % 7 + 1)
    return datetime.combine(day, time(10), ZONE)


def _row(pk: int, day_starts: datetime, minutes_later: int, *people: Interviewer) -> Row:
    """A conversation of three quarters of an hour."""
    starts_at = day_starts + timedelta(minutes=minutes_later)
    interview = Interview(pk=pk, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=45))
    participations = tuple(Participation(interview=interview, interviewer=person) for person in people)
    return Row(interview, participations, wall_time(starts_at, ZONE), wall_time(interview.ends_at, ZONE))


def _drawn(rows: Sequence[Row]) -> Day:
    picture = draw([row.interview for row in rows], ZONE)
    placed = [replace(row, block=block) for row, block in zip(rows, picture.blocks, strict=True)]
    return Day(rows[0].starts.date(), tuple(placed), picture)


def _thanks(row: Row, person: Interviewer, mailed_at: datetime, topic: str) -> Thanks:
    mark = row.interview.ends_at + THANK_WITHIN
    return Thanks(person=person, mark=mark, left=mark - mailed_at, topics=[topic])
