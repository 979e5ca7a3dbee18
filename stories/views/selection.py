"""Several stories of the list at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.undo import offer_undo
from accounts.way_back import list_again
from stories.selection import SelectionForm, undo
from stories.views.stories import list_page


@login_required
@require_POST
def stories_selected(request: SignedInRequest) -> HttpResponse:
    form = SelectionForm(request.POST, candidate=request.user)
    if not form.is_valid():
        return list_page(request, form)
    offer_undo(request, *form.apply(timezone.now()))
    return list_again(request, "stories:stories")


@login_required
@require_POST
def stories_undo(request: SignedInRequest) -> HttpResponse:
    undo(request.user, request.GET)
    messages.success(request, _("As it was before."))
    return redirect("stories:stories")
