"""The form of one story, with guidance under each of its four parts."""

from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from stories.models import Story

if TYPE_CHECKING:
    StoryModelForm = forms.ModelForm[Story]
else:
    StoryModelForm = forms.ModelForm


class StoryForm(StoryModelForm):
    """Only the title is required: half a story is better than none, and can be finished later."""

    themes = forms.MultipleChoiceField(
        label=_("What does it show?"),
        choices=Story.Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Pick from the list what the story shows.")},
    )

    class Meta:
        model = Story
        fields: ClassVar[list[str]] = ["title", "situation", "task", "action", "result", "themes"]
        widgets = {
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "situation": forms.Textarea(attrs={"rows": 3}),
            "task": forms.Textarea(attrs={"rows": 2}),
            "action": forms.Textarea(attrs={"rows": 6}),
            "result": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "title": _("A few words that bring it back to you when you are nervous."),
            "situation": _("Where and when, in two sentences. Just enough that a stranger can follow."),
            "task": _("What was yours to do, and why it was hard. One or two sentences."),
            "action": _("The longest part: what you did, step by step. Say “I”, not “we”: they are hiring you."),
            "result": _("What came of it, with a number: time, money, people, per cent. And what you learnt."),
        }
        error_messages = {"title": {"required": _("Give it a title, so that you find it again.")}}
