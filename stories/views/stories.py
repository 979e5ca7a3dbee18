"""The candidate's STAR stories: found by what they say and show, read, written, deleted and brought back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from accounts.pages import PAGE, page_of
from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo
from interviews.coming import next_round
from interviews.models import Skill
from stories.advice import advice_on
from stories.bank import bank_of, labels, rows_of, with_tellings
from stories.forms import StoryForm
from stories.guidance import Guidance, draft_of, guidance_on
from stories.models import Story, Tag, Telling
from stories.search import Search, matching
from stories.search_form import SearchForm, text_alone
from stories.selection import SelectionForm

MOST_SUGGESTIONS = 200
TAGS = ("themes", "another_theme", "criteria", "skills")


@login_required
@require_safe
def stories(request: SignedInRequest) -> HttpResponse:
    return list_page(request)


def list_page(request: SignedInRequest, selection: SelectionForm | None = None) -> HttpResponse:
    """The list, or a part of it; with what is wrong with a selection."""
    bank = bank_of(request.user, text_alone(request.GET))
    form = SearchForm(bank, request.GET)
    search = form.search
    page = _page(request, search) if bank.first is None else bank.first
    context = {
        "page": page,
        "rows": rows_of(page, request.user.language),
        "form": form,
        "is_searched": not search.is_empty,
        "is_narrowed": search.is_narrowed,
        "themes": bank.themes,
        "selection": selection,
    }
    template = "stories/stories.html#story-list" if request.htmx else "stories/stories.html"
    return render(request, template, context, status=422 if selection else 200)


@login_required
@require_safe
def story(request: SignedInRequest, pk: int) -> HttpResponse:
    story = get_object_or_404(Story.objects.owned_by(request.user).with_shown(), pk=pk)
    tellings = Telling.objects.owned_by(request.user).filter(story=story).told().order_by("-told_at", "-pk")
    context = {
        "story": story,
        "themes": labels(story, Tag.Kind.THEME),
        "criteria": labels(story, Tag.Kind.CRITERION),
        "skills": labels(story, Tag.Kind.SKILL),
        "advice": advice_on(story, bool(story.shown), request.user.language),
        "tellings": tellings.select_related("interviewer", "interview__round__application")[:PAGE],
        "coming": next_round(request.user, timezone.now()),
    }
    return render(request, "stories/story.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def story_create(request: SignedInRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = StoryForm(request.user, posted, instance=Story(candidate=request.user), initial=_asked_for(request.GET))
    if form.is_valid():
        messages.success(request, _("Kept. Tell it aloud once: it should take about two minutes."))
        return redirect("stories:story", form.save().pk)
    context = {"form": form, "guidance": _guidance(request, form.instance), "skills": _suggestions(request.user)}
    return render(request, "stories/story_create.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def story_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    story = get_object_or_404(Story.objects.owned_by(request.user).with_shown(), pk=pk)
    title = story.title
    form = StoryForm(request.user, request.POST if request.method == "POST" else None, instance=story)
    if form.is_valid():
        form.save()
        return redirect("stories:story", pk)
    context = {
        "form": form,
        "story": story,
        "title": title,
        "guidance": _guidance(request, story),
        "skills": _suggestions(request.user),
    }
    return render(request, "stories/story_edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def story_advice(request: SignedInRequest) -> HttpResponse:
    """What would make the story in the form stronger; nothing is kept."""
    context = {"guidance": _guidance(request, Story()), "is_update": True}
    return render(request, "stories/_guidance.html", context)


@login_required
@require_POST
def story_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    story = get_object_or_404(Story.objects.owned_by(request.user), pk=pk)
    story.mark_deleted(timezone.now())
    sentence = _("“%(title)s” was deleted.") % {"title": story.title}
    offer_undo(request, sentence, reverse("stories:story_restore", args=[pk]))
    return redirect("stories:stories")


@login_required
@require_POST
def story_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    bring_back(request, get_object_or_404(Story.objects.deleted_by(request.user), pk=pk), timezone.now())
    return redirect("stories:story", pk)


def _page(request: SignedInRequest, search: Search) -> "Page[Any]":
    found = matching(Story.objects.owned_by(request.user), search)
    return page_of(with_tellings(found), request.GET.get("page"))


def _asked_for(query: QueryDict) -> dict[str, object]:
    """What a link that leads to a new story ticks beforehand."""
    return {
        "themes": query.getlist("theme"),
        "criteria": query.getlist("criterion"),
        "skills": ", ".join(query.getlist("skill")),
    }


def _guidance(request: SignedInRequest, story: Story) -> Guidance:
    """On what was typed, else on the story as it is."""
    if request.method == "POST":
        has_tags = any(any(request.POST.getlist(name)) for name in TAGS)
        return guidance_on(draft_of(request.POST), has_tags, request.user.language)
    return guidance_on(story, bool(story.pk and story.shown), request.user.language)


def _suggestions(candidate: User) -> list[str]:
    """The skills that the candidate's jobs ask for."""
    names = Skill.objects.owned_by(candidate).order_by("name").values_list("name", flat=True)
    return list(names.distinct()[:MOST_SUGGESTIONS])
