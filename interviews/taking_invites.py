"""What a person has looked at, corrected and wants from an invite is entered: new conversations, moves, call-offs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from interviews.logging_rounds import RoundDetails, Slot, log_round
from interviews.models import Application, Interview, InviteSource, Round
from interviews.people import TypedPerson, name_key, recognise, seat, usual_relation

LONGEST_NOTES = 10_000


@dataclass(frozen=True)
class Source:
    """The event of a calendar file that it came from."""

    uid: str
    recurrence_id: str = ""
    sequence: int = 0
    dtstamp: datetime | None = None


@dataclass(frozen=True)
class Wanted:
    """One row of the preview: a new conversation, or (`about`) one that is moved, or called off with `is_off`."""

    slot: Slot | None
    about: Interview | None = None
    is_off: bool = False
    link: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Job:
    """Where new conversations go: an existing round, or a new one of an existing or new application."""

    round: Round | None = None
    application: Application | None = None
    company: str = ""
    role_title: str = ""

    @property
    def entered(self) -> Application | None:
        return self.round.application if self.round else self.application


@transaction.atomic
def take_invite(
    candidate: User,
    wanted: Sequence[Wanted],
    job: Job,
    details: RoundDetails,
    profiles: Mapping[str, str],
    now: datetime,
) -> Round:
    """Enter all of it or nothing; returns the round. Everything passed in is the candidate's own.

    Reminders need nothing done: their rules read the times that stand here.
    """
    # The same form sent twice at once: the second waits here and then finds what the first has made.
    User.objects.select_for_update().get(pk=candidate.pk)
    wanted = [_entered_meanwhile(candidate, one, job) for one in wanted]
    known = [(one, one.about) for one in wanted if one.about]
    new = [one for one in wanted if one.about is None and one.slot]
    for one, interview in known:
        _change(one, interview, now)
    round = job.round or (known[0][1].round if known and not new else None)
    if round:
        made = [_add(round, one.slot) for one in new if one.slot]
        _complete(round, details)
    else:
        round = _log(candidate, new, job, details)
        made = list(round.interviews.order_by("pk"))
    pairs = [*known, *zip(new, made, strict=True)]
    _keep_links(pairs, round)
    _remember_sources(candidate, pairs)
    _keep_profiles(round.application, profiles)
    for touched in Round.objects.filter(pk__in={interview.round_id for _one, interview in pairs}):
        _settle(touched)
    return round


def _log(candidate: User, new: Sequence[Wanted], job: Job, details: RoundDetails) -> Round:
    return log_round(
        candidate,
        slots=[one.slot for one in new if one.slot],
        application=job.application,
        company=job.company,
        role_title=job.role_title,
        details=details,
    )


def _entered_meanwhile(candidate: User, one: Wanted, job: Job) -> Wanted:
    """A form that is sent twice enters a conversation once: the second time it is about the one just made."""
    if one.about or not one.slot:
        return one
    present = Interview.objects.owned_by(candidate).select_related("round__application")
    alike = present.filter(starts_at=one.slot.starts_at)
    made = _of_event(alike, one.source) if one.source else _with_people(alike, job, one.slot.people)
    return replace(one, about=made)


def _of_event(alike: QuerySet[Interview], source: Source) -> Interview | None:
    return alike.filter(invite_sources__uid=source.uid, invite_sources__recurrence_id=source.recurrence_id).first()


def _with_people(alike: QuerySet[Interview], job: Job, people: Sequence[TypedPerson]) -> Interview | None:
    """A text names no event: the same people at the same time for the same job are the same conversation."""
    wanted = {name_key(person.name) for person in people}
    for interview in alike.filter(round__application=job.entered):
        if wanted == {name_key(person.name) for person in interview.interviewers.filter(deleted_at__isnull=True)}:
            return interview
    return None


def _change(one: Wanted, interview: Interview, now: datetime) -> None:
    if one.is_off:
        interview.cancel()
        return
    if interview.is_cancelled:
        interview.hold_after_all()
    if one.slot:
        interview.reschedule(one.slot.starts_at, one.slot.ends_at, now)
        relation = usual_relation(interview.round.number)
        seat(interview, recognise(interview.round.application, one.slot.people, relation))


def _add(round: Round, slot: Slot) -> Interview:
    interview = Interview.objects.create(round=round, starts_at=slot.starts_at, ends_at=slot.ends_at)
    seat(interview, recognise(round.application, slot.people, usual_relation(round.number)))
    return interview


def _complete(round: Round, details: RoundDetails) -> None:
    """What the invite says of the place holds from now on; notes are added to, never replaced."""
    before = (round.location, round.meeting_url)
    round.location = details.location or round.location
    round.meeting_url = details.meeting_url or round.meeting_url
    if details.notes and details.notes not in round.notes:
        round.notes = f"{round.notes}\n\n{details.notes}".strip()[:LONGEST_NOTES]
    round.save()
    if (round.location, round.meeting_url) != before:
        round.tell_calendars()


def _keep_links(pairs: Sequence[tuple[Wanted, Interview]], round: Round) -> None:
    """A conversation with a link of its own keeps it in its notes; a round has one link."""
    for one, interview in pairs:
        if one.link and one.link != round.meeting_url and one.link not in interview.notes:
            interview.notes = f"{interview.notes}\n{one.link}".strip()
            interview.save(update_fields=["notes", "changed_at"])


def _remember_sources(candidate: User, pairs: Sequence[tuple[Wanted, Interview]]) -> None:
    for source in dict.fromkeys(one.source for one, _interview in pairs if one.source):
        interviews = [interview for one, interview in pairs if one.source == source]
        row, _is_new = InviteSource.objects.update_or_create(
            candidate=candidate,
            uid=source.uid,
            recurrence_id=source.recurrence_id,
            defaults={
                "round_id": interviews[0].round_id,
                "sequence": source.sequence,
                "dtstamp": source.dtstamp,
            },
        )
        row.interviews.add(*interviews)


def _keep_profiles(application: Application, profiles: Mapping[str, str]) -> None:
    """A person's profile, where none is known yet."""
    wanted = {name_key(name): url for name, url in profiles.items() if url}
    for person in application.interviewers.filter(deleted_at__isnull=True, profile_url=""):
        if url := wanted.get(name_key(person.name)):
            person.profile_url = url
            person.save(update_fields=["profile_url"])


def _settle(round: Round) -> None:
    """A round without a conversation that is held is called off; one with one is not."""
    statuses = set(_statuses(round))
    if statuses == {Interview.Status.CANCELLED} and not round.is_cancelled:
        round.cancel()
    elif Interview.Status.SCHEDULED in statuses and round.is_cancelled:
        round.hold_after_all()


def _statuses(round: Round) -> Iterator[str]:
    yield from Interview.objects.present().filter(round=round).values_list("status", flat=True)
