"""What is still missing before a round, worst first: one pure function over plain facts, which the caller gathers.

The day's pages and the mail before it ask here; each code has its words in `stories.readiness_words`. Five of the
codes' groups are the mistakes that a second interview invites: taking it for won, saying another thing than in
round one, forgetting somebody, asking about pay too early, not following up.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from stories.coverage import ENOUGH_STORIES

# A second round lasts one to two hours: what is planned shorter, or with one name only, is seldom all of it.
SHORT_AGENDA = timedelta(minutes=45)


@dataclass(frozen=True, slots=True)
class Seat:
    """A person on the agenda, and what is prepared for them."""

    person: int
    name: str
    has_question: bool = False
    has_research: bool = False


@dataclass(frozen=True, slots=True)
class OpenAssignment:
    pk: int
    title: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Preparation:
    """The facts about one coming round that decide what is missing. Names are as the candidate wrote them."""

    number: int
    seats: tuple[Seat, ...] = ()
    has_times: bool = True
    unnamed: int = 0  # conversations with nobody in them
    lacks_place: str = ""  # "link" or "address"
    length: timedelta = timedelta(hours=2)  # of the agenda
    meets_manager: bool = True  # a hiring manager is on it, or was met before
    was_recruiter_asked: bool = False
    assignments: tuple[OpenAssignment, ...] = ()
    owed: tuple[str, ...] = ()  # people of earlier rounds who can still be thanked
    promises: int = 0
    weak_answers: int = 0
    weak_criteria: tuple[str, ...] = ()  # rated low in an earlier round, and shown by no story
    pay_questions: tuple[str, ...] = ()  # whom one means to ask about pay, too early
    told_before: tuple[str, ...] = ()  # stories planned for somebody who has heard them
    contradictions: tuple[str, ...] = ()  # stories planned in another version than was told in an earlier round
    other_answers: tuple[str, ...] = ()  # questions whose prepared answer differs from what was said before
    repeated_questions: int = 0
    stories: int = 0  # finished ones
    skills: tuple[str, ...] = ()  # of the job, without a story
    themes: tuple[str, ...] = ()  # without a story
    criteria: tuple[str, ...] = ()  # of the four that they judge, without a story
    answers: tuple[str, ...] = ()  # topics without a prepared answer
    areas: tuple[str, ...] = ()  # of research, without a note
    has_plan: bool = True  # a story is meant for at least one of them
    has_earlier: bool = True  # something of an earlier round is logged

    @property
    def is_over(self) -> bool:
        """Something was on the agenda, and nothing of it is ahead."""
        return bool(self.length) and not self.has_times


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to mend: what it is about by name, or how many; `pk` is the row that the way to mend it leads to."""

    code: str
    about: tuple[str, ...] = ()
    count: int = 0
    pk: int | None = None


def missing_of(facts: Preparation, now: datetime) -> list[Missing]:
    """Everything that is missing at `now`, worst first. Empty means prepared, which is not the same as hired."""
    return [found for look in CHECKS for found in look(facts, now)]


def looks_incomplete(facts: Preparation) -> bool:
    """Whether a second or later round's agenda is likely not all of it: short, one name, no hiring manager yet."""
    if facts.number < 2 or not facts.has_times:
        return False
    return facts.length < SHORT_AGENDA or len(facts.seats) < 2 or not facts.meets_manager


def _named(code: str, about: Iterable[str]) -> Iterator[Missing]:
    names = tuple(about)
    if names:
        yield Missing(code, names)


def _counted(code: str, count: int) -> Iterator[Missing]:
    if count > 0:
        yield Missing(code, count=count)


def _owed(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _named("owed", facts.owed)


def _times(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if not facts.has_times:
        yield Missing("times")


def _assignments(facts: Preparation, now: datetime) -> Iterator[Missing]:
    for assignment in facts.assignments:
        is_late = assignment.due_at is not None and assignment.due_at <= now
        yield Missing("assignment_late" if is_late else "assignment", (assignment.title,), pk=assignment.pk)


def _place(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.lacks_place:
        yield Missing(facts.lacks_place)


def _people(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _counted("unnamed", facts.unnamed)


def _pay(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _named("pay", facts.pay_questions)


def _consistency(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _named("contradiction", facts.contradictions)
    yield from _named("other_answer", facts.other_answers)
    yield from _named("told_before", facts.told_before)


def _promises(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _counted("promises", facts.promises)


def _questions(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _named("questions", (seat.name for seat in facts.seats if not seat.has_question))


def _stories(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _counted("stories", ENOUGH_STORIES - facts.stories)
    yield from _named("skills", facts.skills)
    yield from _named("themes", facts.themes)


def _weak_spots(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _counted("weak_answers", facts.weak_answers)
    yield from _named("weak_criteria", facts.weak_criteria)
    yield from _named("criteria", (name for name in facts.criteria if name not in facts.weak_criteria))


def _earlier_round(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.number > 1 and not facts.has_earlier:
        yield Missing("earlier")


def _research(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _named("research_people", (seat.name for seat in facts.seats if not seat.has_research))
    yield from _named("research", facts.areas)


def _answers(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _named("answers", facts.answers)


def _agenda(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if looks_incomplete(facts) and not facts.was_recruiter_asked:
        yield Missing("agenda")


def _plan(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.seats and facts.stories and not facts.has_plan:
        yield Missing("plan")


def _repeated_questions(facts: Preparation, now: datetime) -> Iterator[Missing]:
    yield from _counted("repeated_questions", facts.repeated_questions)


CHECKS: list[Callable[[Preparation, datetime], Iterator[Missing]]] = [
    _owed,
    _times,
    _assignments,
    _place,
    _people,
    _pay,
    _consistency,
    _promises,
    _questions,
    _stories,
    _weak_spots,
    _earlier_round,
    _research,
    _answers,
    _agenda,
    _plan,
    _repeated_questions,
]
