"""Back to the page that a button was pressed on, if its form (or its address, of an undo) names one of our own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest) -> HttpResponse | None:
    """A redirect to the form's `next`, or None where it has none or one that leads elsewhere."""
    address = way_back_address(request)
    return redirect(address) if address else None


def way_back_address(request: HttpRequest) -> str:
    """The form's `next` if it is a path of our own, else ""; a bare word would be taken for the name of a view."""
    address = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, request.get_host(), require_https=request.is_secure())
    return address if is_ours and address.startswith("/") else ""


def list_again(request: HttpRequest, name: str) -> HttpResponse:
    """A redirect to the list called `name`, at the page and narrowed as the address of this request says."""
    return redirect(reverse(name, query=request.GET))
