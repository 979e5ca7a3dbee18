"""The candidate's STAR stories: listed by what they show, read, written, deleted and brought back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.requests import SignedInRequest
from accounts.undo import offer_undo
from stories.advice import advice_on, missing_parts, themes_shown
from stories.forms import StoryForm
from stories.models import Story, Telling

PAGE = 25


@login_required
@require_GET
def stories(request: SignedInRequest) -> HttpResponse:
    owned = Story.objects.owned_by(request.user)
    page = Paginator(owned, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(story, missing_parts(story), advice_on(story, request.user.language)) for story in page],
        "themes": themes_shown(owned.values_list("themes", flat=True)),
    }
    return render(request, "stories/stories.html", context)


@login_required
@require_GET
def story(request: SignedInRequest, pk: int) -> HttpResponse:
    story = get_object_or_404(Story.objects.owned_by(request.user), pk=pk)
    tellings = Telling.objects.owned_by(request.user).filter(story=story)
    context = {
        "story": story,
        "advice": advice_on(story, request.user.language),
        "tellings": tellings.select_related("interviewer", "interview__round__application")[:PAGE],
    }
    return render(request, "stories/story.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def story_create(request: SignedInRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = StoryForm(posted, instance=Story(candidate=request.user))
    if form.is_valid():
        messages.success(request, _("Kept. Tell it aloud once: it should take about two minutes."))
        return redirect("stories:story", form.save().pk)
    return render(request, "stories/story_create.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def story_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    story = get_object_or_404(Story.objects.owned_by(request.user), pk=pk)
    title = story.title
    form = StoryForm(request.POST if request.method == "POST" else None, instance=story)
    if form.is_valid():
        form.save()
        return redirect("stories:story", pk)
    context = {"form": form, "story": story, "title": title}
    return render(request, "stories/story_edit.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def story_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    story = get_object_or_404(Story.objects.owned_by(request.user), pk=pk)
    if request.method == "POST":
        story.mark_deleted(timezone.now())
        sentence = _("“%(title)s” was deleted.") % {"title": story.title}
        offer_undo(request, sentence, reverse("stories:story_restore", args=[pk]))
        return redirect("stories:stories")
    return render(request, "stories/story_delete.html", {"story": story})


@login_required
@require_POST
def story_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    get_object_or_404(Story.objects.deleted_by(request.user), pk=pk).restore()
    return redirect("stories:story", pk)
