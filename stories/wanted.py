"""What is wanted of a candidate's stories: for which job, the skills that it asks for, and their own themes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.prepared import Given, GivenMoment
from accounts.together import Together
from interviews.coming import coming_interviews
from interviews.models import Application, Round, Skill
from stories.models import OwnTheme, Story
from stories.models.story import written
from stories.own_themes import AT_MOST

MOST_JOBS = 25
# Far more than a job names; beyond them a page would no longer be read.
MOST_SKILLS = 200
NO_JOB = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """For which job, if for one; `coming` is its next round, `jobs` the latest that one may choose from."""

    application: Application | None
    coming: Round | None
    skills: tuple[str, ...]
    own_themes: tuple[OwnTheme, ...]
    jobs: tuple[Application, ...]
    has_more_jobs: bool
    total: int  # stories
    finished: int


def wanted_of(candidate: int, job: int | None, now: datetime) -> Wanted:
    """By the candidate's and the job's number; None is the job of the next coming round. One statement."""
    found = _rows(candidate=candidate, job=job, now=now)
    application = next(iter(found["job"]), None)
    total, finished = next(iter(found["numbers"]), (0, 0))
    return Wanted(
        application=application,
        coming=_coming(application),
        skills=tuple(name for (name,) in found["skills"]),
        own_themes=tuple(found["own_themes"]),
        jobs=_jobs(application, found["jobs"][:MOST_JOBS]),
        has_more_jobs=len(found["jobs"]) > MOST_JOBS,
        total=total,
        finished=finished,
    )


@Together
def _rows() -> dict[str, QuerySet[Any, Any]]:
    candidate: Any = Given("candidate")
    now = GivenMoment("now")
    coming = coming_interviews(candidate, now)
    applications = Application.objects.owned_by(candidate).only("company", "role_title")
    job = applications.filter(pk=Coalesce(Given("job"), Subquery(coming.values("round__application")[:1])))
    of_job = coming.filter(round__application=OuterRef("pk"))
    stories = Story.objects.owned_by(candidate).order_by().values("candidate")
    return {
        "job": job.annotate(coming_round=Subquery(of_job.values("round")[:1])),
        "skills": Skill.objects.present().filter(application__in=job.values("pk")).values_list("name")[:MOST_SKILLS],
        "own_themes": OwnTheme.objects.owned_by(candidate)[:AT_MOST],
        "jobs": applications.order_by("-pk")[: MOST_JOBS + 1],
        "numbers": stories.annotate(total=Count("pk"), finished=Count("pk", filter=written())).values_list(
            "total", "finished"
        ),
    }


def _coming(application: Any) -> Round | None:
    is_ahead = application and application.coming_round
    return Round(pk=application.coming_round, application=application) if is_ahead else None


def _jobs(chosen: Application | None, latest: list[Application]) -> tuple[Application, ...]:
    """By name, the chosen one first where it is not among the latest."""
    jobs = sorted(latest, key=lambda job: (job.company, job.pk))
    return tuple(jobs if chosen is None or chosen in jobs else [chosen, *jobs])
