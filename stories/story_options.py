"""The options of a list of stories to pick from: many people may hear the same ones, so each is worded once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stories.models import Story


@dataclass(frozen=True, slots=True)
class Options:
    """In groups: those that suit this person, the others, and those that they have heard."""

    fitting: SafeString
    others: SafeString
    heard: SafeString


@dataclass(slots=True)
class StoryOptions:
    """`chosen` is the story that the address names, 0 if it names none."""

    chosen: int = 0
    worded: dict[tuple[str, int], SafeString] = field(default_factory=dict)

    def of(self, fitting: Iterable[Story], others: Iterable[Story], heard: Iterable[Story]) -> Options:
        return Options(self._joined("fitting", fitting), self._joined("others", others), self._joined("heard", heard))

    def _joined(self, group: str, stories: Iterable[Story]) -> SafeString:
        return format_html_join("", "{}", ((self._option(group, story),) for story in stories))

    def _option(self, group: str, story: Story) -> SafeString:
        known = self.worded.get((group, story.pk))
        if known is None:
            known = self.worded[group, story.pk] = self._new_option(group, story)
        return known

    def _new_option(self, group: str, story: Story) -> SafeString:
        mark = " selected" if story.pk == self.chosen and group != "heard" else ""
        return format_html('<option value="{}"{}>{}{}</option>', story.pk, mark, story.title, _note(group, story))


def _note(group: str, story: Story) -> str:
    if group == "fitting" and story.strength:
        return f" ({story.get_strength_display()})"
    if group == "others" and not story.is_finished:
        return " ({})".format(_("not finished yet"))
    return ""
