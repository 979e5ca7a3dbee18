"""What every request carries: a readable text, a short answer, the person's language, time zone, turn, last visit."""

import codecs
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from allauth.account.middleware import AccountMiddleware
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers

from accounts.compressing import compress
from accounts.languages import language_here
from accounts.models import User
from accounts.open_sessions import stamp

GetResponse = Callable[[HttpRequest], HttpResponse]
# Others may fail on what they read, or read what is no text: Python knows some by which half a letter comes out.
ENCODINGS = frozenset({"utf-8", "ascii", "iso8859-1"})


# What a page of ours never uses; passkeys are the one thing that it may. Only names that browsers know: of any other
# they complain on each page.
PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), gamepad=(), geolocation=(), "
    "gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), keyboard-map=(), local-fonts=(), "
    "magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), "
    "screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), xr-spatial-tracking=(), "
    "publickey-credentials-create=(self), publickey-credentials-get=(self)"
)


class PermissionsMiddleware:
    """The browser is told that no page asks for the camera, the place and the like, whatever got into it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = PERMISSIONS
        return response


class EncodingMiddleware:
    """A request that says it is written in anything but what forms are written in is refused."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.encoding and codecs.lookup(request.encoding).name not in ENCODINGS:
            raise BadRequest("unknown encoding")
        return self.get_response(request)


class CompressedPagesMiddleware:
    """Pages go compressed, longer by a chance number of bytes: their length must not tell what stands in them.

    Not those of the account, where passwords and keys are, nor files.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if is_page and not request.path.startswith("/accounts/"):
            compress(request, response)
        return response


class LanguageMiddleware:
    """A signed-in person's pages are in the language of the account, whatever the browser prefers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        with translation.override(request.user.language):
            request.LANGUAGE_CODE = language_here()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language_here())
        return response


class TimeZoneMiddleware:
    """Dates and times on a page are shown in the zone of the person who reads it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone = request.user.zone if request.user.is_authenticated else None
        with timezone.override(zone):
            return self.get_response(request)


class LastSeenMiddleware:
    """Notes about once an hour that a session is in use, for the list of where a person is signed in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            stamp(request, timezone.now())
        return self.get_response(request)


class PrivatePagesMiddleware:
    """A signed-in person's pages are `no-store`: the back button of the next person must not show them."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


class RefusedFormMiddleware:
    """allauth answers a refused form with 200; everywhere in this product that is 422."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        forms = [(response.context_data or {}).get(name) for name in ("form", "webauthn_form")]
        is_refused = any(getattr(form, "errors", None) for form in forms)
        if request.method == "POST" and response.status_code == HTTPStatus.OK and is_refused:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response


class OneAtATimeMiddleware:
    """What a person sends from two windows at once is done one after the other, each of it wholly or not at all.

    So a check in a form holds until its change is stored, and what another window deleted is not there any more.
    A view marked with Django's `non_atomic_requests` is left out, as are the pages about the account: they hand
    mail to a server, and nobody else is to wait for that.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        # Django asks it about errors of views; one that is called here raises past that place.
        self.answer_of_allauth = AccountMiddleware(get_response).process_exception

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        is_free = request.path.startswith("/accounts/") or hasattr(view, "_non_atomic_requests")
        if request.method != "POST" or is_free or not request.user.is_authenticated:
            return None
        try:
            with transaction.atomic():
                # Not the key: rows that point to the person may be added meanwhile. SQLite lets in one at a time.
                User.objects.select_for_update(no_key=True).filter(pk=request.user.pk).first()
                return view(request, *args, **kwargs)
        except (ImmediateHttpResponse, ReauthenticationRequired) as error:
            answer: HttpResponse = self.answer_of_allauth(request, error)
            return answer
