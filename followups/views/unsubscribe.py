"""The link under every reminder (RFC 8058): a look changes nothing, one POST switches that kind off, without login."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.models import User
from followups.models import Reminder, ReminderPreferences
from followups.unsubscribing import read_token


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    candidate_id, kind = read_token(token) or (0, "")
    candidate = User.objects.filter(pk=candidate_id).first()
    if candidate is None or kind not in Reminder.Kind:
        return render(request, "followups/unsubscribe_unknown.html", status=404)
    if request.method == "POST":
        is_wanted = request.POST.get("switch") == "on"
        ReminderPreferences.objects.update_or_create(candidate=candidate, defaults={kind: is_wanted})
    context = {
        "kind": Reminder.Kind(kind),
        "is_wanted": is_switched_on(candidate, kind),
        "has_changed": request.method == "POST",
    }
    if not request.user.is_authenticated:
        # The token in the address is the permission: a stranger's browser gets no cookie from us.
        context["csrf_token"] = ""
    return render(request, "followups/unsubscribe.html", context)


def is_switched_on(candidate: User, kind: str) -> bool:
    kept = ReminderPreferences.objects.filter(candidate=candidate).first() or ReminderPreferences(candidate=candidate)
    return bool(getattr(kept, kind))
