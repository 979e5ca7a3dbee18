"""Form fields for what a story shows: the candidate's own words, by what their spellings have in common."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.text import validate_one_of_several
from stories.models import Story, Tag
from stories.models.story import keyed
from stories.own_themes import key_of

MOST_SKILLS = 20
NAME = Tag._meta.get_field("name")
LONGEST_NAME = NAME.max_length or 0


class TagNameField(forms.CharField):
    """One name of the candidate's own; what is longer or spreads further than a tag can hold is refused."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST_NAME, **options)

    def clean(self, value: str) -> str:
        name: str = super().clean(value)
        _check_name(name)
        return name


class SkillLineField(forms.CharField):
    """Several skills with commas between them; clean, it is a dict of their keys and names."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=(LONGEST_NAME + 2) * MOST_SKILLS, **options)

    def clean(self, value: str) -> dict[str, str]:
        names = [name.strip() for name in super().clean(value).split(",") if name.strip()]
        for name in names:
            _check_name(name)
        skills = keyed(names)
        if len(skills) > MOST_SKILLS:
            raise ValidationError(
                _("That is more than %(limit)d skills. Keep the main ones.") % {"limit": MOST_SKILLS}
            )
        return skills


class StrengthField(forms.TypedChoiceField):
    """How strong the story is, as taps; may stay open."""

    def __init__(self, **options: Any) -> None:
        choices = [("", gettext_lazy("Not sure")), *Story.Strength.choices]
        super().__init__(choices=choices, coerce=int, empty_value=None, widget=forms.RadioSelect, **options)


def _check_name(name: str) -> None:
    validate_one_of_several(name, NAME)
    key_of(name)
