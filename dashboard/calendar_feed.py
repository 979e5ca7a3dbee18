"""What the calendar of one candidate holds: conversations, until when to thank, and by when they reply."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Prefetch, QuerySet, Sum
from django.utils.translation import gettext as _

from accounts.models import FeedToken, User
from accounts.ownership import OwnedQuerySet
from followups.models import Timeline
from followups.owed import everybody_to_thank
from followups.waiting import open_statements
from interviews.calendar_entries import (
    Entry,
    Guest,
    calendar_uid,
    conversation_entry,
    frame_of,
    one_line,
    page_address,
)
from interviews.models import Application, Interview, Participation, Round

SHOWN_AFTERWARDS = timedelta(days=90)
# As long as we write about it; a day or two later nobody needs it in a calendar.
DEADLINE_SHOWN_AFTERWARDS = timedelta(hours=72)
AT_MOST = 2_000
LAST_HOUR = timedelta(hours=1)
# Raised when entries come out differently for the same rows.
FORM = 1
# What an entry is made of: two thousand rows cost by the column.
TOLD = ("round_id", "starts_at", "ends_at", "changed_at", "status", "feed_uid", "feed_sequence")
LONG_TEXTS = ("notes", "round__notes", "round__application__job_description")


@dataclass(frozen=True, slots=True)
class Version:
    """What tells one state of a feed from another: the same tag, the same bytes."""

    tag: str
    changed_at: datetime


def feed_entries(feed: FeedToken, now: datetime) -> list[Entry]:
    """In a fixed number of queries; where there are more than may be, those furthest ahead are left out."""
    entries = _conversations(feed.user, now)
    if feed.has_deadlines:
        entries += [_deadline(seat) for seat in _to_thank(feed.user, now)[: AT_MOST - len(entries)]]
    if feed.has_reply_days:
        entries += [_reply_day(timeline) for timeline in _statements(feed.user, now)[: AT_MOST - len(entries)]]
    return entries


def feed_version(feed: FeedToken, now: datetime) -> Version:
    """Without building the entries: sums over conversations, and the few days and deadlines themselves."""
    shown = _interviews(feed.user, now)
    state = shown.aggregate(
        count=Count("pk"),
        which=Sum("pk"),
        changes=Sum("feed_sequence"),
        changed_at=Max("changed_at"),
        round_changed_at=Max("round__changed_at"),
    )
    options = (feed.has_alarms, feed.has_deadlines, feed.has_reply_days)
    known: list[Any] = [FORM, settings.BASE_URL, feed.user.language, options, sorted(state.items())]
    if feed.has_deadlines:
        seen = _to_thank(feed.user, now).values_list(
            "pk", "ended", "interviewer__name", "interview__changed_at", "interview__round__application__company"
        )
        known.append(list(seen[:AT_MOST]))
    if feed.has_reply_days:
        said = _statements(feed.user, now).values_list("pk", "reply_by", "round__application__company")
        known.append(list(said[:AT_MOST]))
    # A row that vanishes, or a deadline that passes, leaves no date behind: at every full hour all counts as changed.
    changes = [state["changed_at"], state["round_changed_at"], now.replace(minute=0, second=0, microsecond=0)]
    return Version(sha256(repr(known).encode()).hexdigest()[:32], max(moment for moment in changes if moment))


def _interviews(candidate: User, now: datetime) -> QuerySet[Interview]:
    """Without those of an example: nobody has to keep an hour free for them."""
    shown: QuerySet[Interview] = Interview.objects.owned_by(candidate).filter(
        ends_at__gte=now - SHOWN_AFTERWARDS, round__application__example_at=None
    )
    return shown


def _conversations(candidate: User, now: datetime) -> list[Entry]:
    jobs = Application.objects.defer("job_description")
    rounds = Round.objects.defer("notes").prefetch_related(Prefetch("application", jobs))
    shown = _interviews(candidate, now).only(*TOLD).prefetch_related(Prefetch("round", rounds))
    interviews = list(shown.order_by("starts_at", "pk")[:AT_MOST])
    frames = {round.pk: frame_of(round) for round in {interview.round for interview in interviews}}
    guests = _guests(candidate, now)
    return [conversation_entry(row, guests[row.pk], frames[row.round_id]) for row in interviews]


def _guests(candidate: User, now: datetime) -> dict[int, list[Guest]]:
    """Who takes part, by interview."""
    seats = Participation.objects.owned_by(candidate).filter(interview__ends_at__gte=now - SHOWN_AFTERWARDS)
    guests: dict[int, list[Guest]] = defaultdict(list)
    for interview, *person in seats.values_list("interview_id", "interviewer__name", "interviewer__job_title"):
        guests[interview].append(Guest(*person))
    return guests


def _to_thank(candidate: User, now: datetime) -> OwnedQuerySet:
    seats: OwnedQuerySet = (
        everybody_to_thank()
        .filter(
            interview__round__application__candidate=candidate,
            interview__round__application__example_at=None,
            mark__gt=now - DEADLINE_SHOWN_AFTERWARDS,
        )
        .defer("interviewer__notes", *(f"interview__{name}" for name in LONG_TEXTS))
    )
    return seats


def _deadline(seat: Any) -> Entry:
    """The last of the 24 hours after the last conversation with somebody, while they are still to be thanked."""
    interview, person = seat.interview, seat.interviewer
    words = {"company": one_line(interview.round.application.company, 120), "name": one_line(person.name, 120)}
    url = page_address("followups:note", interview.round_id, person.pk)
    return Entry(
        uid=calendar_uid(f"thank-{interview.round_id}-{person.pk}"),
        summary=_("%(company)s: last hour to thank %(name)s") % words,
        starts=seat.mark - LAST_HOUR,
        ends=seat.mark,
        stamp=interview.changed_at,
        url=url,
        description=_("A thank-you within 24 hours is remembered. Write it here: %(url)s") % {"url": url},
        is_busy=False,
    )


def _statements(candidate: User, now: datetime) -> QuerySet[Timeline]:
    first = (now - SHOWN_AFTERWARDS).date()
    return (
        open_statements(candidate)
        .filter(reply_by__gte=first, round__application__example_at=None)
        .defer("round__notes", "round__application__job_description")
    )


def _reply_day(timeline: Timeline) -> Entry:
    round: Round = timeline.round
    url = page_address("dashboard:round", round.pk)
    said = [_("They said “%(phrase)s”.") % {"phrase": one_line(timeline.phrase)}] if timeline.phrase else []
    return Entry(
        uid=calendar_uid(f"reply-{round.pk}"),
        summary=_("%(company)s: they’ll reply by today") % {"company": one_line(round.application.company, 120)},
        starts=timeline.reply_by,
        ends=timeline.reply_by + timedelta(days=1),
        stamp=timeline.created_at,
        url=url,
        description="\n".join([*said, _("All about it: %(url)s") % {"url": url}]),
        is_busy=False,
    )
