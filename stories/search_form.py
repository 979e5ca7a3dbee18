"""The line in which one looks for stories; whatever is typed or put into the address, it finds or finds nothing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from interviews.people import name_key
from stories.models import Story, Tag
from stories.own_themes import named_themes, own_themes_of
from stories.search import Search, search_text

MOST_SKILLS = 200


class SearchField(forms.CharField):
    """Never wrong: what no story can hold is left out."""

    def clean(self, value: str | None) -> str:
        return search_text(value or "")


class SearchForm(forms.Form):
    """A choice that is not there (any more) counts as none."""

    q = SearchField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Words, a theme, a skill"), "maxlength": 200}
        ),
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

    def __init__(self, candidate: User, asked: Any) -> None:
        super().__init__(asked, auto_id="search-%s")
        self.own_themes = own_themes_of(candidate)
        self._offer("theme", named_themes(self.own_themes).items())
        self._offer("skill", _skills_of(candidate, search_text(asked.get("skill", ""))))
        for field in self.fields.values():
            is_select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if is_select else "form-control"

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

    @property
    def is_narrowed(self) -> bool:
        """Whether something besides words is asked for."""
        return self.search != Search(text=self.search.text)

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Any")), *choices]


def _skills_of(candidate: User, asked: str) -> list[tuple[str, str]]:
    """What the candidate's stories prove, by name, and what is asked for."""
    shown = Tag.objects.owned_by(candidate).filter(kind=Tag.Kind.SKILL).order_by("key").values("key")
    names = dict(shown.annotate(spelling=Min("name")).values_list("key", "spelling")[:MOST_SKILLS])
    return [(name, name) for name in (names | ({name_key(asked): asked} if asked else {})).values()]
