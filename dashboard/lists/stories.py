"""Stories with what they show, line by line."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dashboard.lists.table import Line, Part, Table, clock
from stories.bank import with_tellings
from stories.models import Story, Tag


def _stories(candidate: User) -> QuerySet[Story]:
    return with_tellings(Story.objects.owned_by(candidate)).order_by("title", "pk")


def _story(story: Story, zone: ZoneInfo) -> Iterator[Line]:
    yield [
        story.title,
        *(text for _name, text in story.parts),
        str(story.get_strength_display() or ""),
        *(", ".join(tag.label for tag in story.tagged(kind)) for kind in Tag.Kind.values),
        getattr(story, "times_told", 0),
        clock(story.created_at, zone),
    ]


STORIES = Table(
    name="stories",
    title=_("Stories"),
    about=_("Situation, task, action, result, and what each shows"),
    columns=[
        _("Title"),
        _("Situation"),
        _("Task"),
        _("Action"),
        _("Result"),
        _("How strong is it?"),
        _("Themes"),
        _("What they’re judging"),
        _("Skills"),
        _("Told so often"),
        _("Entered"),
    ],
    parts=[Part(_stories, _story)],
)
