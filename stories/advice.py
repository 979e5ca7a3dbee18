"""What would make a story stronger, and what a set of stories does not show yet. Pure; pages ask here.

Advice about language knows English only and stays silent about stories of people who use the site in another one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.models import OwnTheme, Story
from stories.own_themes import named_themes
from stories.spoken import WORDS_PER_MINUTE, spoken

LONGEST_TOLD = 3  # minutes
SHORTEST_ACTION = 25  # words
WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
ME = re.compile(r"\b(?:I|my|me)\b")
AMOUNT = re.compile(r"\b(?:half|halved|double|doubled|twice|one|two|three|four|five|six|ten|dozen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme, and how many of the stories show it."""

    key: str
    label: str
    count: int


def missing_parts(story: Story) -> list[str]:
    """The names of the parts that are still empty, as a candidate reads them."""
    return [story.name_of(part) for part in story.PARTS if not getattr(story, part).strip()]


def advice_on(story: Story, has_tags: bool, language: str) -> list[str]:
    """One sentence for each thing that would make the story stronger; empty for a story that is ready."""
    advice = [_about_missing(story), _about_tags(has_tags), _about_numbers(story)]
    if language.partition("-")[0] == "en":
        advice += [_about_we(story), _about_length(story)]
    return [sentence for sentence in advice if sentence]


def themes_shown(counts: Mapping[str, int], own: Iterable[OwnTheme] = ()) -> list[ThemeCount]:
    """Every theme, the candidate's own included, with how many stories show it; those that none shows too."""
    return [ThemeCount(key, label, counts.get(key, 0)) for key, label in named_themes(own).items()]


def _about_missing(story: Story) -> str:
    missing = missing_parts(story)
    if not missing:
        return ""
    return _("Still empty: %(parts)s.") % {"parts": ", ".join(missing)}


def _about_tags(has_tags: bool) -> str:
    return "" if has_tags else _("Say what it shows, so that you see what your stories do not cover yet.")


def _about_numbers(story: Story) -> str:
    is_counted = any(character.isnumeric() for character in story.result) or AMOUNT.search(story.result)
    if not story.result.strip() or is_counted:
        return ""
    return _("Put a number into the result: how much faster, how many people, what it saved.")


def _about_we(story: Story) -> str:
    told = f"{story.task} {story.action}"
    if len(WE.findall(told)) <= len(ME.findall(told)):
        return ""
    return _("It says “we” more often than “I”. Which part of it was you?")


def _about_length(story: Story) -> str:
    minutes = spoken(story.spoken).words // WORDS_PER_MINUTE
    if minutes >= LONGEST_TOLD:
        return ngettext(
            "Told aloud it takes about %(count)d minute. Aim for two: shorten the situation first.",
            "Told aloud it takes about %(count)d minutes. Aim for two: shorten the situation first.",
            minutes,
        ) % {"count": minutes}
    if story.action.strip() and len(story.action.split()) < SHORTEST_ACTION:
        return _("The action is short. Take them through it step by step: this is what they listen for.")
    return ""
