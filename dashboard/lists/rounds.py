"""Rounds with their conversations: a line a conversation, by the clock of the round."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dashboard.lists.table import Line, Part, Table, clock
from interviews.agenda import with_agenda
from interviews.models import Interview, Round


def _rounds(candidate: User) -> QuerySet[Round]:
    return with_agenda(Round.objects.owned_by(candidate)).order_by("application", "number")


def _lines(round: Round, zone: ZoneInfo) -> Iterator[Line]:
    """A round that has no conversation yet is a line of its own."""
    for interview in list(round.interviews.all()) or [None]:
        yield [*_of_round(round), *(_of_interview(interview, round.zone) if interview else [None] * 7), round.notes]


def _of_round(round: Round) -> Line:
    return [
        round.application.company,
        round.application.role_title,
        round.number,
        str(round.get_kind_display()),
        str(round.get_status_display()),
        str(round.get_format_display()),
        round.location,
        round.meeting_url,
        round.zone_label,
    ]


def _of_interview(interview: Interview, zone: ZoneInfo) -> Line:
    seats = [seat for seat in interview.participations.all() if seat.met is not False]
    return [
        clock(interview.starts_at, zone),
        clock(interview.ends_at, zone),
        clock(interview.ended_at, zone),
        str(interview.get_status_display()),
        ", ".join(seat.interviewer.name for seat in seats),
        "; ".join(interview.kind_labels),
        interview.notes,
    ]


ROUNDS = Table(
    name="rounds",
    title=_("Rounds with their conversations"),
    about=_("A line a conversation: when, where and with whom"),
    columns=[
        _("Company"),
        _("Role"),
        _("Round"),
        _("What kind of round"),
        _("Status of the round"),
        _("Where"),
        _("Address"),
        _("Meeting link"),
        _("Time zone"),
        _("Starts"),
        _("Ends"),
        _("Actually ended"),
        _("Status of the conversation"),
        _("With"),
        _("Kinds of questions"),
        _("Notes on the conversation"),
        _("Notes on the round"),
    ],
    parts=[Part(_rounds, _lines)],
)
