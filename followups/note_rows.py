"""What the notes of one round are made of, in one statement."""

from datetime import datetime
from typing import Any

from accounts.prepared import Given, GivenMoment
from accounts.together import Querysets, Together
from followups.agenda_request import recruiters
from followups.models import ThankYouNote
from followups.owed import everybody_owed
from interviews.continuity_topics import topics_of
from interviews.models import Interview, Participation, Round, Topic

TOLD = (Topic.Nature.DISCUSSED, Topic.Nature.PROMISED)


def rows_of_notes(round: Round, now: datetime) -> dict[str, list[Any]]:
    """By the names below."""
    return _rows(round=round.pk, now=now)


@Together
def _rows() -> Querysets:
    round: Any = Given("round")
    now: Any = GivenMoment("now")
    job = Round.objects.filter(pk=round).values("application")
    seats = Participation.objects.present().filter(interview__round=round)
    owed = everybody_owed(now).filter(interview__round=round)
    return {
        "seats": seats.select_related("interview__round__application__candidate", "interviewer").order_by(
            "interview__starts_at", "pk"
        ),
        "topics": Topic.objects.present().filter(
            interview__round=round, interview__status=Interview.Status.SCHEDULED, nature__in=TOLD
        ),
        "earlier": topics_of(job),
        "notes": ThankYouNote.objects.present().filter(round=round),
        "marks": owed.values_list("interviewer", "mark"),
        "recruiters": recruiters(job)[:1],
    }
