"""A round in one line: read, read back in the form that enters rounds, and stored only from there."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from interviews.line_form import LineForm
from interviews.quick_add.read_back import ReadBack


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quick_add(request: SignedInRequest) -> HttpResponse:
    form = LineForm(request.POST if request.method == "POST" else None, initial=request.GET.dict())
    if form.is_valid():
        line = form.cleaned_data["line"]
        apart = {"1": True, "0": False}.get(request.POST.get("apart", ""))
        read = ReadBack(request.user, line, timezone.now(), apart=apart)
        return render(request, "interviews/round_log.html", {"log": read.log, "line": line, "read": read})
    return render(request, "interviews/quick_add.html", {"form": form}, status=422 if form.errors else 200)
