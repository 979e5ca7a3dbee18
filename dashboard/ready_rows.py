"""What stands on the page before the day, in one statement beside that of readiness."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Left

from accounts.models import User
from accounts.prepared import Given
from accounts.together import Querysets, Together
from followups.agenda_request import recruiters
from interviews.agenda import agenda_rows, laid_out
from interviews.asking import question_rows
from interviews.assignments import assignments_of
from interviews.continuity_topics import topics_of
from interviews.models import Debrief, ResearchNote, Round
from stories.plans import planned_titles

# One letter more than is shown, so that it is seen to be cut.
RESEARCH_LETTERS = 141


def rows_before(candidate: User, pk: int) -> tuple[Round, dict[str, list[Any]]]:
    """The round with its agenda, and the rest by what it is; raises Http404 where there is no such round of theirs."""
    found = _rows(candidate=candidate.pk, round=pk)
    return laid_out(found), found


@Together
def _rows() -> Querysets:
    round: Any = Given("round")
    job = Round.objects.filter(pk=round).values("application")
    raised = Debrief.objects.present().filter(round__application__in=job, pay_raised_by_them=True)
    return agenda_rows(Given("candidate"), round) | {
        "topics": topics_of(job),
        "stories": planned_titles(round),
        "questions": question_rows(job),
        "raised": raised.values_list("pk")[:1],
        "research": _research(job),
        "assignments": assignments_of(round),
        "recruiters": recruiters(job)[:1],
    }


def _research(job: Any) -> QuerySet[ResearchNote, tuple[Any, ...]]:
    """By person the beginning of each note, and its link; the latest first."""
    notes = ResearchNote.objects.present().filter(application__in=job, interviewer__isnull=False)
    rows: QuerySet[ResearchNote, tuple[Any, ...]] = notes.values_list(
        "interviewer", Left("body", RESEARCH_LETTERS), "url"
    )
    return rows
