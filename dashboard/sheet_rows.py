"""What stands on a day sheet, in one statement."""

from typing import Any

from accounts.models import User
from accounts.prepared import Given
from accounts.together import Querysets, Together
from followups.agenda_request import recruiters
from interviews.agenda import agenda_rows, laid_out
from interviews.asking import jobs_that_speak_of_pay, questions_of
from interviews.assignments import assignments_of
from interviews.continuity_topics import topics_of
from interviews.models import Participation, ResearchNote, Round
from stories.models import Answer
from stories.plans import plans_of

# More than a page holds, and a bound all the same.
AT_MOST = 100


def rows_of_sheet(candidate: User, pk: int) -> tuple[Round, dict[str, list[Any]]]:
    """The round with its agenda, and the rest by what it is; raises Http404 where there is no such round of theirs."""
    found = _rows(candidate=candidate.pk, round=pk)
    return laid_out(found), found


@Together
def _rows() -> Querysets:
    round: Any = Given("round")
    rounds = Round.objects.filter(pk=round)
    job, people = rounds.values("application"), Participation.objects.filter(interview__round=round)
    return agenda_rows(Given("candidate"), round) | {
        "topics": topics_of(job),
        "questions": questions_of(job).select_related("round", "interviewer"),
        "about_pay": jobs_that_speak_of_pay(job).values_list("pk"),
        "tellings": plans_of(rounds),
        "research": ResearchNote.objects.present().filter(interviewer__in=people.values("interviewer"))[:AT_MOST],
        "recruiters": recruiters(job)[:1],
        "assignments": assignments_of(round),
        "answers": Answer.objects.present().filter(application__in=job)[:AT_MOST],
    }
