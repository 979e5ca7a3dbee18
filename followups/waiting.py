"""Who owes the candidate an answer, since when, and what to write when a day has passed; pages ask here."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Exists, OuterRef, QuerySet

from accounts.models import User
from accounts.pages import first_page, first_rows, page_of
from accounts.prepared import Given, GivenMoment
from accounts.together import Together
from followups.business_days import business_days_between
from followups.days_off import asked_about_from, why_later
from followups.drafts import Draft, Links, compose_links, follow_up_draft
from followups.models import Timeline
from followups.owed import people_owed
from followups.still_owed import long_past_until
from interviews.models import Application, Interview, Round

ANSWERED = 5


@dataclass(frozen=True, slots=True)
class Awaited:
    """A stated day that is still open, with the follow-up to send."""

    timeline: Timeline
    is_passed: bool
    draft: Draft
    earlier: list[Timeline]  # what they said before, the latest first
    days_late: int = 0  # business days since the day passed
    asked_about_on: date | None = None  # when we write if nothing has come
    why_later: str = ""  # the days off before that

    @property
    def links(self) -> Links:
        person = self.timeline.stated_by
        return compose_links(person.email if person else "", self.draft.subject, self.draft.body)


def awaited_answers(candidate: User, today: date, page_number: str | None = None) -> "Page[Any]":
    """A page of what is being waited for, those first whose day passed longest ago."""
    statements = open_statements(candidate).select_related("stated_by").prefetch_related("round__timelines")
    page = page_of(statements, page_number)
    page.object_list = [_awaited(timeline, candidate, today) for timeline in page]
    return page


def turns(candidate: User, now: datetime) -> dict[str, Any]:
    """By the names below whose turn it is, who named no day, and who has answered, each list cut. One statement."""
    found = _turns(candidate=candidate.pk, now=now, past_until=long_past_until(now))
    return {
        "offers": first_page(found["offers"]),
        "owed": sum(count for (count,) in found["owed"]),
        "without_a_day": first_page(found["without_a_day"]),
        "answered": found["answered"],
    }


@Together
def _turns() -> dict[str, QuerySet[Any, Any]]:
    candidate: Any = Given("candidate")
    now: Any = GivenMoment("now")
    owed = people_owed(candidate, now).filter(ended__gt=GivenMoment("past_until"))
    of_candidate = owed.order_by().values("interview__round__application__candidate")
    return {
        "offers": first_rows(offers_to_answer(candidate)),
        "owed": of_candidate.annotate(count=Count("pk")).values_list("count"),
        "without_a_day": first_rows(rounds_without_a_day(candidate, now)),
        "answered": _last_statements(candidate).filter(answered_at__isnull=False).order_by("-answered_at")[:ANSWERED],
    }


def _awaited(timeline: Timeline, candidate: User, today: date) -> Awaited:
    where, is_passed = (candidate.country, candidate.subdivision), timeline.reply_by < today
    asked_about_on = asked_about_from(timeline.reply_by, *where)
    return Awaited(
        timeline,
        is_passed,
        follow_up_draft(timeline, candidate.name),
        earlier=sorted(set(timeline.round.timelines.all()) - {timeline}, key=lambda row: -row.pk),
        days_late=business_days_between(timeline.reply_by, today, *where) if is_passed else 0,
        asked_about_on=asked_about_on,
        why_later=why_later(timeline.reply_by, asked_about_on, *where),
    )


def open_statements(candidate: User) -> QuerySet[Timeline]:
    """The days that are still being waited for, the earliest first."""
    return _last_statements(candidate).filter(answered_at__isnull=True).order_by("reply_by", "pk")


def offers_to_answer(candidate: User) -> QuerySet[Application]:
    """Jobs in which it is the candidate who owes the answer."""
    offers: QuerySet[Application] = Application.objects.owned_by(candidate).filter(stage=Application.Stage.OFFER)
    return offers


def rounds_without_a_day(candidate: User, now: datetime) -> QuerySet[Round]:
    """Rounds that are over, with an employer who never said when one would hear."""
    interviews = Interview.objects.filter(
        round=OuterRef("pk"), deleted_at__isnull=True, status=Interview.Status.SCHEDULED
    )
    return _open_rounds(candidate).filter(
        ~Exists(Timeline.objects.filter(round=OuterRef("pk"))),
        ~Exists(interviews.filter(ends_at__gt=now, ended_at__isnull=True)),
        Exists(interviews),
    )


def _open_rounds(candidate: User) -> QuerySet[Round]:
    """Each job's last round, if it was not called off and the job is not decided."""
    later = Round.objects.filter(
        deleted_at__isnull=True, application=OuterRef("application"), number__gt=OuterRef("number")
    )
    rounds: QuerySet[Round] = (
        Round.objects.owned_by(candidate)
        .filter(~Exists(later), status=Round.Status.SCHEDULED, application__stage__in=Application.OPEN)
        .select_related("application")
    )
    return rounds


def _last_statements(candidate: User) -> QuerySet[Timeline]:
    """The live statement of each open round: the one recorded last."""
    later = Timeline.objects.filter(round=OuterRef("round"), pk__gt=OuterRef("pk"))
    timelines: QuerySet[Timeline] = (
        Timeline.objects.owned_by(candidate)
        .filter(~Exists(later), round__in=_open_rounds(candidate))
        .select_related("round__application")
    )
    return timelines
