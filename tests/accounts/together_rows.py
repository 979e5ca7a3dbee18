"""Rows with every kind of column, asked together and one by one: in SQLite by one test, in PostgreSQL by another."""

from datetime import timedelta

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Window
from django.db.models.functions import Coalesce

from accounts.prepared import Given, GivenIds, GivenMoment
from accounts.together import Together
from followups.models import Reminder, ReminderPreferences, Timeline
from interviews.models import Assignment, Interview, Participation, Round
from tests.factories import START, make_user
from tests.whole_account import fill


def querysets(candidate, rounds, now):
    interviews = Interview.objects.present().filter(round__in=rounds)
    later = Interview.objects.filter(round=OuterRef("round"), starts_at__gt=OuterRef("starts_at"))
    closes_at = Coalesce("ended_at", "ends_at") + timedelta(hours=24)
    people = Participation.objects.owned_by(candidate).select_related("interviewer")
    return {
        "rounds": Round.objects.owned_by(candidate).select_related("application__candidate__reminder_preferences"),
        "interviews": interviews.annotate(closes_at=closes_at, is_last=~Exists(later), total=Window(Count("pk")))[:25],
        "columns": interviews.order_by("-starts_at").values_list("kinds", "feed_uid", "moved_at", "round__number"),
        "named": interviews.values_list("starts_at", "participations__interviewer__name", named=True),
        "people": people.only("met", "interviewer__name"),
        "timelines": Timeline.objects.owned_by(candidate).select_related("stated_by"),
        "ledger": Reminder.objects.filter(round__in=rounds, due_at__lte=now),
        "preferences": ReminderPreferences.objects.filter(candidate=candidate),
        "by_status": interviews.order_by("status").values_list("status").annotate(Count("pk")),
        "assignments": Assignment.objects.owned_by(candidate),
        "none": Round.objects.filter(pk=0),
    }


@Together
def together():
    return querysets(Given("candidate"), GivenIds("rounds"), GivenMoment("now"))


def plain(row, depth=4):
    """All that a row holds, and what it came with; a person knows their preferences, which know the person."""
    if not hasattr(row, "_state"):
        return tuple(row)
    related = {name: plain(value, depth - 1) for name, value in row._state.fields_cache.items() if value and depth}
    return {name: value for name, value in vars(row).items() if name != "_state"} | related


def what_differs():
    """Names of querysets whose rows are others when asked together, and of those that said nothing."""
    candidate = make_user("together@example.com")
    fill(candidate)
    rounds = [*Round.objects.values_list("pk", flat=True)]
    found = together(candidate=candidate.pk, rounds=rounds, now=START)
    alone = {name: list(rows) for name, rows in querysets(candidate, rounds, START).items()}
    differing = [name for name in alone if [*map(plain, found[name])] != [*map(plain, alone[name])]]
    return differing, [name for name, rows in found.items() if not rows]


def plans():
    """After six runs of all of it on PostgreSQL: how many plans were for one run's values, and the kinds of values."""
    candidate = make_user("together@example.com")
    for _run in range(6):
        together(candidate=candidate.pk, rounds=[1, 2], now=START)
    with connection.cursor() as cursor:
        cursor.execute("SELECT custom_plans, parameter_types::text[] FROM pg_prepared_statements")
        [[plans_for_one_run, kinds]] = cursor.fetchall()
    return [plans_for_one_run, sorted(set(kinds))]
