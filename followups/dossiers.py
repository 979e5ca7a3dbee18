"""Loading what the rules decide from: one dossier a round, in a number of queries that does not depend on how many."""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.addresses import confirmed_candidates
from accounts.models import User
from accounts.prepared import GivenIds
from accounts.together import Querysets, Together
from followups.models import Reminder, ReminderPreferences, Snooze, ThankYouNote, Timeline
from followups.preparation import missing_in
from followups.quiet import QuietHours
from followups.rules import PREPARE, THANK_YOU, TIMELINE_PASSED, DayAhead, Key, Meeting, RoundFacts, Statement
from interviews.grouping import grouped
from interviews.models import Application, Interview, Interviewer, Participation, Round, Topic
from stories.readiness import Missing

log = logging.getLogger(__name__)

# From here on nobody prepares for it any more; an offer may still bring another conversation.
NOTHING_TO_PREPARE = (Application.Stage.REJECTED, Application.Stage.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A round with its facts, and with what a mail says beyond them."""

    round: Round
    facts: RoundFacts
    agenda: list[tuple[Interview, list[Interviewer]]]  # what was not called off, with its people
    people: dict[int, Interviewer]
    topics: dict[int, list[str]]  # what was talked about, by person
    timeline: Timeline | None
    ledger: dict[Key, Reminder]  # what was entered before
    notes: dict[int, ThankYouNote]  # what was written so far, by person

    @property
    def candidate(self) -> User:
        return self.round.application.candidate


def load_dossiers(round_ids: Collection[int], now: datetime) -> dict[int, Dossier]:
    """The dossiers by round, in two queries; also those of rounds that were deleted, which may have open rows.

    What is missing is looked at only for rounds that begin after `now`. A round whose rows make no facts has no
    dossier.
    """
    found = _rows(rounds=round_ids)
    interviews = _by_round(found["interviews"])
    ahead = {pk for pk, agenda in interviews.items() if agenda[0].starts_at > now}
    shelf = _Shelf(
        interviews=interviews,
        participations=_by_round_of_interview(found["participations"]),
        topics=_by_round_of_interview(found["topics"]),
        notes=_by_round(found["notes"]),
        timelines=_by_round(found["timelines"]),
        ledger=_by_round(found["ledger"]),
        snoozes=_by_round(found["snoozes"]),
        missing=missing_in([round for round in found["rounds"] if round.pk in ahead], now),
    )
    dossiers = {round.pk: _dossier_or_none(round, shelf) for round in found["rounds"]}
    return {pk: dossier for pk, dossier in dossiers.items() if dossier}


type Rows = dict[int, list[Any]]
type AnnotatedRound = Any  # a Round with has_later_round and is_confirmed


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The loaded rows, each kind by round."""

    interviews: Rows
    participations: Rows
    topics: Rows
    notes: Rows
    timelines: Rows
    ledger: Rows
    snoozes: Rows
    missing: dict[int, tuple[Missing, ...]]


@Together
def _rows() -> Querysets:
    rounds = GivenIds("rounds")
    interviews = Interview.objects.filter(round__in=rounds)
    seats = Participation.objects.standing().filter(interview__round__in=rounds, interviewer__deleted_at__isnull=True)
    topics = Topic.objects.filter(interview__round__in=rounds, nature=Topic.Nature.DISCUSSED)
    return {
        "rounds": _rounds(rounds),
        "interviews": interviews.filter(_stands()).order_by("starts_at", "pk"),
        "participations": seats.select_related("interviewer", "interview").order_by("pk"),
        "topics": topics.filter(_stands("interview__")).select_related("interview"),
        "notes": ThankYouNote.objects.present().filter(round__in=rounds),
        "timelines": Timeline.objects.filter(round__in=rounds).order_by("pk"),
        "ledger": Reminder.objects.filter(round__in=rounds),
        "snoozes": Snooze.objects.filter(round__in=rounds),
    }


def _stands(path: str = "") -> Q:
    """The conversation was neither deleted nor called off."""
    return Q((f"{path}deleted_at__isnull", True), (f"{path}status", Interview.Status.SCHEDULED))


def _rounds(rounds: GivenIds) -> QuerySet[Any]:
    later = Round.objects.present().filter(application=OuterRef("application"), number__gt=OuterRef("number"))
    confirmed = User.objects.filter(confirmed_candidates(), pk=OuterRef("application__candidate"))
    annotated: QuerySet[Any] = (
        Round.objects.filter(pk__in=rounds)
        .select_related("application__candidate__reminder_preferences")
        .annotate(has_later_round=Exists(later), is_confirmed=Exists(confirmed))
    )
    return annotated


def _dossier_or_none(round: AnnotatedRound, shelf: _Shelf) -> Dossier | None:
    """One that cannot be read, a zone that the time-zone data no longer has, must not hold up everybody else's."""
    try:
        return _dossier(round, shelf)
    except Exception:
        log.exception("round %s cannot be read", round.pk)
        return None


def _dossier(round: AnnotatedRound, shelf: _Shelf) -> Dossier:
    participations, timelines = shelf.participations[round.pk], shelf.timelines[round.pk]
    topics: dict[int, list[str]] = defaultdict(list)
    for topic in shelf.topics[round.pk]:
        topics[topic.interviewer_id].append(topic.text)
    return Dossier(
        round=round,
        facts=_facts(round, shelf),
        agenda=[(interview, _people_of(interview, participations)) for interview in shelf.interviews[round.pk]],
        people={row.interviewer_id: row.interviewer for row in participations},
        topics=dict(topics),
        timeline=timelines[-1] if timelines else None,
        ledger={row.key: row for row in shelf.ledger[round.pk]},
        notes={note.interviewer_id: note for note in shelf.notes[round.pk]},
    )


def _facts(round: AnnotatedRound, shelf: _Shelf) -> RoundFacts:
    application, candidate = round.application, round.application.candidate
    interviews, timelines = shelf.interviews[round.pk], shelf.timelines[round.pk]
    preferences = getattr(candidate, "reminder_preferences", None) or ReminderPreferences(candidate=candidate)
    return RoundFacts(
        zone=candidate.zone,
        logged_at=max([round.created_at, *(interview.created_at for interview in interviews)]),
        meetings=tuple(_meeting(interview, round, shelf.participations[round.pk]) for interview in interviews),
        settled=frozenset(note.interviewer_id for note in shelf.notes[round.pk] if note.is_settled),
        statement=_statement(timelines[-1]) if timelines else None,
        day_ahead=_day_ahead(round, shelf) if interviews else None,
        is_deleted=bool(round.deleted_at or application.deleted_at),
        is_cancelled=round.is_cancelled,
        is_decided=application.is_decided,
        has_later_round=round.has_later_round,
        quiet=_quiet(preferences, candidate),
        is_reachable=round.is_confirmed and candidate.is_active,
        # About the example nobody is mailed.
        switched_on=frozenset() if application.is_example else _switched_on(preferences),
        country=candidate.country,
        subdivision=candidate.subdivision,
        sent={row.key: row.sent_at for row in shelf.ledger[round.pk] if row.sent_at},
        snoozed_until={snooze.kind: snooze.until for snooze in shelf.snoozes[round.pk]},
    )


def _day_ahead(round: AnnotatedRound, shelf: _Shelf) -> DayAhead:
    interviews, participations = shelf.interviews[round.pk], shelf.participations[round.pk]
    first = interviews[0]
    people = {row.interviewer_id for row in participations}
    changes = [*(row.changed_at for row in interviews), *(row.created_at for row in participations)]
    return DayAhead(
        starts_at=first.starts_at,
        on=first.starts_at.astimezone(round.zone).date(),
        fixed_at=first.moved_at or first.created_at,
        changed_at=max([round.changed_at, *changes]),
        is_asked_for=(round.number > 1 or len(people) > 1) and round.application.stage not in NOTHING_TO_PREPARE,
        missing=shelf.missing.get(round.pk),
    )


def _people_of(interview: Interview, participations: list[Participation]) -> list[Interviewer]:
    return [row.interviewer for row in participations if row.interview_id == interview.pk]


def _meeting(interview: Interview, round: Round, participations: list[Participation]) -> Meeting:
    people = frozenset(row.interviewer_id for row in participations if row.interview_id == interview.pk)
    return Meeting(interview.starts_at.astimezone(round.zone).date(), interview.end, people)


def _statement(timeline: Timeline) -> Statement:
    return Statement(timeline.reply_by, timeline.answered_at is not None, timeline.asked_again_at)


def _quiet(preferences: ReminderPreferences, candidate: User) -> QuietHours | None:
    if not preferences.has_quiet_hours:
        return None
    return QuietHours(preferences.quiet_start, preferences.quiet_end, candidate.zone)


def _switched_on(preferences: ReminderPreferences) -> frozenset[str]:
    return frozenset(kind for kind in (THANK_YOU, TIMELINE_PASSED, PREPARE) if getattr(preferences, kind))


def _by_round(rows: Iterable[Any]) -> Rows:
    return grouped(rows, lambda row: row.round_id)


def _by_round_of_interview(rows: Iterable[Any]) -> Rows:
    return grouped(rows, lambda row: row.interview.round_id)
