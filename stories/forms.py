"""The forms of this room: one story with guidance under each of its parts, and a theme of one's own."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from interviews.long_text import LongTextField
from interviews.people import name_key
from stories.models import Story, Tag
from stories.models.story import Shown
from stories.own_themes import keep_theme, ours_like, own_themes_of, refuse_too_many
from stories.tag_fields import SkillLineField, StrengthField, TagNameField

if TYPE_CHECKING:
    StoryModelForm = forms.ModelForm[Story]
else:
    StoryModelForm = forms.ModelForm


class StoryForm(StoryModelForm):
    """Only the title is required: half a story is better than none, and can be finished later."""

    themes = forms.MultipleChoiceField(
        label=gettext_lazy("What does it show?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Pick from the list what the story shows.")},
    )
    another_theme = TagNameField(
        label=gettext_lazy("Another theme of your own"),
        help_text=gettext_lazy("It joins the list above, for your other stories too."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    criteria = forms.MultipleChoiceField(
        label=gettext_lazy("What they’re judging"),
        help_text=gettext_lazy("Which of their four questions does it answer?"),
        choices=Story.Criterion.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Pick from the list what they can judge by it.")},
    )
    skills = SkillLineField(
        label=gettext_lazy("Skills it proves"),
        help_text=gettext_lazy("Several with commas, in the words of the job: SQL, stakeholder management."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "skill-names"}),
    )
    strength = StrengthField(label=gettext_lazy("How strong is it?"), required=False)

    class Meta:
        model = Story
        fields: ClassVar[list[str]] = ["title", "situation", "task", "action", "result", "strength"]
        field_classes = dict.fromkeys(["situation", "task", "action", "result"], LongTextField)
        widgets = {
            "title": forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
            "situation": forms.Textarea(attrs={"rows": 3}),
            "task": forms.Textarea(attrs={"rows": 2}),
            "action": forms.Textarea(attrs={"rows": 6}),
            "result": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "title": gettext_lazy("A few words that bring it back to you when you are nervous."),
            "situation": gettext_lazy(
                "20 seconds. Where and when, in two sentences. Just enough that a stranger can follow."
            ),
            "task": gettext_lazy("15 seconds. What was yours to do, and why it was hard. One or two sentences."),
            "action": gettext_lazy(
                "A minute, the longest part. What you did, step by step. Say “I”, not “we”: they are hiring you."
            ),
            "result": gettext_lazy(
                "20 seconds. What came of it, with a number: time, money, people, per cent. And what you learnt."
            ),
        }
        error_messages = {"title": {"required": gettext_lazy("Give it a title, so that you find it again.")}}

    def __init__(self, candidate: User, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.candidate = candidate
        tags = self.instance.shown if self.instance.pk else []
        self.own_themes = own_themes_of(candidate)
        self.own_names = {theme.key: theme.name for theme in self.own_themes}
        # What it shows already stays to be ticked, also after the theme was taken off the candidate's list.
        self.own_names |= {tag.key: tag.name for tag in tags if tag.kind == Tag.Kind.THEME and tag.name}
        choices = self.fields["themes"]
        assert isinstance(choices, forms.MultipleChoiceField)
        choices.choices = [*Story.Theme.choices, *self.own_names.items()]
        self._start_with(tags)

    def clean_another_theme(self) -> str:
        name: str = self.cleaned_data["another_theme"]
        if name and not ours_like(name_key(name)):
            refuse_too_many(self.own_themes, name_key(name))
        return name

    @transaction.atomic
    def save(self, commit: bool = True) -> Story:
        story = super().save(commit)
        story.show(Tag.Kind.THEME, self._shown_themes())
        story.show(Tag.Kind.CRITERION, dict.fromkeys(self.cleaned_data["criteria"], ""))
        story.show(Tag.Kind.SKILL, self.cleaned_data["skills"])
        return story

    def _start_with(self, tags: list[Shown]) -> None:
        """What the story shows already; else what was asked for in the address."""
        if not tags:
            return
        for field, kind in (("themes", Tag.Kind.THEME), ("criteria", Tag.Kind.CRITERION)):
            self.initial[field] = [tag.key for tag in tags if tag.kind == kind]
        self.initial["skills"] = ", ".join(tag.name for tag in tags if tag.kind == Tag.Kind.SKILL)

    def _shown_themes(self) -> dict[str, str]:
        shown = {key: self.own_names.get(key, "") for key in self.cleaned_data["themes"]}
        if self.cleaned_data["another_theme"]:
            key, name = keep_theme(self.candidate, self.cleaned_data["another_theme"])
            shown[key] = name
        return shown


class OwnThemeForm(forms.Form):
    """A theme that the candidate's stories should show."""

    name = TagNameField(
        label=gettext_lazy("A theme of your own"),
        error_messages={"required": gettext_lazy("Type a theme.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, candidate: User, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.candidate = candidate

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        key, own = name_key(name), own_themes_of(self.candidate)
        if ours_like(key) or any(theme.key == key for theme in own):
            raise ValidationError(_("That theme is there already."))
        refuse_too_many(own, key)
        return name

    def save(self) -> None:
        keep_theme(self.candidate, self.cleaned_data["name"])
