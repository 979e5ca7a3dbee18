"""What is still missing before a round, worst first: one pure function over plain facts, which the caller gathers.

The day's pages and the mail before it ask here; each code has its words in `stories.readiness_words`. Five of the
codes' groups are the mistakes that a second interview invites: taking it for won, saying another thing than in
round one, forgetting somebody, asking about pay too early, not following up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

ENOUGH_STORIES = 5
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
    answers: tuple[str, ...] = ()  # topics without a prepared answer
    areas: tuple[str, ...] = ()  # of research, without a note
    has_plan: bool = True  # a story is meant for at least one of them
    has_earlier: bool = True  # something of an earlier round is logged


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to mend: its code, whom or what it is about, and the row that the way to mend it leads to, if any."""

    code: str
    about: tuple[str, ...] = ()
    count: int = 0
    pk: int | None = None


def missing_of(facts: Preparation, now: datetime) -> list[Missing]:
    """Everything that is missing at `now`, worst first. Empty means prepared, which is not the same as hired."""
    return [found for look in CHECKS for found in look(facts, now)]


def _owed(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.owed:
        yield Missing("owed", facts.owed, len(facts.owed))


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
    if facts.unnamed:
        yield Missing("unnamed", count=facts.unnamed)


def _pay(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.pay_questions:
        yield Missing("pay", facts.pay_questions, len(facts.pay_questions))


def _consistency(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.contradictions:
        yield Missing("contradiction", facts.contradictions, len(facts.contradictions))
    if facts.other_answers:
        yield Missing("other_answer", facts.other_answers, len(facts.other_answers))
    if facts.told_before:
        yield Missing("told_before", facts.told_before, len(facts.told_before))


def _promises(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.promises:
        yield Missing("promises", count=facts.promises)


def _questions(facts: Preparation, now: datetime) -> Iterator[Missing]:
    names = tuple(seat.name for seat in facts.seats if not seat.has_question)
    if names:
        yield Missing("questions", names, len(names))


def _stories(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.stories < ENOUGH_STORIES:
        yield Missing("stories", count=ENOUGH_STORIES - facts.stories)
    if facts.skills:
        yield Missing("skills", facts.skills, len(facts.skills))
    if facts.themes:
        yield Missing("themes", facts.themes, len(facts.themes))


def _weak_spots(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.weak_answers:
        yield Missing("weak_answers", count=facts.weak_answers)
    if facts.weak_criteria:
        yield Missing("weak_criteria", facts.weak_criteria, len(facts.weak_criteria))


def _earlier_round(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.number > 1 and not facts.has_earlier:
        yield Missing("earlier")


def _research(facts: Preparation, now: datetime) -> Iterator[Missing]:
    names = tuple(seat.name for seat in facts.seats if not seat.has_research)
    if names:
        yield Missing("research_people", names, len(names))
    if facts.areas:
        yield Missing("research", facts.areas, len(facts.areas))


def _answers(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.answers:
        yield Missing("answers", facts.answers, len(facts.answers))


def _plan(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.seats and facts.stories and not facts.has_plan:
        yield Missing("plan")


def _agenda(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if looks_incomplete(facts) and not facts.was_recruiter_asked:
        yield Missing("agenda")


def looks_incomplete(facts: Preparation) -> bool:
    """Whether a second or later round's agenda is likely not all of it: short, one name, no hiring manager yet."""
    if facts.number < 2 or not facts.has_times:
        return False
    return facts.length < SHORT_AGENDA or len(facts.seats) < 2 or not facts.meets_manager


def _repeated_questions(facts: Preparation, now: datetime) -> Iterator[Missing]:
    if facts.repeated_questions:
        yield Missing("repeated_questions", count=facts.repeated_questions)


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
