"""How far each application came, from its stage of today and its rounds: no history is kept of stages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy

from interviews.models import Application, Round

Stage = Application.Stage
CALLED = frozenset({Stage.INTERVIEWING, Stage.OFFER, Stage.ACCEPTED})
# Those that can still become something, or have.
GOING_ON = frozenset({Stage.APPLIED, Stage.INTERVIEWING, Stage.OFFER, Stage.ACCEPTED})
ENDS = (Stage.REJECTED, Stage.NO_REPLY, Stage.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Step:
    """How many came so far, and how many of those are still going on, or were won."""

    label: str
    total: int
    going_on: int

    @property
    def over(self) -> int:
        return self.total - self.going_on


@dataclass(frozen=True, slots=True)
class Pipeline:
    """`ends` are the ways in which applications came to nothing, with how many, without those that never happened."""

    steps: tuple[Step, ...]
    ends: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return self.steps[0].total

    @property
    def interviewed(self) -> int:
        return self.steps[1].total


# Whether an application came so far: by its stage and the number of its last round, 0 without one. An offer may come
# after any round, so it says nothing about a second.
STEPS: list[tuple[Any, Callable[[str, int], bool]]] = [
    (gettext_lazy("Applied"), lambda stage, last: True),
    (gettext_lazy("First interview"), lambda stage, last: last >= 1 or stage in CALLED),
    (gettext_lazy("Second interview"), lambda stage, last: last >= 2),
    (gettext_lazy("Third interview or later"), lambda stage, last: last >= 3),
    (gettext_lazy("Offer"), lambda stage, last: stage in (Stage.OFFER, Stage.ACCEPTED)),
    (gettext_lazy("Accepted"), lambda stage, last: stage == Stage.ACCEPTED),
]


def reached_rows(candidate: Any) -> QuerySet[Application, tuple[str, int | None, int]]:
    """How many applications there are of each stage and number of their last round that was not called off."""
    last = Round.objects.filter(
        application=OuterRef("pk"), deleted_at__isnull=True, status=Round.Status.SCHEDULED
    ).order_by("-number")
    applications = Application.objects.owned_by(candidate).order_by()
    reached = applications.annotate(last=Subquery(last.values("number")[:1])).values("stage", "last")
    rows: QuerySet[Application, tuple[str, int | None, int]] = reached.annotate(Count("pk")).values_list(
        "stage", "last", "pk__count"
    )
    return rows


def pipeline_of(rows: Iterable[tuple[str, int | None, int]]) -> Pipeline:
    counts = [(stage, last or 0, count) for stage, last, count in rows]
    steps = []
    for label, is_reached in STEPS:
        reached = [(stage, count) for stage, last, count in counts if is_reached(stage, last)]
        total = sum(count for _stage, count in reached)
        steps.append(Step(str(label), total, sum(count for stage, count in reached if stage in GOING_ON)))
    ends = ((str(end.label), sum(count for stage, _last, count in counts if stage == end)) for end in ENDS)
    return Pipeline(tuple(steps), tuple((label, count) for label, count in ends if count))
