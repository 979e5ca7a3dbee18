"""What speaks against a question that somebody means to ask: asked twice, answered already, about pay too early. Pure.

Pages ask `interviews.asking`, which gathers the facts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from interviews.pay import asks_about_pay
from interviews.people import name_key
from interviews.starter_questions import BY_CODE, wording_of

# Of 100, the order of words aside: the same question with a word or two changed. Below it are other questions on the
# same subject ("biggest challenge of the team" and "biggest strength of the team" have 77, "keeps" and "kept" 83).
ALIKE = 85
QUOTED = 120  # characters of an answer


class Kind(StrEnum):
    SAME_TWICE = "same_twice"
    ASKED_BEFORE = "asked_before"
    ANSWERED_BEFORE = "answered_before"
    PAY = "pay"


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """One of the round; `person` and `pk` only tell them apart. A starter has a code, and its text does not count."""

    pk: int
    person: int
    name: str
    code: str
    text: str
    is_asked: bool = False

    @property
    def wording(self) -> str:
        return wording_of(self.code, self.text)


@dataclass(frozen=True, slots=True)
class EarlierQuestion:
    """One that was asked in an earlier round of the same job; without `answer` nothing was noted."""

    person: int
    name: str
    code: str
    text: str
    round_number: int
    asked_on: date | None = None
    answer: str = ""

    @property
    def wording(self) -> str:
        return wording_of(self.code, self.text)


@dataclass(frozen=True, slots=True)
class Concern:
    """About `question`, a pk; `name` and the rest say whom and which round it clashes with."""

    kind: Kind
    question: int
    name: str = ""
    is_same_person: bool = False
    round_number: int = 0
    answer: str = ""

    @property
    def sentence(self) -> str:
        said = {"name": self.name, "number": self.round_number, "answer": self.quoted}
        match self.kind:
            case Kind.SAME_TWICE if self.is_same_person:
                return _("%(name)s would hear this twice.") % said
            case Kind.SAME_TWICE:
                return _("You also have this for %(name)s.") % said
            case Kind.ASKED_BEFORE if self.answer:
                return _("You asked %(name)s this in round %(number)d. They said: “%(answer)s”") % said
            case Kind.ASKED_BEFORE:
                return _("You asked %(name)s this in round %(number)d.") % said
            case Kind.ANSWERED_BEFORE:
                return _("%(name)s answered this in round %(number)d: “%(answer)s”") % said
            case _:
                return _("This is about pay, and they have not raised it yet.")

    @property
    def remedy(self) -> str:
        match self.kind:
            case Kind.SAME_TWICE if self.is_same_person:
                return _("Keep it once.")
            case Kind.SAME_TWICE:
                return _("They may compare notes: keep it for one of them.")
            case Kind.ASKED_BEFORE:
                return _("Ask what has changed since, or something else.")
            case Kind.ANSWERED_BEFORE:
                return _("Build on that, or ask something else.")
            case _:
                return _("Keep it for when they do, or for the offer.")

    @property
    def quoted(self) -> str:
        return Truncator(" ".join(self.answer.split())).chars(QUOTED)


def concerns_of(
    questions: Sequence[PlannedQuestion], earlier: Sequence[EarlierQuestion], *, may_ask_about_pay: bool
) -> list[Concern]:
    """In the order of `questions`, at most one of a kind for each; one that was asked is past concern.

    Of two that are the same the later one in `questions` is named, unless it was asked already.
    """
    found: list[Concern] = []
    earlier = sorted(earlier, key=_latest_first)
    for position, question in enumerate(questions):
        if question.is_asked:
            continue
        rivals = [*questions[:position], *(other for other in questions[position + 1 :] if other.is_asked)]
        found += _same_twice(question, rivals)
        found += _in_earlier_rounds(question, earlier)
        if not may_ask_about_pay and is_about_pay(question.code, question.text):
            found.append(Concern(Kind.PAY, question.pk))
    return found


def is_about_pay(code: str, text: str) -> bool:
    starter = BY_CODE.get(code)
    return starter.is_pay if starter else asks_about_pay(text)


def is_same(one: PlannedQuestion, other: PlannedQuestion | EarlierQuestion) -> bool:
    """The same starter, or nearly the same words; two starters are never the same."""
    if one.code and other.code:
        return one.code == other.code
    (spelling, here), (other_spelling, there) = _comparable(one.wording), _comparable(other.wording)
    if spelling == other_spelling:
        return True
    return bool(here and there) and fuzz.ratio(here, there, score_cutoff=ALIKE) >= ALIKE


def _same_twice(question: PlannedQuestion, rivals: Sequence[PlannedQuestion]) -> Iterator[Concern]:
    rival = next((other for other in rivals if is_same(question, other)), None)
    if rival:
        is_same_person = rival.person == question.person
        yield Concern(Kind.SAME_TWICE, question.pk, rival.name, is_same_person)


def _in_earlier_rounds(question: PlannedQuestion, earlier: Sequence[EarlierQuestion]) -> Iterator[Concern]:
    """The latest time that they were asked, and the latest answer of somebody else."""
    alike = [other for other in earlier if is_same(question, other)]
    asked = next((other for other in alike if other.person == question.person), None)
    answered = next((other for other in alike if other.person != question.person and other.answer), None)
    for kind, other in ((Kind.ASKED_BEFORE, asked), (Kind.ANSWERED_BEFORE, answered)):
        if other:
            is_same_person = other.person == question.person
            yield Concern(kind, question.pk, other.name, is_same_person, other.round_number, other.answer)


def _latest_first(question: EarlierQuestion) -> tuple[int, int]:
    day = question.asked_on.toordinal() if question.asked_on else 0
    return -question.round_number, -day


@lru_cache(maxsize=2_000)
def _comparable(text: str) -> tuple[str, str]:
    """Its spelling, and what `fuzz.token_sort_ratio` compares; worked out once for each text."""
    return name_key(text), " ".join(sorted(default_process(text).split()))
