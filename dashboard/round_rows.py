"""What stands on the page of one round, in one statement."""

from datetime import datetime
from typing import Any

from django.db.models import Count

from accounts.models import User
from accounts.pages import PAGE
from accounts.prepared import Given, GivenMoment
from accounts.together import Querysets, Together
from dashboard.still_open import weak_answers
from followups.models import ThankYouNote, Timeline
from followups.owed import everybody_owed, first_listed
from interviews.agenda import agenda_rows, laid_out
from interviews.assignments import assignments_of
from interviews.models import Debrief, Round


def rows_of_round(candidate: User, pk: int, now: datetime) -> tuple[Round, dict[str, list[Any]]]:
    """The round with its agenda, and the rest by what it is; raises Http404 where there is no such round of theirs."""
    found = _rows(candidate=candidate.pk, round=pk, now=now)
    return laid_out(found), found


@Together
def _rows() -> Querysets:
    round: Any = Given("round")
    now: Any = GivenMoment("now")
    thanked = ThankYouNote.objects.filter(round=round, sent_at__isnull=False, interviewer__deleted_at__isnull=True)
    weak = weak_answers(round).order_by()
    return agenda_rows(Given("candidate"), round) | {
        "owed": first_listed(everybody_owed(now).filter(interview__round=round)),
        "thanked": thanked.values_list("pk")[:1],
        "timelines": Timeline.objects.filter(round=round).select_related("stated_by").order_by("-pk")[:PAGE],
        "assignments": assignments_of(round),
        "debriefs": Debrief.objects.filter(round=round),
        "weak": weak.values_list("interview__round").annotate(Count("pk")),
    }
