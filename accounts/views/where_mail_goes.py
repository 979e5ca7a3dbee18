"""Pages that exist only where mail stays on this machine, or only where a mail server is configured."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def local_mail_only(view: View) -> View:
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.IS_MAIL_LOCAL:
            raise Http404
        return view(request, *args, **kwargs)

    return page


def mail_server_only(view: View) -> View:
    """On one person's laptop a code in a folder would open the account to whoever sits there."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if settings.IS_MAIL_LOCAL:
            raise Http404
        return view(request, *args, **kwargs)

    return page
