"""What a story lacks and how long it takes, for the form while it is written. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from stories.advice import advice_on
from stories.models import Story
from stories.spoken import Spoken, spoken

LONGEST_PART = 5_000


@dataclass(frozen=True, slots=True)
class PartGuidance:
    """One of the four parts: the name of its field, and how much of it there is to say."""

    field: str
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class Guidance:
    parts: tuple[PartGuidance, ...]
    advice: tuple[str, ...]
    is_begun: bool

    @property
    def whole(self) -> Spoken:
        return Spoken(sum(part.spoken.words for part in self.parts))


def guidance_on(story: Story, has_tags: bool, language: str) -> Guidance:
    parts = tuple(PartGuidance(part, spoken(getattr(story, part), language)) for part in Story.PARTS)
    return Guidance(parts, tuple(advice_on(story, has_tags, language)), is_begun=bool(story.spoken))


def draft_of(typed: Mapping[str, str]) -> Story:
    """The story as it stands in the form, whether it can be kept or not."""
    return Story(**{part: typed.get(part, "")[:LONGEST_PART] for part in Story.PARTS})
