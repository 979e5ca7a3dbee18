"""The page of questions to ask: a card for everybody of the day, and the bank beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from interviews.agenda import Agenda, agenda_of
from interviews.asking import Asking, asking_by_round
from interviews.grouping import grouped
from interviews.models import BankQuestion, Interviewer, Question, Round
from interviews.question_bank import MOST_OWN
from interviews.question_concerns import Concern, is_about_pay
from interviews.starter_questions import ANYBODY, STARTER_QUESTIONS, StarterQuestion, starter_questions

OWN = "own"


@dataclass(frozen=True)
class Line:
    question: Question
    concerns: list[Concern]

    @property
    def element(self) -> str:
        """What its row is called on the page."""
        return f"question-{self.question.pk}"


@dataclass(frozen=True)
class Card:
    """One person; without `starts` no longer on the agenda, with a `suggestion` if nothing is planned for them."""

    person: Interviewer
    lines: list[Line]
    starts: datetime | None = None
    suggestion: StarterQuestion | None = None

    @property
    def is_missing(self) -> bool:
        return not self.lines


@dataclass(frozen=True)
class Offer:
    """One question of the bank, given by posting `value` as `source`; `holders` have it already."""

    source: str
    value: str
    text: str
    holders: list[str]
    is_too_early: bool

    @property
    def element(self) -> str:
        return f"offer-{self.source}-{self.value}"


@dataclass(frozen=True)
class Shelf:
    """The questions for one relation, for anybody (its key is empty), or the candidate's own."""

    key: str
    title: str
    offers: list[Offer]
    is_open: bool


@dataclass(frozen=True)
class Board:
    cards: list[Card]
    shelves: list[Shelf]
    chosen: Interviewer | None
    has_several_days: bool

    @property
    def people(self) -> list[Interviewer]:
        """Those to whom a question can be given."""
        return [card.person for card in self.cards if card.starts]

    @property
    def missing(self) -> list[Card]:
        return [card for card in self.cards if card.is_missing]

    @property
    def missing_count(self) -> int:
        return len(self.missing)

    @property
    def own_shelf(self) -> Shelf:
        return next(shelf for shelf in self.shelves if shelf.key == OWN)

    def offer(self, element: str) -> Offer | None:
        offers = (offer for shelf in self.shelves for offer in shelf.offers)
        return next((offer for offer in offers if offer.element == element), None)


def people_of_the_day(agenda: Agenda) -> dict[Interviewer, datetime]:
    """Everybody once, in the order of the day, with the wall time at which their first conversation starts."""
    starts: dict[Interviewer, datetime] = {}
    for row in agenda.held:
        for seat in row.people:
            starts.setdefault(seat.interviewer, row.starts)
    return starts


def board_of(round: Round, candidate: User, chosen: str = "") -> Board:
    """`round` was fetched by `with_agenda`; `chosen` is the pk of whom the bank is for, else the first in need."""
    agenda = agenda_of(round)
    people = people_of_the_day(agenda)
    asking = asking_by_round([round])[round.pk]
    cards = [*_cards(people, asking), *_cards_of_others(people, asking)]
    bank_is_for = _chosen(cards, chosen)
    shelves = list(_shelves(candidate, people, asking, bank_is_for))
    return Board(cards, shelves, bank_is_for, has_several_days=len(agenda.days) > 1)


def _chosen(cards: Sequence[Card], chosen: str) -> Interviewer | None:
    seated = [card for card in cards if card.starts]
    named = [card.person for card in seated if str(card.person.pk) == chosen]
    in_need = [card.person for card in seated if card.is_missing]
    return next(iter([*named, *in_need, *(card.person for card in seated)]), None)


def _cards(people: dict[Interviewer, datetime], asking: Asking) -> Iterator[Card]:
    against = grouped(asking.concerns, lambda concern: concern.question)
    taken = set(asking.used_codes)
    for person, starts in people.items():
        rows = asking.questions.get(person.pk, [])
        suggestion = None if rows else _suggestion(person.relation, taken)
        if suggestion:
            taken.add(suggestion.code)
        yield Card(person, [Line(row, against[row.pk]) for row in rows], starts, suggestion)


def _cards_of_others(people: dict[Interviewer, datetime], asking: Asking) -> Iterator[Card]:
    """Those who left the agenda after something was planned for them."""
    seated = {person.pk for person in people}
    for pk, rows in asking.questions.items():
        if pk not in seated:
            yield Card(rows[0].interviewer, [Line(row, []) for row in rows])


def _suggestion(relation: str, taken: set[str]) -> StarterQuestion | None:
    """The first that fits and that this job has not used yet."""
    fitting = starter_questions(relation)
    return next((starter for starter in fitting if not starter.is_pay and starter.code not in taken), None)


def _shelves(
    candidate: User, people: Iterable[Interviewer], asking: Asking, chosen: Interviewer | None
) -> Iterator[Shelf]:
    """The candidate's own, then what fits the chosen person, the others of the round, and everybody else."""
    holders = _holders(asking)
    own = BankQuestion.objects.owned_by(candidate).order_by("-pk")[:MOST_OWN]
    fitting = chosen.relation if chosen else ANYBODY
    wanted = [fitting, ANYBODY, *(person.relation for person in people), *Interviewer.Relation.values]
    offers = [_offer(OWN, str(row.pk), row.text, "", holders, asking) for row in _fitting_first(own, fitting)]
    yield Shelf(OWN, _("Your own"), offers, is_open=bool(offers))
    starters = grouped(STARTER_QUESTIONS, lambda starter: starter.relation)
    opened = fitting if fitting in starters else ANYBODY
    for relation in dict.fromkeys(wanted):
        if relation in starters:
            rows = [
                _offer("starter", row.code, str(row.text), row.code, holders, asking) for row in starters[relation]
            ]
            yield Shelf(relation, _title(relation), rows, is_open=relation == opened)


def _fitting_first(own: Iterable[BankQuestion], relation: str) -> list[BankQuestion]:
    return sorted(own, key=lambda row: row.relation not in (relation, ANYBODY))


def _offer(
    source: str, value: str, text: str, code: str, holders: dict[tuple[str, str], list[str]], asking: Asking
) -> Offer:
    key = (code, "") if code else ("", text)
    is_too_early = not asking.may_ask_about_pay and is_about_pay(code, text)
    return Offer(source, value, text, holders.get(key, []), is_too_early)


def _holders(asking: Asking) -> dict[tuple[str, str], list[str]]:
    """Who has a question already, by its code and text."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rows in asking.questions.values():
        for row in rows:
            found[row.code, row.text].append(row.interviewer.first_name)
    return found


def _title(relation: str) -> str:
    return _("For anybody") if relation == ANYBODY else str(Interviewer.Relation(relation).label)
