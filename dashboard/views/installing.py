"""What a browser asks for to install Callback: its manifest. The service worker stands beside the day sheet."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from dashboard.web_app import manifest


@require_safe
@vary_on_headers("Accept-Language")
@cache_control(max_age=3600, public=True)
def web_manifest(request: HttpRequest) -> JsonResponse:
    """The same for everybody who reads one language."""
    return JsonResponse(
        manifest(), content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )
