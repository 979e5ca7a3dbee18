"""All rows that the page of a round's stories shows beside the agenda, in one statement."""

from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.together import Given, GivenIds, Together
from interviews.models import Round
from stories.answers_given import availability_rows, given_rows, prepared_rows
from stories.models import Story, Telling
from stories.models.story import written
from stories.plans import told_in, with_all

MOST_STORIES = 25
type Found = dict[str, list[Any]]


def rows_of_plan(round: Round, chosen: int) -> Found:
    """By the names below; one story more than are offered if there are more."""
    job = round.application
    return _rows(round=round.pk, jobs=[job.pk], candidate=job.candidate_id, chosen=chosen)


@Together
def _rows() -> dict[str, QuerySet[Any, Any]]:
    jobs = GivenIds("jobs")
    return {
        "stories": _best_first(Given("candidate"), Given("chosen"))[: MOST_STORIES + 1],
        "tellings": with_all(Telling.objects.present().filter(interview__round=Given("round"))).order_by("pk"),
        "told": told_in(jobs),
        "answers": prepared_rows(jobs),
        "given": given_rows(jobs),
        "availability": availability_rows(jobs),
    }


def _best_first(candidate: Any, chosen: Any) -> QuerySet[Story]:
    """The chosen one, then the finished and the strongest."""
    owned = Story.objects.owned_by(candidate).annotate(is_chosen=Q(pk=chosen), is_written=written())
    strongest = F("strength").desc(nulls_last=True)
    best: QuerySet[Story] = owned.with_shown().order_by("-is_chosen", "-is_written", strongest, "title", "pk")
    return best
