"""Who the candidate is, their language, what their clock shows, and the ways to everything else about the account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.requests import SignedInRequest
from dashboard.settings_form import SettingsForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: SignedInRequest) -> HttpResponse:
    # Not request.user: what is wrong in a form must not show in the bar of the same page.
    person, now = User.objects.get(pk=request.user.pk), timezone.now()
    if "regions" in request.POST:
        return _show(request, SettingsForm(person=person, now=now, typed=request.POST))
    form = SettingsForm(request.POST if request.method == "POST" else None, person=person, now=now)
    if form.is_valid():
        form.save()
        is_moved = "time_zone" in form.changed_data
        # Said on the next page, which is in the language that was just picked.
        with translation.override(person.language):
            messages.success(
                request, _("Saved. Times are shown in this zone from now on.") if is_moved else _("Saved.")
            )
        return redirect("dashboard:settings")
    return _show(request, form)


def _show(request: SignedInRequest, form: SettingsForm) -> HttpResponse:
    """The page, or just the choice of a region where htmx asked for it."""
    fragment = "#regions" if request.htmx and not form.is_bound else ""
    status = 422 if form.errors else 200
    return render(request, f"dashboard/settings.html{fragment}", {"form": form}, status=status)
