"""What stands on the page of a round's stories, in one statement."""

from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.models import User
from accounts.prepared import Given
from accounts.together import Querysets, Together
from interviews.agenda import agenda_rows, laid_out
from interviews.models import Round
from stories.answers_given import availability_rows, given_rows, prepared_rows
from stories.models import Story, Telling
from stories.models.story import written
from stories.plans import told_in, with_all

MOST_STORIES = 25
type Found = dict[str, list[Any]]


def rows_of_plan(candidate: User, pk: int, chosen: int) -> tuple[Round, Found]:
    """The round with its agenda, and the rest by what it is: one story more than are offered if there are more.

    Raises Http404 where there is no such round of theirs.
    """
    found = _rows(candidate=candidate.pk, round=pk, chosen=chosen)
    return laid_out(found), found


@Together
def _rows() -> Querysets:
    candidate, round = Given("candidate"), Given("round")
    job = Round.objects.filter(pk=round).values("application")
    return agenda_rows(candidate, round) | {
        "stories": _best_first(candidate, Given("chosen"))[: MOST_STORIES + 1],
        "tellings": with_all(Telling.objects.present().filter(interview__round=round)).order_by("pk"),
        "told": told_in(job),
        "answers": prepared_rows(job),
        "given": given_rows(job),
        "availability": availability_rows(job),
    }


def _best_first(candidate: Any, chosen: Any) -> QuerySet[Story]:
    """The chosen one, then the finished and the strongest."""
    owned = Story.objects.owned_by(candidate).annotate(is_chosen=Q(pk=chosen), is_written=written())
    strongest = F("strength").desc(nulls_last=True)
    best: QuerySet[Story] = owned.with_shown().order_by("-is_chosen", "-is_written", strongest, "title", "pk")
    return best
