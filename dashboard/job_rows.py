"""What stands on the page of one job whatever the day, in one statement."""

from typing import Any

from django.db.models import Count
from django.http import Http404

from accounts.models import User
from accounts.pages import first_rows
from accounts.prepared import Given
from accounts.together import Querysets, Together
from dashboard.development import ended_in, looked_back
from followups.models import Timeline
from interviews.models import Application, Interviewer, Round, Skill
from interviews.models.agenda import first_starts


def rows_of_job(candidate: User, pk: int) -> tuple[Application, dict[str, list[Any]]]:
    """The job, and its rows by what they are, of people their number only; raises Http404 where it is not theirs."""
    found = _rows(candidate=candidate.pk, job=pk)
    if not found["jobs"]:
        raise Http404
    return found["jobs"][0], found


@Together
def _rows() -> Querysets:
    candidate: Any = Given("candidate")
    job: Any = Given("job")
    rounds = Round.objects.present().filter(application=job)
    said = Timeline.objects.present().filter(round__application=job).select_related("round", "stated_by")
    people = Interviewer.objects.present().filter(application=job).order_by()
    return {
        "jobs": Application.objects.owned_by(candidate).filter(pk=job),
        "rounds": rounds.annotate(starts_at=first_starts()).order_by("-number"),
        "people": people.values_list("application").annotate(total=Count("pk")),
        "timelines": first_rows(said.order_by("-pk")),
        "skills": first_rows(Skill.objects.present().filter(application=job)),
        "debriefs": looked_back(job),
        "ended": ended_in(job),
    }
