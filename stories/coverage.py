"""What a candidate's finished stories cover of what is wanted of them, and where the holes are, worst first.

Pure, over plain facts and codes: `stories.covering` gathers the facts, `stories.hole_words` has the sentences.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ENOUGH_STORIES = 5
MANY = 8
# The only story for so many things carries too much, however few they are of all.
SOLE_FOR = 3

# What is wrong, worst first.
TOO_FEW = "too_few"
NONE = "none"
DRAFT_ONLY = "draft_only"
OVERLOADED = "overloaded"
SINGLE = "single"
TOO_MANY = "too_many"
SEVERITY = (TOO_FEW, NONE, DRAFT_ONLY, OVERLOADED, SINGLE, TOO_MANY)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that stories should show: a theme, a criterion or a skill. `name` is empty for what we name."""

    kind: str
    key: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A wanted thing: how many finished stories and how many drafts show it; the story, where only one does."""

    thing: Thing
    finished: int = 0
    drafts: int = 0
    only: int | None = None


@dataclass(frozen=True, slots=True)
class Carrier:
    """A finished story, and how many of the wanted things it shows."""

    pk: int
    title: str
    shows: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """`finished` counts all finished stories; `carriers` are those that may carry too much, most first."""

    finished: int
    shown: tuple[Shown, ...] = ()
    carriers: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class Hole:
    """What is not covered well. `count` is of stories, or of the things that the story shows.

    `things` are those that only the `story` of an overload shows.
    """

    code: str
    thing: Thing | None = None
    story: Carrier | None = None
    count: int = 0
    things: tuple[Thing, ...] = ()

    @property
    def names_things(self) -> bool:
        """Whether it says which they are, so that none of them is a hole once more."""
        return len(self.things) >= SOLE_FOR


def holes(facts: Facts) -> tuple[Hole, ...]:
    """Every hole, worst first; among equals in the order of the wanted things."""
    found = [*_too_few_or_many(facts), *_not_shown(facts)]
    # With a single finished story everything hangs on it; that there are too few says so already.
    if facts.finished > 1:
        overloaded = [*_overloaded(facts)]
        named = {thing for hole in overloaded if hole.names_things for thing in hole.things}
        found += [*overloaded, *(hole for hole in _shown_once(facts) if hole.thing not in named)]
    return tuple(sorted(found, key=lambda hole: SEVERITY.index(hole.code)))


def worst_first(shown: Sequence[Shown]) -> list[Shown]:
    """Least covered first; among equals in the order given."""
    return sorted(shown, key=lambda one: (one.finished, one.drafts))


def _too_few_or_many(facts: Facts) -> Iterator[Hole]:
    if facts.finished < ENOUGH_STORIES:
        yield Hole(TOO_FEW, count=facts.finished)
    if facts.finished > MANY:
        yield Hole(TOO_MANY, count=facts.finished)


def _not_shown(facts: Facts) -> Iterator[Hole]:
    for one in facts.shown:
        if one.finished == 0:
            yield Hole(DRAFT_ONLY if one.drafts else NONE, one.thing, count=one.drafts)


def _shown_once(facts: Facts) -> Iterator[Hole]:
    stories = {story.pk: story for story in facts.carriers}
    for one in facts.shown:
        if one.finished == 1:
            yield Hole(SINGLE, one.thing, stories.get(one.only or 0), count=1)


def _overloaded(facts: Facts) -> Iterator[Hole]:
    for story in facts.carriers:
        things = tuple(one.thing for one in facts.shown if one.finished == 1 and one.only == story.pk)
        if len(things) >= SOLE_FOR or story.shows * 2 > len(facts.shown):
            yield Hole(OVERLOADED, story=story, count=story.shows, things=things)
