"""The facts by which readiness is decided, for many coming rounds at once, in one query."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from followups.preparation_rows import Shelf, fill
from interviews.asking import PAY_IS_ON_THE_TABLE, Noted, weighed
from interviews.grouping import grouped
from interviews.models import Debrief, Round
from interviews.question_concerns import Concern, Kind
from interviews.research import AREAS, LookedAt
from interviews.talks import Sitter, Talk
from stories.answers_given import given_of, prepared_of, said_of_availability
from stories.consistency import Clash, Given
from stories.consistency import Kind as ClashKind
from stories.covering import gaps_of
from stories.models import Answer
from stories.plans import clashes_in, plan_of, told_of
from stories.readiness import Missing, OpenAssignment, Preparation, Seat, missing_of

ASKED_OF_EVERYBODY = (Answer.Topic.WHY_US, Answer.Topic.WHY_LEAVING, Answer.Topic.AVAILABILITY)


def missing_by_round(round_ids: Collection[int], now: datetime) -> dict[int, tuple[Missing, ...]]:
    """What each of the rounds lacks, worst first."""
    return missing_in(Round.objects.filter(pk__in=round_ids).select_related("application"), now)


def missing_in(rounds: Iterable[Round], now: datetime) -> dict[int, tuple[Missing, ...]]:
    """The same of rounds that came with their application."""
    return {pk: tuple(missing_of(facts, now)) for pk, facts in preparations_of(list(rounds), now).items()}


def preparations_of(rounds: Sequence[Round], now: datetime) -> dict[int, Preparation]:
    """By the round's id; the rounds come with their application."""
    if not rounds:
        return {}
    shelf = fill(rounds, now)
    return {round.pk: _preparation(round, shelf, now) for round in rounds}


def _preparation(round: Round, shelf: Shelf, now: datetime) -> Preparation:
    job, talks = round.application_id, shelf.talks[round.pk]
    ahead = [talk for talk in talks if talk.end > now]
    own, _earlier, concerns = weighed(round, shelf.questions[job], is_pay_raised=_is_pay_raised(round, shelf))
    candidate, looked_at = round.application.candidate_id, shelf.looked_at[job]
    gaps = gaps_of(shelf.skills[job], shelf.finished.get(candidate, 0), shelf.shown[candidate])
    said = [row for row in shelf.said[job] if row[1] < round.number]
    answered = {topic for _job, _pk, topic, *_text in shelf.answers[job]}
    clashes = _clashes(round, talks, shelf)
    others = [clash for clash in clashes if clash.kind != ClashKind.SAME_PERSON]
    return Preparation(
        number=round.number,
        seats=_seats(ahead, own, looked_at),
        has_times=bool(ahead),
        unnamed=sum(not talk.people for talk in ahead),
        lacks_place=_lacks_place(round),
        length=sum((talk.length for talk in talks), timedelta()),
        meets_manager=job in shelf.managers,
        was_recruiter_asked=round.recruiter_asked_at is not None,
        assignments=tuple(OpenAssignment(*row[1:]) for row in shelf.assignments[round.pk]),
        owed=tuple(name for _job, number, name in shelf.owed[job] if number < round.number),
        promises=sum(promises for _job, _number, promises, _weak in said),
        weak_answers=sum(weak for _job, _number, _promises, weak in said),
        weak_criteria=_weak_criteria(round, shelf, gaps.criteria),
        pay_questions=_asked_about_pay(own, concerns),
        told_before=_titles(clash for clash in clashes if clash.kind == ClashKind.SAME_PERSON),
        contradictions=_titles(clash for clash in others if not clash.is_about_answer),
        other_answers=_titles(clash for clash in others if clash.is_about_answer),
        repeated_questions=len({concern.question for concern in concerns if concern.kind != Kind.PAY}),
        stories=gaps.finished,
        skills=gaps.skills,
        themes=gaps.themes,
        criteria=gaps.criteria,
        answers=tuple(topic for topic in ASKED_OF_EVERYBODY if topic not in answered),
        areas=tuple(area for area in AREAS if area not in looked_at.areas),
        has_plan=not {person for _round, person in shelf.planned[round.pk]}.isdisjoint(_listeners(talks)),
        has_earlier=bool(said),
    )


def _is_pay_raised(round: Round, shelf: Shelf) -> bool:
    """By an offer, or by them in any round of the job."""
    raised = any(is_raised for _job, _number, is_raised, *_rest in shelf.debriefs[round.application_id])
    return raised or round.application.stage in PAY_IS_ON_THE_TABLE


def _clashes(round: Round, talks: Sequence[Talk], shelf: Shelf) -> list[Clash]:
    job = round.application_id
    plans = grouped(shelf.repeated[round.pk], lambda row: row[4])
    return clashes_in(
        round.number,
        [plan_of(row) for person in _listeners(talks) for row in plans[person]],
        map(told_of, shelf.told[job]),
        map(prepared_of, shelf.answers[job]),
        [*map(given_of, shelf.given[job]), *_said_of_availability(shelf.debriefs[job])],
    )


def _said_of_availability(debriefs: Iterable[tuple[Any, ...]]) -> Iterator[Given]:
    for _job, number, _is_raised, answer, *_criteria in debriefs:
        if answer:
            yield said_of_availability(number, answer)


def _listeners(talks: Iterable[Talk]) -> dict[int, Sitter]:
    """Whom one meets, in the order of the agenda; nobody of whom one knows that they did not come."""
    return {sitter.person: sitter for talk in talks for sitter in talk.people if sitter.met is not False}


def _seats(ahead: Iterable[Talk], own: Iterable[Noted], looked_at: LookedAt) -> tuple[Seat, ...]:
    """Everybody whom one will still meet, once, in the order of the day."""
    asked = {noted.person for noted in own}
    people = {sitter.person: sitter.name for talk in ahead for sitter in talk.people}
    return tuple(
        Seat(pk, name, has_question=pk in asked, has_research=pk in looked_at.people) for pk, name in people.items()
    )


def _lacks_place(round: Round) -> str:
    if round.format == Round.Format.VIDEO and not round.meeting_url:
        return "link"
    if round.format == Round.Format.ONSITE and not round.location:
        return "address"
    return ""


def _weak_criteria(round: Round, shelf: Shelf, not_shown: Iterable[str]) -> tuple[str, ...]:
    """What went less well in an earlier round, and no story shows."""
    weak = {
        name
        for _job, number, _is_raised, _answer, *ratings in shelf.debriefs[round.application_id]
        for name, rating in zip(Debrief.CRITERIA, ratings, strict=True)
        if number < round.number and (rating or Debrief.Rating.GOOD) < Debrief.Rating.GOOD
    }
    return tuple(name for name in not_shown if name in weak)


def _asked_about_pay(own: Iterable[Noted], concerns: Iterable[Concern]) -> tuple[str, ...]:
    """Whom one means to ask about it too early."""
    about_pay = {concern.question for concern in concerns if concern.kind == Kind.PAY}
    by_person = grouped(own, lambda noted: noted.person).values()
    return tuple(dict.fromkeys(noted.name for rows in by_person for noted in rows if noted.pk in about_pay))


def _titles(clashes: Iterable[Clash]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clash.title for clash in clashes))
