"""A candidate's own files: every list as a table, the whole account as an archive, and the way back in."""

from typing import IO, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.audit import record
from accounts.limited_views import at_most_often
from accounts.limits import Limit
from accounts.models import AuditEvent
from accounts.request_size import AROUND_A_FILE, at_most
from accounts.requests import SignedInRequest
from dashboard.account_forms import ArchiveForm
from dashboard.archive import keeping
from dashboard.archive.counting import counts_in
from dashboard.archive.parsing import MOST_BYTES, Archive, ArchiveError, parse
from dashboard.archive.reading import not_empty
from dashboard.archive.reading import restore as restore_archive
from dashboard.archive.what import is_empty
from dashboard.archive.writing import archive_file
from dashboard.lists import TABLES
from dashboard.lists.files import csv_file, xlsx_file
from dashboard.lists.table import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Each reads a whole account.
DOWNLOADS, ARCHIVES = Limit("downloads", 120), Limit("archives", 30)


@login_required
@require_safe
def my_data(request: SignedInRequest) -> HttpResponse:
    tables = [{"table": table, "size": table.size(request.user)} for table in TABLES.values()]
    return render(request, "dashboard/my_data.html", {"tables": tables, "is_empty": is_empty(request.user)})


@login_required
@require_safe
@at_most_often(DOWNLOADS, "GET")
def list_csv(request: SignedInRequest, name: str) -> FileResponse:
    table = _table_or_404(name)
    file = csv_file(table.heads, table.lines(request.user))
    _record_download(request, AuditEvent.What.LIST_DOWNLOADED)
    return _download(file, f"{name}-{timezone.localdate(timezone.now())}.csv", "text/csv; charset=utf-8")


@login_required
@require_safe
@at_most_often(DOWNLOADS, "GET")
def list_xlsx(request: SignedInRequest, name: str) -> FileResponse:
    table = _table_or_404(name)
    file = xlsx_file(table.heads, table.lines(request.user))
    _record_download(request, AuditEvent.What.LIST_DOWNLOADED)
    return _download(file, f"{name}-{timezone.localdate(timezone.now())}.xlsx", XLSX)


@login_required
@require_safe
@at_most_often(DOWNLOADS, "GET")
def archive(request: SignedInRequest) -> FileResponse:
    now = timezone.now()
    file = archive_file(request.user, now)
    _record_download(request, AuditEvent.What.ARCHIVE_DOWNLOADED)
    return _download(file, f"archive-{timezone.localdate(now)}.json", "application/json")


def _table_or_404(name: str) -> Table:
    if name not in TABLES:
        raise Http404
    return TABLES[name]


def _record_download(request: SignedInRequest, what: AuditEvent.What) -> None:
    """Who only asks for the head of a file takes nothing away."""
    if request.method == "GET":
        record(request, what)


def _download(file: IO[bytes], name: str, content_type: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=f"callback-{name}", content_type=content_type)


def _too_large(request: SignedInRequest) -> HttpResponse:
    return _show_restore(request, status=413, is_too_large=True)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@at_most_often(ARCHIVES, "POST")
@at_most(MOST_BYTES + AROUND_A_FILE, _too_large)
def restore(request: SignedInRequest) -> HttpResponse:
    """Bring an archive, look at what is in it, and say yes; a yes names the archive by its digest."""
    if not is_empty(request.user):
        return _show_restore(request, status=422 if request.method == "POST" else 200, obstacle=not_empty())
    if "digest" in request.POST:
        return _restore_kept(request)
    if request.method != "POST":
        return _show_restore(request)
    form = ArchiveForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show_restore(request, status=422, form=form)
    digest = keeping.keep(request.user, form.content)
    return _show_restore(request, **_preview(form.archive, digest))


def _restore_kept(request: SignedInRequest) -> HttpResponse:
    content = keeping.kept(request.user, request.POST["digest"])
    try:
        if content is None:
            raise ArchiveError(_("We no longer have that file. Choose it once more."))
        restore_archive(request.user, parse(content))
    except ArchiveError as error:
        return _show_restore(request, status=422, trouble=str(error))
    keeping.forget(request.user)
    record(request, AuditEvent.What.ARCHIVE_RESTORED)
    messages.success(request, _("Everything is back. Mails that were sent are not sent again."))
    return redirect("dashboard:home")


def _preview(archive: Archive, digest: str) -> dict[str, Any]:
    return {"archive": archive, "counts": counts_in(archive.sizes), "digest": digest}


def _show_restore(request: SignedInRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "dashboard/restore.html", {"form": ArchiveForm(), **context}, status=status)
