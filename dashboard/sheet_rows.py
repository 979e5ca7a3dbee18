"""All rows that a day sheet shows beside the agenda, in one statement."""

from typing import Any

from django.db.models import QuerySet

from accounts.together import Given, GivenIds, Together
from followups.agenda_request import recruiters
from interviews.asking import jobs_that_speak_of_pay, questions_of
from interviews.assignments import assignments_of
from interviews.continuity_topics import topics_of
from interviews.models import Participation, ResearchNote, Round
from stories.models import Answer
from stories.plans import plans_of

# More than a page holds, and a bound all the same.
AT_MOST = 100
type Rows = dict[str, QuerySet[Any, Any]]


def rows_for(round: Round) -> dict[str, list[Any]]:
    """By the names below."""
    return _rows(round=round.pk, rounds=[round.pk], job=round.application_id, jobs=[round.application_id])


@Together
def _rows() -> Rows:
    round: Any = Given("round")
    job, jobs = Given("job"), GivenIds("jobs")
    people = Participation.objects.filter(interview__round=round).values("interviewer")
    return {
        "topics": topics_of(jobs),
        "questions": questions_of(jobs).select_related("round", "interviewer"),
        "about_pay": jobs_that_speak_of_pay(jobs).values_list("pk"),
        "tellings": plans_of(GivenIds("rounds")),
        "research": ResearchNote.objects.present().filter(interviewer__in=people)[:AT_MOST],
        "recruiters": recruiters(jobs)[:1],
        "assignments": assignments_of(round),
        "answers": Answer.objects.present().filter(application=job)[:AT_MOST],
    }
