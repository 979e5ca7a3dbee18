"""What the stories cover of what a job wants, and the candidate's own themes, which are wanted too."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo, undo_address
from stories.covering import coverage_of
from stories.forms import OwnThemeForm
from stories.hole_words import worded
from stories.matrix import matrix_of
from stories.models import OwnTheme
from stories.views.address import number_or_404
from stories.wanted import NO_JOB, Wanted, wanted_of

HOLES_AT_ONCE = 8


@login_required
@require_safe
def coverage(request: SignedInRequest) -> HttpResponse:
    wanted = _wanted(request)
    coverage = coverage_of(request.user, wanted)
    shown = [worded(hole) for hole in coverage.holes[:HOLES_AT_ONCE]]
    context = {
        "coverage": coverage,
        "coming": wanted.coming,
        "holes": shown,
        "more_holes": len(coverage.holes) - len(shown),
        "matrix": matrix_of(request.user, coverage, request.GET.get("page")),
        "jobs": wanted.jobs,
        "has_more_jobs": wanted.has_more_jobs,
        "own_themes": wanted.own_themes,
        "theme_form": OwnThemeForm(request.user),
    }
    return render(request, "stories/coverage.html", context)


@login_required
@require_POST
def theme_create(request: SignedInRequest) -> HttpResponse:
    form = OwnThemeForm(request.user, request.POST)
    if form.is_valid():
        form.save()
        return _back_to_coverage(request)
    return render(request, "stories/theme_create.html", {"form": form}, status=422)


@login_required
@require_POST
def theme_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    theme = get_object_or_404(OwnTheme.objects.owned_by(request.user), pk=pk)
    theme.mark_deleted(timezone.now())
    sentence = _("“%(theme)s” is off your list. Stories in which you ticked it keep the word.")
    undo = undo_address("stories:theme_restore", {"job": _job(request)}, pk)
    offer_undo(request, sentence % {"theme": theme.name}, undo)
    return _back_to_coverage(request)


@login_required
@require_POST
def theme_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    bring_back(request, get_object_or_404(OwnTheme.objects.deleted_by(request.user), pk=pk), timezone.now())
    return _back_to_coverage(request)


def _back_to_coverage(request: SignedInRequest) -> HttpResponse:
    return redirect(reverse("stories:coverage", query={"job": _job(request)}))


def _job(request: SignedInRequest) -> list[str]:
    """The one that was looked at, if any."""
    job = request.POST.get("job") or request.GET.get("job", "")
    return [job] if job.isdecimal() else []


def _wanted(request: SignedInRequest) -> Wanted:
    """For the job in the address, for none if that is left open there, else for the job of the next coming round."""
    chosen = request.GET.get("job")
    job = None if chosen is None else number_or_404(chosen) if chosen else NO_JOB
    wanted = wanted_of(request.user.pk, job, timezone.now())
    if job and wanted.application is None:
        raise Http404
    return wanted
