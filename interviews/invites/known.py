"""The conversations that the candidate has entered, so far as an invite may be about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import User
from interviews.invites.matching import NEAR, Known
from interviews.invites.reading import Invite
from interviews.models import Interview, Participation, Round
from interviews.people import line_of, name_key
from interviews.wall_clock import wall_time

# An agenda is never longer, and no fortnight holds more.
AT_MOST = 60
# Rounds that have no time yet, besides those of the conversations.
MOST_ROUNDS = 40


@dataclass(frozen=True)
class Entered:
    """A conversation as it is entered now, and what it may be recognised by."""

    interview: Interview
    names: str
    known: tuple[Known, ...]

    @property
    def starts(self) -> datetime:
        """By the clock of its round, naive."""
        return wall_time(self.interview.starts_at, self.interview.round.zone)

    @property
    def ends(self) -> datetime:
        return wall_time(self.interview.ends_at, self.interview.round.zone)


def near(candidate: User, invites: Sequence[Invite]) -> list[Entered]:
    """What was made of the same events, and what lies within a fortnight of one."""
    uids = {invite.event.uid for invite in invites if invite.event.uid}
    starts = [talk.starts_at for invite in invites for talk in invite.conversations if talk.starts_at]
    meant = Q(invite_sources__uid__in=uids) | _around(starts)
    return _entered(Interview.objects.owned_by(candidate).filter(meant).distinct())


def offered_again(candidate: User, pks: Sequence[int]) -> list[Entered]:
    """Those of these that are the candidate's, as they are now."""
    return _entered(Interview.objects.owned_by(candidate).filter(pk__in=pks[:AT_MOST]))


def rounds_for(candidate: User, entered: Sequence[Entered]) -> QuerySet[Round]:
    """Those that the conversations belong to, and those that have no time yet."""
    timed = Interview.objects.present().filter(round=OuterRef("pk"))
    rounds: QuerySet[Round] = Round.objects.owned_by(candidate)
    untimed = rounds.filter(~Exists(timed)).order_by("-pk").values_list("pk", flat=True)[:MOST_ROUNDS]
    # A form cannot look anything up in a queryset that was cut.
    meant = {*untimed, *(one.interview.round_id for one in entered)}
    return rounds.filter(pk__in=meant).select_related("application").order_by("application__company", "number")


def _around(starts: Sequence[datetime]) -> Q:
    if not starts:
        return Q(pk__in=[])
    return Q(starts_at__range=(min(starts) - NEAR - timedelta(days=1), max(starts) + NEAR + timedelta(days=1)))


def _entered(interviews: QuerySet[Interview]) -> list[Entered]:
    people = Participation.objects.present().select_related("interviewer")
    rows = interviews.select_related("round__application").prefetch_related(
        Prefetch("participations", people), "invite_sources"
    )
    return [_one(interview) for interview in rows.order_by("starts_at", "pk")[:AT_MOST]]


def _one(interview: Interview) -> Entered:
    people = [seat.interviewer for seat in interview.participations.all()]
    return Entered(
        interview, line_of(people), tuple(_known(interview, frozenset(name_key(one.name) for one in people)))
    )


def _known(interview: Interview, names: frozenset[str]) -> Iterator[Known]:
    round = interview.round
    bare = Known(
        pk=interview.pk,
        round=round.pk,
        company=round.application.company,
        role_title=round.application.role_title,
        starts_at=interview.starts_at,
        ends_at=interview.end,
        names=names,
        is_cancelled=interview.is_cancelled or round.is_cancelled,
    )
    sources = list(interview.invite_sources.all())
    for source in sources:
        yield replace(
            bare,
            uid=source.uid,
            recurrence_id=source.recurrence_id,
            sequence=source.sequence,
            dtstamp=source.dtstamp,
        )
    if not sources:
        yield bare
