"""Applications, and the people met in them, line by line."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dashboard.lists.table import Line, Part, Table, clock
from interviews.models import Application, Interviewer, Participation, Round, Skill


def _applications(candidate: User) -> QuerySet[Application]:
    skills = Prefetch("skills", Skill.objects.present(), to_attr="present_skills")
    rounds = Prefetch("rounds", Round.objects.present().order_by("number"), to_attr="present_rounds")
    jobs: QuerySet[Application] = Application.objects.owned_by(candidate)
    return jobs.prefetch_related(skills, rounds).order_by("pk")


def _application(job: Application, zone: ZoneInfo) -> Iterator[Line]:
    rounds: list[Round] = getattr(job, "present_rounds", [])
    yield [
        job.company,
        job.role_title,
        str(job.get_stage_display()),
        job.applied_on,
        len(rounds),
        rounds[-1].title if rounds else "",
        ", ".join(skill.name for skill in getattr(job, "present_skills", [])),
        job.job_url,
        clock(job.created_at, zone),
        job.notes,
        job.job_description,
    ]


def _people(candidate: User) -> QuerySet[Interviewer]:
    theirs = Participation.objects.present().filter(interviewer=OuterRef("pk")).order_by().values("interviewer")
    seats = Coalesce(Subquery(theirs.annotate(seats=Count("pk")).values("seats")), 0)
    people: QuerySet[Interviewer] = Interviewer.objects.owned_by(candidate)
    return people.select_related("application").annotate(seats=seats).order_by("application", "pk")


def _person(person: Interviewer, zone: ZoneInfo) -> Iterator[Line]:
    yield [
        person.application.company,
        person.application.role_title,
        person.name,
        person.job_title,
        str(person.get_relation_display()),
        person.email,
        person.profile_url,
        getattr(person, "seats", 0),
        person.notes,
    ]


APPLICATIONS = Table(
    name="applications",
    title=_("Applications"),
    about=_("Each job with its stage, skills and description"),
    columns=[
        _("Company"),
        _("Role"),
        _("Stage"),
        _("Applied on"),
        _("Rounds"),
        _("Latest round"),
        _("Skills"),
        _("Link to the job"),
        _("Entered"),
        _("Notes"),
        _("Job description"),
    ],
    parts=[Part(_applications, _application)],
)
PEOPLE = Table(
    name="people",
    title=_("People"),
    about=_("Everybody you met or will meet"),
    columns=[
        _("Company"),
        _("Role"),
        _("Name"),
        _("Job title"),
        _("Who are they?"),
        _("E-mail"),
        _("Profile link"),
        _("Conversations"),
        _("Notes"),
    ],
    parts=[Part(_people, _person)],
)
