"""Several stories at once: a theme that all of them show, or deleted; and how either is undone."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.choosing import ChosenForm, named, numbers_in
from accounts.models import User
from accounts.templatetags.look import quoted
from accounts.undo import undo_address
from stories.models import Story, Tag
from stories.own_themes import named_themes, own_themes_of

DELETED, STORY, THEME = "deleted", "story", "theme"
UNDO = "stories:stories_undo"


class SelectionForm(ChosenForm):
    TICKS = STORY

    theme = forms.ChoiceField(required=False)

    def __init__(self, posted: QueryDict, *, candidate: User) -> None:
        super().__init__(posted, Story.objects.owned_by(candidate))
        self.is_deletion = self.done == "delete"
        self.themes = named_themes(own_themes_of(candidate))
        theme: Any = self.fields["theme"]
        theme.choices = list(self.themes.items())
        theme.error_messages["invalid_choice"] = _("That theme is not on your list any more.")

    def clean_theme(self) -> str:
        theme: str = self.cleaned_data["theme"]
        if not theme and not self.is_deletion:
            raise forms.ValidationError(_("Choose the theme that they show."))
        return theme

    def apply(self, now: datetime) -> tuple[str, str]:
        """Do it; returns what to say, and the address that undoes it."""
        names = named(quoted(str(story)) for story in self.chosen)
        if self.is_deletion:
            Story.objects.filter(pk__in=[story.pk for story in self.chosen]).update(deleted_at=now)
            return _("Deleted: %(names)s.") % names, undo_address(UNDO, {DELETED: [story.pk for story in self.chosen]})
        key = self.cleaned_data["theme"]
        added = self._show(key)
        sentence = _("“%(theme)s” is shown by %(names)s.") % {"theme": self.themes[key], **names}
        return sentence, undo_address(UNDO, {THEME: [key], STORY: added})

    def _show(self, key: str) -> list[int]:
        """The stories that did not show it before."""
        name = "" if key in Story.Theme else self.themes[key]
        known = set(_tags(key).filter(story__in=self.chosen).values_list("story", flat=True))
        added = [story.pk for story in self.chosen if story.pk not in known]
        tags = [Tag(story_id=pk, kind=Tag.Kind.THEME, key=key, name=name) for pk in added]
        Tag.objects.bulk_create(tags, ignore_conflicts=True)
        return added


@transaction.atomic
def undo(candidate: User, former: QueryDict) -> None:
    """Brought back, or without the theme again; what is not the candidate's is left out."""
    deleted, shown = (numbers_in(former.getlist(name)) for name in (DELETED, STORY))
    Story.objects.deleted_by(candidate).filter(pk__in=deleted).update(deleted_at=None)
    _tags(former.get(THEME, "")).filter(story__in=shown, story__candidate=candidate).delete()


def _tags(key: str) -> QuerySet[Tag]:
    return Tag.objects.filter(kind=Tag.Kind.THEME, key=key)
