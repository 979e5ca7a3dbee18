"""Looking around with an example: one press brings it into an empty account, one takes it out again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.limited_views import at_most_often
from accounts.limits import Limit
from accounts.requests import SignedInRequest
from accounts.undo import offer_undo
from dashboard.example import bring, bring_back, remove

# Each writes some two hundred rows.
EXAMPLES = Limit("examples", 20)


@login_required
@require_POST
@at_most_often(EXAMPLES, "POST")
def example(request: SignedInRequest) -> HttpResponse:
    if not bring(request.user, timezone.now()):
        messages.warning(request, _("There is a job here already. The example is for an empty account."))
    return redirect("dashboard:home")


@login_required
@require_POST
def example_removal(request: SignedInRequest) -> HttpResponse:
    remove(request.user, timezone.now())
    offer_undo(request, _("The example is gone. What is here is yours."), reverse("dashboard:example_restore"))
    return redirect("dashboard:home")


@login_required
@require_POST
def example_restore(request: SignedInRequest) -> HttpResponse:
    if not bring_back(request.user, timezone.now()):
        messages.warning(request, _("The example is not here any more."))
    return redirect("dashboard:home")
