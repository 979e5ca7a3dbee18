"""The rows of Today, and of what is open in one job, each in one statement."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan, LessThanOrEqual

from accounts.models import User
from accounts.pages import PAGE, first_rows
from accounts.prepared import Given, GivenMoment
from accounts.together import Querysets, Together
from dashboard.board import stage_rows
from followups.models import ThankYouNote
from followups.owed import THANK_WITHIN, first_listed, people_owed
from followups.recipients import LONG_PAST
from followups.waiting import open_statements, rounds_without_a_day
from interviews.assignments import open_assignments
from interviews.models import Application, Interview, Round

# So long after a round it still makes sense to ask whether they named a day.
DAY_STILL_KNOWN = timedelta(days=14)
# As far as Today's calendar goes, and more conversations than that has room for.
WEEKS_AHEAD, MOST_TALKS = timedelta(weeks=4), 100
SHOWN_OF_TALK = {"number": F("round__number"), "company": F("round__application__company")}
END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)


def rows_of_today(candidate: User, now: datetime, job: Application | None) -> dict[str, list[Any]]:
    """By what they are for Today; what was counted carries its total."""
    given = {
        "candidate": candidate.pk,
        "now": now,
        "ended_since": now - LONG_PAST - THANK_WITHIN,
        "over_since": now - DAY_STILL_KNOWN,
    }
    if job:
        return _of_job(**given, job=job.pk) | {"stages": [], "opened": [], "talks": []}
    return _of_candidate(**given, weeks_end=now + WEEKS_AHEAD)


@Together
def _of_candidate() -> Querysets:
    candidate: Any = Given("candidate")
    return _open() | {
        "stages": stage_rows(candidate),
        "opened": ThankYouNote.objects.owned_by(candidate).opened()[:PAGE],
        "talks": _talks(candidate),
    }


@Together
def _of_job() -> Querysets:
    return _open(job=Given("job"))


def _open(job: Given | None = None) -> Querysets:
    """What is owed, ahead and awaited: of everything, or of one job."""
    candidate: Any = Given("candidate")
    now: Any = GivenMoment("now")

    def about(rows: QuerySet[Any], path: str) -> QuerySet[Any]:
        return rows.filter(**{path: job}) if job else rows

    rounds = about(Round.objects.owned_by(candidate), "application")
    lately = Exists(_ending(GivenMoment("over_since"), now))
    return {
        "owed": first_listed(about(_owed(candidate, now), "interview__round__application")),
        "ahead": first_rows(_short(_ahead(rounds, now))),
        "without_time": first_rows(_short(_without_time(rounds))),
        "waiting": first_rows(_short(about(open_statements(candidate), "round__application"), "round__")),
        "without_a_day": about(rounds_without_a_day(candidate, now).filter(lately), "application").order_by("-pk")[:1],
        "assignments": about(open_assignments(candidate), "round__application")[:PAGE],
    }


def _short(rows: QuerySet[Any], path: str = "") -> QuerySet[Any]:
    """Without the long texts of a round and its job, of which no list shows a word."""
    return rows.defer(f"{path}notes", f"{path}application__notes", f"{path}application__job_description")


def _owed(candidate: User, now: datetime) -> Any:
    """Whoever can still be thanked in time comes before those whose 24 hours have passed."""
    late = Case(When(mark__lte=now, then=Value(1)), default=Value(0))
    recent = people_owed(candidate, now).filter(ended__gt=GivenMoment("ended_since"))
    return recent.order_by(late, "mark", "pk")


def _ahead(rounds: QuerySet[Round], now: datetime) -> QuerySet[Round]:
    """With a conversation that is not over, the next first; `next_at` is its start, or that of the one going on."""
    ahead = _ending(now, END_OF_TIME).order_by("starts_at")
    scheduled = rounds.filter(Exists(ahead), status=Round.Status.SCHEDULED).select_related("application")
    return scheduled.annotate(next_at=Subquery(ahead.values("starts_at")[:1])).order_by("next_at", "pk")


def _without_time(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """The last rounds of open jobs that have no time yet."""
    later = Round.objects.filter(
        deleted_at__isnull=True, application=OuterRef("application"), number__gt=OuterRef("number")
    )
    last = rounds.filter(~Exists(_planned()), ~Exists(later), status=Round.Status.SCHEDULED)
    undecided = last.filter(application__stage__in=Application.OPEN).select_related("application")
    return undecided.annotate(next_at=Value(None, output_field=Interview._meta.get_field("starts_at"))).order_by("pk")


def _talks(candidate: Any) -> QuerySet[Interview, Any]:
    """The conversations that begin in the coming weeks: when, and in which round of whom."""
    talks: QuerySet[Interview] = Interview.objects.owned_by(candidate).filter(
        starts_at__gt=GivenMoment("now"),
        starts_at__lte=GivenMoment("weeks_end"),
        status=Interview.Status.SCHEDULED,
        round__status=Round.Status.SCHEDULED,
    )
    shown = talks.order_by("starts_at", "pk").annotate(**SHOWN_OF_TALK)[:MOST_TALKS]
    return shown.values_list("starts_at", "round", *SHOWN_OF_TALK, named=True)


def _planned() -> QuerySet[Interview]:
    """The conversations of a round that is known to be there."""
    planned: QuerySet[Interview] = Interview.objects.filter(
        round=OuterRef("pk"), deleted_at__isnull=True, status=Interview.Status.SCHEDULED
    )
    return planned


def _ending(since: Any, until: Any) -> QuerySet[Interview]:
    """Those that end after one moment and not after the other.

    Always between two: one end alone PostgreSQL takes for a third of all rows, and leaves the index aside.
    """
    end = Coalesce("ended_at", "ends_at")
    return _planned().filter(GreaterThan(end, since), LessThanOrEqual(end, until))
