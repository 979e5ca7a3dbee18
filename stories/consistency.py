"""What a candidate means to say, held against what they said in earlier rounds: people of one company compare. Pure.

Numbers are compared as `stories.numbers` reads them, outcomes and answers by how alike they are (`stories.likeness`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from interviews.grouping import grouped
from stories.likeness import is_alike, is_denied, is_other_outcome
from stories.numbers import NOTHING_DIFFERS, Differing, Number, apart, differing, numbers_in

AVAILABILITY, OTHER_OFFERS = "availability", "other_offers"  # topics whose answer must be the same every time


class Kind(StrEnum):
    SAME_PERSON = "same_person"
    NUMBERS = "numbers"
    OUTCOME = "outcome"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Told:
    """A story as one person heard it."""

    story: int
    title: str
    person: int
    name: str
    round_number: int
    on: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A story meant for one person, as it reads now; `telling` is the row of the plan."""

    telling: int
    story: int
    title: str
    person: int
    name: str
    text: str
    result: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given; what a debrief keeps about availability names neither the answer nor the person."""

    topic: str
    name: str
    round_number: int
    on: date | None
    text: str
    answer: int | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer as it is prepared now; the title is the question."""

    answer: int
    topic: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A plan and what was said before, with both texts; `others` heard the same words as the one of `told`.

    Listed once under its weightiest kind: a clash of numbers whose outcome reads differently, too, says so.
    """

    kind: Kind
    plan: Plan | Prepared
    told: Told | Given
    now: str
    then: str
    numbers: Differing = NOTHING_DIFFERS
    is_other_outcome: bool = False
    others: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.plan.title

    @property
    def is_about_answer(self) -> bool:
        return isinstance(self.plan, Prepared)


def clashes_of(plans: Iterable[Plan], told: Iterable[Told]) -> list[Clash]:
    """In the order of the plans; `told` is what was told in earlier rounds of the same company."""
    of_story = grouped(told, lambda telling: telling.story)
    read = cache(numbers_in)
    return [clash for plan in plans for clash in _of_plan(plan, of_story[plan.story], read)]


def answer_clashes_of(prepared: Iterable[Prepared], given: Sequence[Given]) -> list[Clash]:
    """In the order of the answers; `given` is what was answered in earlier rounds of the same job."""
    read = cache(numbers_in)
    return [clash for answer in prepared for clash in _of_answer(answer, _about(answer, given), read)]


type Read = Callable[[str], list[Number]]


def _of_plan(plan: Plan, told: Sequence[Told], read: Read) -> Iterator[Clash]:
    heard = [telling for telling in told if telling.person == plan.person]
    if heard:
        last = heard[-1]
        numbers = differing(read(plan.text), read(last.text))
        is_other = is_other_outcome(plan.result, last.text)
        yield Clash(Kind.SAME_PERSON, plan, last, plan.text, last.text, numbers, is_other)
    for telling, others in _versions(told, {plan.text, *(telling.text for telling in heard)}):
        numbers = differing(read(plan.text), read(telling.text))
        is_other = is_other_outcome(plan.result, telling.text)
        if numbers:
            yield Clash(Kind.NUMBERS, plan, telling, plan.text, telling.text, numbers, is_other, others)
        elif is_other:
            yield Clash(Kind.OUTCOME, plan, telling, plan.result, telling.text, is_other_outcome=True, others=others)


def _of_answer(answer: Prepared, given: Sequence[Given], read: Read) -> Iterator[Clash]:
    for said, others in _versions(given, {answer.text}):
        numbers = differing(read(answer.text), read(said.text))
        if numbers:
            yield Clash(Kind.NUMBERS, answer, said, answer.text, said.text, numbers, others=others)
        elif _is_other_answer(answer, said.text, read):
            yield Clash(Kind.WORDING, answer, said, answer.text, said.text, others=others)


def _about(answer: Prepared, given: Sequence[Given]) -> list[Given]:
    return [
        said for said in given if said.answer == answer.answer or (said.answer is None and said.topic == answer.topic)
    ]


def _versions[Said: (Told, Given)](
    said: Sequence[Said], without: Iterable[str] = ()
) -> Iterator[tuple[Said, tuple[str, ...]]]:
    """The first who heard each wording, and the names of the others."""
    told = (one for one in said if one.text.strip() and one.text not in without)
    for first, *others in grouped(told, lambda one: one.text).values():
        names = dict.fromkeys(other.name for other in others if other.name and other.name != first.name)
        yield first, tuple(names)


def _is_other_answer(answer: Prepared, said: str, read: Read) -> bool:
    """Whether an answer that must be the same every time reads otherwise; a figure that both name settles it."""
    if answer.topic not in (AVAILABILITY, OTHER_OFFERS):
        return False
    figures = [number for number in read(answer.text) if number.says]
    if len(apart(figures, read(said))) < len(figures):
        return False
    return not is_alike(answer.text, said) or (
        answer.topic == OTHER_OFFERS and is_denied(answer.text) != is_denied(said)
    )
