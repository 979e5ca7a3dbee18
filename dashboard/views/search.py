"""Everything that one owns, by words; the page, its list while one types, and the list of the palette."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from dashboard.search.asking import Asked
from dashboard.search.kinds import BY_NAME

FRAGMENTS = {"search-results": "#search-results", "palette-results": "#palette-results"}


@login_required
@require_safe
def search(request: SignedInRequest) -> HttpResponse:
    """Of each kind the best, or with `?kind=` one kind a page at a time."""
    asked, kind = Asked(request.GET.get("q", "")), BY_NAME.get(request.GET.get("kind", ""))
    if kind:
        page, groups = asked.page_of(kind, request.user, request.GET.get("page", ""))
    else:
        page, groups = None, asked.groups(request.user)
    context = {
        "asked": asked,
        "kind": kind,
        "page": page,
        "groups": groups,
        "total": sum(group.total for group in groups),
    }
    fragment = FRAGMENTS.get(request.htmx.target or "", "") if request.htmx else ""
    return render(request, f"dashboard/search.html{fragment}", context)


@login_required
@require_safe
def shortcuts(request: SignedInRequest) -> HttpResponse:
    """Which keys do what: a page, and what the sheet shows."""
    fragment = "#shortcut-sheet" if request.htmx else ""
    return render(request, f"dashboard/shortcuts.html{fragment}")
