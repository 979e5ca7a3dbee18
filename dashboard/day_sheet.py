"""The day sheet: everything for one day on one page, in a fixed number of queries. Pages and the PDF read it."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.phones import Phone, phones_in
from followups.agenda_request import recruiter_of
from interviews.agenda import Agenda, Row, agenda_of
from interviews.asking import asking_by_round
from interviews.assignments import assignments_of
from interviews.continuity_topics import Opener, continuity_by_round
from interviews.grouping import grouped
from interviews.models import Assignment, Interviewer, Question, ResearchNote, Round
from interviews.question_concerns import Kind
from stories.models import Answer, Telling
from stories.plans import plans_by_round

# More than a page holds, and a bound all the same.
AT_MOST = 100


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


def day_sheet_of(round: Round) -> DaySheet:
    """Of a round that was fetched by `with_agenda`."""
    agenda = agenda_of(round)
    met = (seat for row in agenda.held for seat in row.people if seat.met is not False)
    people = {seat.interviewer_id: seat.interviewer for seat in met}
    cards, contact = _cards(round, people), recruiter_of(round)
    reachable = people | ({contact.pk: contact} if contact else {})
    return DaySheet(
        round=round,
        agenda=agenda,
        slots=tuple(_slot(row, cards) for row in agenda.held),
        cards=tuple(cards.values()),
        contact=contact,
        phones=phones_in(round, list(reachable.values())),
        assignments=tuple(assignments_of(round)),
        answers=tuple(Answer.objects.present().filter(application=round.application_id)[:AT_MOST]),
    )


def _slot(row: Row, cards: dict[int, Card]) -> Slot:
    return Slot(row, tuple(cards[seat.interviewer_id] for seat in row.people if seat.interviewer_id in cards))


def _cards(round: Round, people: dict[int, Interviewer]) -> dict[int, Card]:
    openers = continuity_by_round([round])[round.pk].openers
    plans, asking = plans_by_round([round])[round.pk], asking_by_round([round])[round.pk]
    about_pay = {concern.question for concern in asking.concerns if concern.kind == Kind.PAY}
    looked_up = ResearchNote.objects.present().filter(interviewer__in=people)[:AT_MOST]
    notes = grouped(looked_up, lambda note: note.interviewer_id)
    return {
        pk: Card(
            person=person,
            openers=tuple(openers.get(pk, ())),
            tellings=tuple(plans.get(pk, ())),
            questions=tuple(row for row in asking.questions.get(pk, ()) if row.pk not in about_pay),
            for_later=tuple(row for row in asking.questions.get(pk, ()) if row.pk in about_pay),
            research=tuple(notes.get(pk, ())),
        )
        for pk, person in people.items()
    }
