"""How the search goes, in pictures: how far applications came, how soon one thanks, how long employers take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.prepared import Given
from accounts.together import Querysets, Together
from dashboard.charts import Bars, Columns, Figure, bars_of, columns_of
from followups.figures import Promptness, promptness_of, sent_notes, soonness_of
from followups.months import Month, months_of
from followups.replies import Reply, answered, replies_of
from interviews.pipeline import Pipeline, Step, pipeline_of, reached_rows


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, and the same figures as a table: its heads, and its rows with a head each."""

    picture: Bars | Columns
    heads: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Insights:
    """Of the replies the latest are shown; `replied` counts all. A chart is None where there is nothing to show."""

    pipeline: Pipeline
    promptness: Promptness | None
    months: list[Month]
    replies: list[Reply]
    replied: int

    @property
    def in_time(self) -> int:
        return sum(month.in_time for month in self.months)

    @property
    def to_thank(self) -> int:
        return sum(month.total for month in self.months)

    @property
    def replied_in_time(self) -> int:
        return sum(reply.is_in_time for reply in self.replies)


def insights_of(candidate: User, now: datetime) -> tuple[Insights, dict[str, Chart | None]]:
    """In three queries; the charts by name."""
    found = _rows(candidate=candidate.pk)
    insights = Insights(
        pipeline=pipeline_of(found["reached"]),
        promptness=promptness_of(found["notes"])[0],
        months=months_of(candidate, now),
        replies=replies_of(found["answered"]),
        replied=found["answered"][0].rows_in_all if found["answered"] else 0,
    )
    return insights, {
        "steps": _steps(insights.pipeline.steps),
        "months": _months(insights.months) if insights.to_thank else None,
        "soon": _soon(soonness_of(found["notes"])) if insights.promptness else None,
        "replies": _replies(insights.replies) if insights.replies else None,
    }


@Together
def _rows() -> Querysets:
    candidate: Any = Given("candidate")
    return {
        "reached": reached_rows(candidate),
        "notes": sent_notes(candidate),
        "answered": answered(candidate),
    }


def _steps(steps: Sequence[Step]) -> Chart:
    figures = [Figure(step.label, f"{step.total}", (step.going_on, step.over)) for step in steps]
    return Chart(
        bars_of(figures),
        (_("Came so far"), _("In all"), _("Going on, or won"), _("Over")),
        [(step.label, step.total, step.going_on, step.over) for step in steps],
    )


def _months(months: Sequence[Month]) -> Chart:
    figures = [
        Figure(
            date_format(month.first, "M"),
            f"{month.in_time}/{month.total}" if month.total else "–",
            (month.in_time, month.late, month.unsent),
            below=date_format(month.first, "Y") if month.first.month == 1 or month is months[0] else "",
        )
        for month in months
    ]
    return Chart(
        columns_of(figures),
        (_("Month"), _("In time"), _("Late"), _("Not sent")),
        [(date_format(month.first, _("F Y")), month.in_time, month.late, month.unsent) for month in months],
    )


def _soon(counts: Sequence[int]) -> Chart:
    labels = [_("Within 2 hours"), _("2 to 6 hours"), _("6 to 12 hours"), _("12 to 24 hours"), _("Later")]
    *soon, late = counts
    amounts = [*((count,) for count in soon), (0, late)]
    figures = [Figure(label, f"{count}", parts) for label, count, parts in zip(labels, counts, amounts, strict=True)]
    return Chart(
        bars_of(figures), (_("After the conversation"), _("Thank-you notes")), list(zip(labels, counts, strict=True))
    )


def _replies(replies: Sequence[Reply]) -> Chart:
    figures = [
        Figure(
            reply.timeline.round.application.company,
            _days(reply.took),
            (min(reply.took, reply.said), max(reply.took - reply.said, 0)),
            mark=reply.said,
        )
        for reply in replies
    ]
    return Chart(
        bars_of(figures),
        (_("Company"), _("Said"), _("Took")),
        [(reply.timeline.round.application.company, _days(reply.said), _days(reply.took)) for reply in replies],
    )


def _days(days: int) -> str:
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
