"""Which of the candidate's stories fit a question, and what they were asked before: the queries of a rehearsal."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from interviews.models import AskedQuestion
from stories.models import Story, Tag
from stories.models.story import written

MOST_ASKED = 50


def fitting(candidate: User, theme: str, criterion: str) -> QuerySet[Story]:
    """Those that show the theme, then those that show the criterion; the finished and the strongest first.

    All of them for a question that has neither.
    """
    stories = Story.objects.owned_by(candidate).annotate(
        shows_theme=_shows(Tag.Kind.THEME, theme),
        shows_criterion=_shows(Tag.Kind.CRITERION, criterion),
        is_written=written(),
    )
    if theme or criterion:
        stories = stories.filter(Q(shows_theme=True) | Q(shows_criterion=True))
    strongest = F("strength").desc(nulls_last=True)
    best_first: QuerySet[Story] = stories.order_by(
        "-is_written", "-shows_theme", strongest, "-shows_criterion", "title", "pk"
    )
    return best_first


def asked_before(candidate: User) -> tuple[AskedQuestion, ...]:
    """The latest first, each wording once."""
    asked = AskedQuestion.objects.owned_by(candidate).select_related("interviewer", "interview__round__application")
    latest: dict[str, AskedQuestion] = {}
    for question in asked.order_by("-pk")[:MOST_ASKED]:
        latest.setdefault(question.text.strip().casefold(), question)
    return tuple(latest.values())


def _shows(kind: str, key: str) -> Exists:
    return Exists(Tag.objects.filter(story=OuterRef("pk"), kind=kind, key=key))
