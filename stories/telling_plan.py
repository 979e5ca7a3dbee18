"""Which story for whom: the people of a round with what is planned for them, what they heard, and what would fit."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from accounts.models import User
from interviews.agenda import Row, agenda_of
from interviews.grouping import grouped
from interviews.models import Interview, Interviewer, Round
from stories.answers_given import given_of, prepared_of, said_of_availability
from stories.consistency import Clash
from stories.models import Story, Tag, Telling
from stories.plans import as_plan, as_told, clashes_in
from stories.story_options import Options, StoryOptions
from stories.telling_plan_rows import MOST_STORIES, Found, rows_of_plan

NOBODY: Mapping[int, int] = MappingProxyType({})

# What each kind of questions tends to be answered with, and what they judge by it.
_KINDS, _THEMES, _CRITERIA = Interview.QuestionKind, Story.Theme, Story.Criterion
FITTING: dict[str, frozenset[tuple[str, str]]] = {
    kind: frozenset(
        [(Tag.Kind.THEME.value, str(theme)) for theme in themes]
        + [(Tag.Kind.CRITERION.value, str(criterion)) for criterion in criteria]
    )
    for kind, themes, criteria in [
        (_KINDS.BEHAVIOURAL.value, list(_THEMES), [_CRITERIA.PRESSURE, _CRITERIA.POTENTIAL]),
        (_KINDS.TECHNICAL.value, [], [_CRITERIA.CAN_DO]),
        (_KINDS.CASE_STUDY.value, [_THEMES.PRESSURE], [_CRITERIA.CAN_DO, _CRITERIA.PRESSURE]),
        (_KINDS.CULTURE_FIT.value, [_THEMES.LEADERSHIP], [_CRITERIA.TEAM_FIT]),
        (_KINDS.CONVERSATION.value, [], [_CRITERIA.TEAM_FIT, _CRITERIA.POTENTIAL]),
    ]
}


@dataclass(frozen=True, slots=True)
class Choices:
    """Stories to pick from: those that suit this person, the others, and those that they have heard."""

    fitting: tuple[Story, ...] = ()
    others: tuple[Story, ...] = ()
    heard: tuple[Story, ...] = ()

    @property
    def suggested(self) -> tuple[Story, ...]:
        """The one that stands first, if it is new to them."""
        return (*self.fitting, *self.others)[:1]

    def __bool__(self) -> bool:
        return bool(self.fitting or self.others or self.heard)


@dataclass(frozen=True, slots=True)
class Listener:
    """A person on the agenda; what is planned for them belongs to their last conversation of the round."""

    person: Interviewer
    rows: tuple[Row, ...]  # their conversations
    tellings: tuple[Telling, ...]  # planned, or told in this round
    heard: tuple[Telling, ...]  # in earlier rounds
    choices: Choices
    options: Options  # the same as choices of a list

    @property
    def interview(self) -> Interview:
        return self.rows[-1].interview

    @property
    def kind_labels(self) -> list[str]:
        return list(dict.fromkeys(label for row in self.rows for label in row.interview.kind_labels))

    @property
    def heard_count(self) -> int:
        return len(self.heard)


@dataclass(frozen=True, slots=True)
class TellingPlan:
    """The people in the order of the agenda, what clashes with earlier rounds, and whether there are more stories than
    are offered.
    """

    round: Round
    listeners: tuple[Listener, ...]
    clashes: tuple[Clash, ...]
    has_more_stories: bool


def telling_plan_of(candidate: User, pk: int, chosen: int = 0) -> TellingPlan:
    """Of one of the candidate's rounds; raises Http404 where there is no such round. One statement.

    The story `chosen` is among those to pick from, however many there are. What is suggested to one is suggested to
    the next only when the others are used up: they compare, and those of one panel hear each other's.
    """
    round, found = rows_of_plan(candidate, pk, chosen)
    stories, earlier, tellings = found["stories"][:MOST_STORIES], _earlier(round, found), _by_person(found["tellings"])
    of_colleagues = Counter(telling.story_id for telling in found["tellings"])
    options, listeners = StoryOptions(chosen), []
    for pk, seats in _rows_by_person(round).items():
        listener = _listener(seats, stories, tellings[pk], earlier[pk], of_colleagues, options)
        of_colleagues.update(story.pk for story in listener.choices.suggested)
        listeners.append(listener)
    return TellingPlan(
        round=round,
        listeners=tuple(listeners),
        clashes=tuple(_clashes(round, listeners, found)),
        has_more_stories=len(found["stories"]) > MOST_STORIES,
    )


def _earlier(round: Round, found: Found) -> dict[int, list[Telling]]:
    return _by_person(telling for telling in found["told"] if telling.interview.round.number < round.number)


def _clashes(round: Round, listeners: Iterable[Listener], found: Found) -> list[Clash]:
    """Of what is planned for those on the agenda, and of the job's answers."""
    planned = [telling for one in listeners for telling in one.tellings if telling.told_at is None]
    availability = (said_of_availability(number, text) for number, text in found["availability"])
    return clashes_in(
        round.number,
        map(as_plan, planned),
        map(as_told, found["told"]),
        map(prepared_of, found["answers"]),
        [*map(given_of, found["given"]), *availability],
    )


def _listener(
    seats: Sequence[tuple[Interviewer, Row]],
    stories: Sequence[Story],
    tellings: Sequence[Telling],
    heard: Sequence[Telling],
    of_colleagues: Mapping[int, int],
    options: StoryOptions,
) -> Listener:
    offered = choices(
        stories,
        {kind for _person, row in seats for kind in row.interview.kinds},
        planned={telling.story_id for telling in tellings},
        heard={telling.story_id for telling in heard},
        of_colleagues=of_colleagues,
    )
    return Listener(
        person=seats[0][0],
        rows=tuple(row for _person, row in seats),
        tellings=tuple(tellings),
        heard=tuple(heard),
        choices=offered,
        options=options.of(offered.fitting, offered.others, offered.heard),
    )


def choices(
    stories: Sequence[Story],
    kinds: Iterable[str],
    planned: Collection[int] = (),
    heard: Collection[int] = (),
    of_colleagues: Mapping[int, int] = NOBODY,
) -> Choices:
    """What may still be planned for somebody. Without kinds every finished story fits.

    The strongest come first, after them those that colleagues of the same round are to hear, by how many of them.
    """
    wanted = frozenset[tuple[str, str]]().union(*(FITTING.get(kind, frozenset()) for kind in kinds))
    free = sorted(
        (story for story in stories if story.pk not in planned),
        key=lambda story: (of_colleagues.get(story.pk, 0), *_strongest_first(story)),
    )
    new = [story for story in free if story.pk not in heard]
    fitting = [story for story in new if story.is_finished and (not wanted or wanted & story.shown_things)]
    suiting = {story.pk for story in fitting}
    return Choices(
        fitting=tuple(fitting),
        others=tuple(story for story in new if story.pk not in suiting),
        heard=tuple(story for story in free if story.pk in heard),
    )


def _strongest_first(story: Story) -> tuple[int, str]:
    return -(story.strength or 0), story.title.casefold()


def _rows_by_person(round: Round) -> dict[int, list[tuple[Interviewer, Row]]]:
    held = agenda_of(round).held
    seats = ((seat.interviewer, row) for row in held for seat in row.people if seat.met is not False)
    return grouped(seats, lambda seat: seat[0].pk)


def _by_person(tellings: Iterable[Telling]) -> dict[int, list[Telling]]:
    return grouped(tellings, lambda telling: telling.interviewer_id)
