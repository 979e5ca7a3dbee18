"""What a hole in the coverage is called, and where one mends it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories import coverage
from stories.coverage import Hole, Thing
from stories.models import Tag


@dataclass(frozen=True, slots=True)
class WordedHole:
    code: str
    sentence: str
    url: str
    label: str


def label_of(thing: Thing) -> str:
    """A code of ours in the reader's language, the candidate's own words as they are."""
    return Tag(kind=thing.kind, key=thing.key, name=thing.name).label


def worded(hole: Hole) -> WordedHole:
    url, label = _way_on(hole)
    return WordedHole(hole.code, _SENTENCES[hole.code](hole), url, label)


def new_story_for(things: Iterable[Thing]) -> str:
    """The address of a new story that shows these things from the start."""
    return _address("stories:story_create", [_asked_for(thing) for thing in things])


def _way_on(hole: Hole) -> tuple[str, str]:
    if hole.code == coverage.TOO_MANY:
        return reverse("stories:rehearsal"), _("Rehearse and choose")
    if hole.code == coverage.DRAFT_ONLY and hole.thing:
        asked = [_asked_for(hole.thing), ("only", "unfinished")]
        return _address("stories:stories", asked), _("Finish the draft")
    things = [hole.thing] if hole.thing else hole.things
    has_one = hole.code in (coverage.SINGLE, coverage.OVERLOADED)
    return new_story_for(things), _("Write another") if has_one else _("Write one")


def _asked_for(thing: Thing) -> tuple[str, str]:
    """As addresses of this room name it: a skill by its name, whatever is on a list by its key."""
    return str(thing.kind), thing.name if thing.kind == Tag.Kind.SKILL else thing.key


def _address(name: str, asked: list[tuple[str, str]]) -> str:
    return f"{reverse(name)}?{urlencode(asked)}" if asked else reverse(name)


def _too_few(hole: Hole) -> str:
    if not hole.count:
        return _("No story is finished yet. Five to eight carry you through; the first one is the hardest.")
    return ngettext(
        "%(count)d story is finished. Five to eight carry you through.",
        "%(count)d stories are finished. Five to eight carry you through.",
        hole.count,
    ) % {"count": hole.count}


def _none(hole: Hole) -> str:
    return _("No story shows “%(thing)s”.") % {"thing": _name(hole)}


def _draft_only(hole: Hole) -> str:
    return _("Only a draft shows “%(thing)s”.") % {"thing": _name(hole)}


def _overloaded(hole: Hole) -> str:
    said = {"story": hole.story.title if hole.story else "", "things": ", ".join(map(label_of, hole.things))}
    if not hole.names_things:
        return _("“%(story)s” carries a lot: it shows more than half of all this. Spread it over others.") % said
    return _("“%(story)s” carries a lot: no other story shows %(things)s.") % said


def _single(hole: Hole) -> str:
    said = {"thing": _name(hole), "story": hole.story.title if hole.story else ""}
    return _("Only “%(story)s” shows “%(thing)s”. If you tell it early, you have no second one.") % said


def _too_many(hole: Hole) -> str:
    return _("%(count)d stories are finished. Choose five to eight for the day, and know those well.") % {
        "count": hole.count
    }


def _name(hole: Hole) -> str:
    return label_of(hole.thing) if hole.thing else ""


_SENTENCES = {
    coverage.TOO_FEW: _too_few,
    coverage.NONE: _none,
    coverage.DRAFT_ONLY: _draft_only,
    coverage.OVERLOADED: _overloaded,
    coverage.SINGLE: _single,
    coverage.TOO_MANY: _too_many,
}
