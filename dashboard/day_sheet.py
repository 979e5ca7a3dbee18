"""The day sheet: everything for one day on one page, for the page and the PDF."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import User
from dashboard.phones import Phone, phones_in
from dashboard.sheet_rows import rows_of_sheet
from interviews.agenda import Agenda, Row, agenda_of
from interviews.asking import asking_of
from interviews.continuity_topics import Opener, continuity_of
from interviews.grouping import grouped
from interviews.models import Assignment, Interviewer, Participation, Question, ResearchNote, Round
from interviews.question_concerns import Kind
from stories.models import Answer, Telling


@dataclass(frozen=True, slots=True)
class Card:
    """One person, and what is ready for them."""

    person: Interviewer
    openers: tuple[Opener, ...] = ()
    tellings: tuple[Telling, ...] = ()
    questions: tuple[Question, ...] = ()
    for_later: tuple[Question, ...] = ()  # about pay, which they have not raised yet
    research: tuple[ResearchNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One conversation that was not called off, with its people."""

    row: Row
    cards: tuple[Card, ...]

    @property
    def starts_at(self) -> datetime:
        return self.row.interview.starts_at

    @property
    def ends_at(self) -> datetime:
        return self.row.interview.end


@dataclass(frozen=True, slots=True)
class DaySheet:
    round: Round
    agenda: Agenda
    slots: tuple[Slot, ...]
    cards: tuple[Card, ...]  # everybody once, in the order of the day
    contact: Interviewer | None  # the recruiter, whether on the agenda or not: whom one calls when a train is late
    phones: tuple[Phone, ...]
    assignments: tuple[Assignment, ...]
    answers: tuple[Answer, ...]

    @property
    def things_to_bring(self) -> list[str]:
        return [thing for assignment in self.assignments for thing in assignment.things_to_bring]

    def next_slot(self, now: datetime) -> Slot | None:
        """The conversation going on, or the next one."""
        return next((slot for slot in self.slots if slot.ends_at > now), None)


def day_sheet_of(candidate: User, pk: int) -> DaySheet:
    """Of one of the candidate's rounds; raises Http404 where there is no such round. One statement."""
    round, found = rows_of_sheet(candidate, pk)
    agenda = agenda_of(round)
    people = {seat.interviewer_id: seat.interviewer for row in agenda.held for seat in row.people if _is_met(seat)}
    cards, contact = _cards(round, agenda, people, found), next(iter(found["recruiters"]), None)
    reachable = people | ({contact.pk: contact} if contact else {})
    return DaySheet(
        round=round,
        agenda=agenda,
        slots=tuple(_slot(row, cards) for row in agenda.held),
        cards=tuple(cards.values()),
        contact=contact,
        phones=phones_in(round, list(reachable.values())),
        assignments=tuple(found["assignments"]),
        answers=tuple(found["answers"]),
    )


def _is_met(seat: Participation) -> bool:
    return seat.met is not False


def _slot(row: Row, cards: dict[int, Card]) -> Slot:
    return Slot(row, tuple(cards[seat.interviewer_id] for seat in row.people if seat.interviewer_id in cards))


def _cards(
    round: Round, agenda: Agenda, people: dict[int, Interviewer], found: dict[str, list[Any]]
) -> dict[int, Card]:
    earlier = [topic for topic in found["topics"] if topic.interview.round.number < round.number]
    openers = continuity_of(earlier, _everybody(agenda)).openers
    plans, notes = _by_person(found["tellings"]), _by_person(found["research"])
    asking = asking_of(round, found["questions"], is_pay_raised=bool(found["about_pay"]))
    about_pay = {concern.question for concern in asking.concerns if concern.kind == Kind.PAY}
    return {
        pk: Card(
            person=person,
            openers=tuple(openers.get(pk, ())),
            tellings=tuple(plans[pk]),
            questions=tuple(row for row in asking.questions.get(pk, ()) if row.pk not in about_pay),
            for_later=tuple(row for row in asking.questions.get(pk, ()) if row.pk in about_pay),
            research=tuple(notes[pk]),
        )
        for pk, person in people.items()
    }


def _everybody(agenda: Agenda) -> list[Interviewer]:
    """Those who were not met, too: what they would have heard is not said to somebody else."""
    seats = (seat for row in agenda.held for seat in row.people)
    return list({seat.interviewer_id: seat.interviewer for seat in seats}.values())


def _by_person(rows: Iterable[Any]) -> dict[int, list[Any]]:
    return grouped(rows, lambda row: row.interviewer_id)
