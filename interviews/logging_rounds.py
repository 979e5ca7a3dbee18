"""Log a whole round at once: the job if it is new, the round, its interviews and everybody in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from interviews.models import Application, Interview, Round
from interviews.people import TypedPerson, recognise, seat, usual_relation

FIRST_LOGGED = 2


@dataclass(frozen=True)
class Slot:
    """One conversation to come or past: aware times, and the people as typed (several are a panel)."""

    starts_at: datetime
    ends_at: datetime
    people: tuple[TypedPerson, ...] = ()


@dataclass(frozen=True)
class RoundDetails:
    """What a round may say beyond its agenda; whatever is empty gets the usual value."""

    number: int | None = None
    kind: str = ""
    format: str = ""
    time_zone: str = ""
    location: str = ""
    meeting_url: str = ""
    notes: str = ""


@transaction.atomic
def log_round(
    candidate: User,
    *,
    slots: Sequence[Slot],
    application: Application | None = None,
    company: str = "",
    role_title: str = "",
    details: RoundDetails | None = None,
) -> Round:
    """Enter a round with its agenda and people, all of it or nothing; returns the round.

    `application` is one of the candidate's own (the caller fetched it owner-scoped); without it a new one is made of
    `company` and `role_title`. A number that is empty or was taken meanwhile becomes the next free one; the zone
    defaults to the candidate's. People known by name in that application are recognised, the others added. A job
    that was only applied for is in the interviewing stage from now on.
    """
    details = details or RoundDetails()
    if application is None:
        application = Application.objects.create(candidate=candidate, company=company, role_title=role_title)
    application = Application.objects.select_for_update().get(pk=application.pk)
    round = _add_round(candidate, application, details, len(slots))
    for slot in slots:
        _add_interview(round, slot)
    begin_interviewing(application)
    return round


def begin_interviewing(application: Application) -> None:
    application.move(Application.Stage.APPLIED, to=Application.Stage.INTERVIEWING)


def back_to_applied(application: Application) -> None:
    """As the round that moved the job on was taken back; with another round it stays where it is."""
    if not application.rounds.present().exists():
        application.move(Application.Stage.INTERVIEWING, to=Application.Stage.APPLIED)


def next_number(application: Application) -> int:
    """The number of the round that comes next; two for a job without rounds, as being called back is the occasion."""
    latest = latest_number(application)
    return FIRST_LOGGED if latest is None else latest + 1


def latest_number(application: Application) -> int | None:
    present = application.rounds.filter(deleted_at__isnull=True)
    highest: int | None = present.aggregate(highest=Max("number"))["highest"]
    return highest


def usual_kind(number: int, interview_count: int) -> str:
    if number == 1:
        return Round.Kind.SCREEN
    return Round.Kind.ONSITE if interview_count > 1 else Round.Kind.OTHER


def usual_minutes(interview_count: int) -> int:
    """How long each conversation takes unless somebody says: an hour if it is the only one."""
    return 60 if interview_count == 1 else 45


def _add_round(candidate: User, application: Application, details: RoundDetails, interview_count: int) -> Round:
    number = details.number
    if number is None or application.rounds.filter(deleted_at__isnull=True, number=number).exists():
        number = next_number(application)
    return Round.objects.create(
        application=application,
        number=number,
        kind=details.kind or usual_kind(number, interview_count),
        format=details.format or (Round.Format.PHONE if number == 1 else Round.Format.VIDEO),
        time_zone=details.time_zone or candidate.time_zone,
        location=details.location,
        meeting_url=details.meeting_url,
        notes=details.notes,
    )


def _add_interview(round: Round, slot: Slot) -> None:
    interview = Interview.objects.create(round=round, starts_at=slot.starts_at, ends_at=slot.ends_at)
    seat(interview, recognise(round.application, slot.people, usual_relation(round.number)))
