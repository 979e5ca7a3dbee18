"""Rehearsing: one likely question at a time, and the story that one would tell."""

from secrets import randbelow

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from interviews.models import Interview, Round
from stories.coverage import Thing
from stories.fitting import asked_before, fitting
from stories.hole_words import new_story_for
from stories.models import Story, Tag
from stories.rehearsal import LABELS, Card, Deck, known_kinds, place_in
from stories.search import Search, matching, search_text
from stories.views.address import number_or_404

MOST_FITTING = 5
MOST_FOUND = 10
LONGEST_SEED = 20
# What a search for another story leaves as it is.
KEPT = ("kind", "seed", "round")


@login_required
@require_safe
def rehearsal(request: SignedInRequest) -> HttpResponse:
    round = _round(request)
    deck = Deck(asked_before(request.user), _kinds_of(round))
    tab = request.GET.get("kind", "")
    tab = tab if tab in deck.tabs else ""
    place = place_in(deck.cards(tab, request.GET.get("seed", "")[:LONGEST_SEED]), request.GET.get("q", ""))
    context = {
        "round": round,
        "place": place,
        "tab": tab,
        "tabs": [(code, LABELS[code]) for code in deck.tabs],
        "new_seed": randbelow(1_000_000),
        "is_shuffled": bool(request.GET.get("seed")),
        "new_story": new_story_for(_shown_by(place.card)),
        "kept": [("q", place.card.code), *((name, request.GET[name]) for name in KEPT if request.GET.get(name))],
        **_stories_for(request, place.card),
    }
    return render(request, "stories/rehearsal.html", context)


def _stories_for(request: SignedInRequest, card: Card) -> dict[str, object]:
    """The story that is chosen or fits best, others that fit, and those that were looked for."""
    found, text = [], search_text(request.GET.get("find", ""))
    if text:
        found = list(matching(Story.objects.owned_by(request.user), Search(text=text))[:MOST_FOUND])
    stories = list(fitting(request.user, card.theme, card.criterion)[:MOST_FITTING])
    chosen = _chosen_story(request)
    shown = chosen or (stories[0] if stories and not text else None)
    return {
        "story": shown,
        "others": [story for story in stories if story != shown],
        "found": found,
        "text": text,
        "is_shown": bool(chosen or text),
    }


def _shown_by(card: Card) -> list[Thing]:
    """What a story for this question would show."""
    things = [Thing(Tag.Kind.THEME, card.theme), Thing(Tag.Kind.CRITERION, card.criterion)]
    return [thing for thing in things if thing.key]


def _chosen_story(request: SignedInRequest) -> Story | None:
    pk = request.GET.get("story", "")
    return get_object_or_404(Story.objects.owned_by(request.user), pk=number_or_404(pk)) if pk else None


def _round(request: SignedInRequest) -> Round | None:
    pk = request.GET.get("round", "")
    rounds = Round.objects.owned_by(request.user).select_related("application")
    return get_object_or_404(rounds, pk=number_or_404(pk)) if pk else None


def _kinds_of(round: Round | None) -> tuple[str, ...]:
    """The kinds of questions that the conversations of the round are for; none where that is not said."""
    if round is None:
        return ()
    held = round.interviews.filter(deleted_at__isnull=True, status=Interview.Status.SCHEDULED)
    return known_kinds(kind for kinds in held.values_list("kinds", flat=True) for kind in kinds)
