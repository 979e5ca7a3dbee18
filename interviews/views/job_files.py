"""A file of applications: brought, looked at while a worker reads it, corrected, and entered only then."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.limited_views import at_most_often
from accounts.limits import Limit
from accounts.request_size import AROUND_A_FILE, at_most
from accounts.requests import SignedInRequest
from interviews.job_files.forms import JobFileForm, UnderstandingForm
from interviews.job_files.reading import MOST_BYTES, too_large
from interviews.models import ImportJob

# So many files of one person may be on their way; more only fill the table.
MOST_AT_ONCE = 5
FILES = Limit("job-files", 40)
State = ImportJob.State


def _too_large(request: SignedInRequest) -> HttpResponse:
    form = JobFileForm({})
    form.errors.clear()
    form.add_error("file", too_large().sentence)
    return _show_files(request, form, status=413)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@at_most_often(FILES, "POST")
@at_most(MOST_BYTES + AROUND_A_FILE, _too_large)
def job_files(request: SignedInRequest) -> HttpResponse:
    if request.method != "POST":
        return _show_files(request, JobFileForm())
    form = JobFileForm(request.POST, request.FILES)
    if not form.is_valid():
        is_too_large = form.has_error("file", "too_large")
        return _show_files(request, form, status=413 if is_too_large else 422)
    if ImportJob.objects.owned_by(request.user).open().count() >= MOST_AT_ONCE:
        form.add_error("file", _("Several files of yours are still open. Finish one or throw it away first."))
        return _show_files(request, form, status=429)
    file = ImportJob.objects.create(candidate=request.user, name=form.name(), content=form.content)
    return redirect("interviews:job_file", file.pk)


def _show_files(request: SignedInRequest, form: JobFileForm, *, status: int = 200) -> HttpResponse:
    files = ImportJob.objects.owned_by(request.user).defer("content", "left_out", "preview")[:10]
    return render(request, "interviews/job_files.html", {"form": form, "files": files}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def job_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far it is, what was found in it, or what became of it. Posted: how it is to be understood instead."""
    file = _get(request, pk)
    if file.state != State.CHECKED:
        return _show(request, file) if request.method != "POST" else _elsewhere(file)
    if request.method != "POST":
        return _show(request, file, UnderstandingForm(file))
    form = UnderstandingForm(file, request.POST)
    if not form.is_valid():
        return _show(request, file, form, status=422)
    mapping = form.mapping()
    if "save" not in request.POST:
        file.read_again(mapping, timezone.now())
    elif form.has_changed():
        file.read_again(mapping, timezone.now())
        messages.info(request, _("You changed how it is read, so look once more before you save."))
    elif file.preview["fresh"]:
        file.confirm(timezone.now())
    return redirect("interviews:job_file", pk)


def _get(request: SignedInRequest, pk: int) -> ImportJob:
    files = ImportJob.objects.owned_by(request.user).defer("content", "left_out")
    file: ImportJob = get_object_or_404(files, pk=pk)
    return file


def _show(
    request: SignedInRequest, file: ImportJob, form: UnderstandingForm | None = None, *, status: int = 200
) -> HttpResponse:
    template = "interviews/job_file.html"
    found = file.preview
    context: dict[str, Any] = {
        "file": file,
        "found": found,
        "left_out_lines": [*found.get("refused_lines", []), *found.get("known_lines", [])],
        "form": form,
        "is_slow": file.waits_long(timezone.now()),
    }
    return render(request, f"{template}#file" if request.htmx else template, context, status=status)


def _elsewhere(file: ImportJob) -> HttpResponse:
    """Somebody pressed a button of a page that is older than the file’s state."""
    return redirect("interviews:job_file", file.pk)


@login_required
@require_safe
def job_file_left_out(request: SignedInRequest, pk: int) -> HttpResponse:
    file = get_object_or_404(ImportJob.objects.owned_by(request.user).exclude(left_out=b""), pk=pk)
    response = HttpResponse(bytes(file.left_out), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="left-out.csv"'
    return response


@login_required
@require_POST
def job_file_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw the file away; what came in by it stays."""
    _get(request, pk).delete()
    messages.success(request, _("The file is gone from here."))
    return redirect("interviews:job_files")


@login_required
@require_POST
def job_file_taking_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Delete again what came in by it, except for jobs that have a round by now."""
    file = _get(request, pk)
    if file.state == State.DONE:
        count = file.take_back(timezone.now())
        messages.success(
            request,
            ngettext("%(count)d application is out again.", "%(count)d applications are out again.", count)
            % {"count": count},
        )
    return redirect("interviews:job_file", pk)
