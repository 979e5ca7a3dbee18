"""What every page may show about the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, bool]:
    return {"is_mail_local": settings.IS_MAIL_LOCAL}
