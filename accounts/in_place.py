"""Changing a line where it stands: the part of an edit form that it needs, and the way back to its page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from accounts.requests import SignedInRequest
from accounts.way_back import way_back_address

type Parts = Mapping[str, Sequence[str]]


def narrow(form: forms.BaseForm, request: SignedInRequest, parts: Parts) -> None:
    """Leave in the form only the fields of the part that the address asks for; without one, all of them.

    What is not in a form it does not save.
    """
    kept = parts.get(request.GET.get("part", ""))
    if kept is not None:
        form.fields = {name: form.fields[name] for name in kept}


def edit_page(
    request: SignedInRequest, template: str, form: forms.BaseForm, parts: Parts, context: dict[str, Any]
) -> HttpResponse:
    """The edit page with the whole form or a part of it; for htmx the part alone, to stand in its place."""
    is_part = request.GET.get("part", "") in parts
    shown = "_in_place.html" if is_part and request.htmx and not form.is_bound else template
    context = {"form": form, "is_part": is_part, "next": way_back_address(request) or _came_from(request)} | context
    return render(request, shown, context, status=422 if form.errors else 200)


def _came_from(request: SignedInRequest) -> str:
    """The page on which the part was asked for, at the link that asked, which then has the keyboard again."""
    page = (request.htmx.current_url_abs_path or "").partition("#")[0]
    return f"{page}#{request.htmx.trigger}" if page and request.htmx.trigger else page
