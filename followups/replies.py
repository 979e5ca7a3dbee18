"""How long employers took to answer, against the day that they had named."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.pages import counted
from followups.models import Timeline

LATEST = 8
SHOWN = ("stated_on", "reply_by", "answered_at", "round__number", "round__application__company")


@dataclass(frozen=True, slots=True)
class Reply:
    """In days from the day on which they said when one would hear."""

    timeline: Timeline
    said: int
    took: int

    @property
    def is_in_time(self) -> bool:
        return self.took <= self.said


def answered(candidate: Any) -> QuerySet[Timeline]:
    """The latest statements that were answered, of however many."""
    timelines = Timeline.objects.owned_by(candidate).filter(answered_at__isnull=False)
    shown = timelines.select_related("round__application").only(*SHOWN)
    latest: QuerySet[Timeline] = counted(shown.order_by("-answered_at", "-pk"))[:LATEST]
    return latest


def replies_of(timelines: Iterable[Timeline]) -> list[Reply]:
    return [_reply(timeline) for timeline in timelines]


def _reply(timeline: Any) -> Reply:
    said, answered_on = timeline.stated_on, timezone.localdate(timeline.answered_at)
    return Reply(timeline, (timeline.reply_by - said).days, max((answered_on - said).days, 0))
