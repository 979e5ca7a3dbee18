"""What has to be handed in or brought: of one round for its pages, and all that is open for the dashboard."""

from django.db.models import QuerySet

from accounts.models import User
from interviews.models import Application, Assignment, Round

# More than any round has, and a bound all the same.
AT_MOST = 25


def assignments_of(round: Round) -> QuerySet[Assignment]:
    """The nearest deadline first, those without one last."""
    found: QuerySet[Assignment] = Assignment.objects.present().filter(round=round)
    return found[:AT_MOST]


def open_assignments(candidate: User) -> QuerySet[Assignment]:
    """Not handed in, in rounds that take place, of jobs not decided; the nearest deadline first."""
    owned: QuerySet[Assignment] = Assignment.objects.owned_by(candidate)
    still_to_do = owned.filter(handed_in_at__isnull=True, round__status=Round.Status.SCHEDULED)
    return still_to_do.filter(round__application__stage__in=Application.OPEN).select_related("round__application")
