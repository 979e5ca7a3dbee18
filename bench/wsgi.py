"""The product as the web server loads it, with the pages beside it that it is held against."""

from django.conf import settings

settings.ROOT_URLCONF = "bench.urls"
settings.TEMPLATES[0]["DIRS"].append(settings.BASE_DIR / "bench" / "templates")

from config.wsgi import application  # noqa: E402

__all__ = ["application"]
