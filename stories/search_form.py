"""The line in which one looks for stories; whatever is typed or put into the address, it finds or finds nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.people import name_key
from stories.bank import MOST_SKILLS, Bank
from stories.models import Story
from stories.search import Search, search_text


def text_alone(asked: Mapping[str, str]) -> str | None:
    """The words, perhaps none, if nothing else is asked for, nor another page."""
    others = any(value for name, value in asked.items() if name != "q")
    return None if others else search_text(asked.get("q", ""))


class SearchField(forms.CharField):
    """Never wrong: what no story can hold is left out."""

    def clean(self, value: str | None) -> str:
        return search_text(value or "")


class SearchForm(forms.Form):
    """A choice that is not there (any more) counts as none."""

    q = SearchField(
        label=_("Search"),
        required=False,
    )
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    criterion = forms.ChoiceField(
        label=_("What they’re judging"), required=False, choices=[("", _("Any")), *Story.Criterion.choices]
    )
    skill = forms.ChoiceField(label=_("Skill"), required=False)
    only = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[("", _("All")), ("unfinished", _("Not finished")), ("untold", _("Never told"))],
    )

    def __init__(self, bank: Bank, asked: Any) -> None:
        super().__init__(asked, auto_id="search-%s")
        self._offer("theme", [(theme.key, theme.label) for theme in bank.themes])
        # Any other is found by its name in the line for words.
        self.has_more_skills = len(bank.skills) > MOST_SKILLS
        self._offer("skill", _with_asked(bank.skills[:MOST_SKILLS], search_text(asked.get("skill", ""))))

    @property
    def search(self) -> Search:
        self.is_valid()
        asked = self.cleaned_data
        return Search(
            text=asked["q"],
            theme=asked.get("theme", ""),
            criterion=asked.get("criterion", ""),
            skill=asked.get("skill", ""),
            only=asked.get("only", ""),
        )

    @property
    def filters(self) -> list[forms.BoundField]:
        return [self[name] for name in ("theme", "criterion", "skill", "only")]

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Any")), *choices]


def _with_asked(skills: list[tuple[str, str]], asked: str) -> list[tuple[str, str]]:
    """By name; what is asked for is always among them."""
    names = dict(sorted(skills)) | ({name_key(asked): asked} if asked else {})
    return [(name, name) for name in names.values()]
