"""The product as the web server loads it, with the pages beside it that it is held against."""

from django.conf import settings

settings.ROOT_URLCONF = "bench.urls"
OURS = settings.TEMPLATES[0]
OURS["DIRS"].append(settings.BASE_DIR / "bench" / "templates")
# The plain template is Django's alone, without the tags that we have in place of some.
OPTIONS = {"context_processors": OURS["OPTIONS"]["context_processors"]}
settings.TEMPLATES.append(OURS | {"NAME": "plain", "OPTIONS": OPTIONS})

from config.wsgi import application  # noqa: E402

__all__ = ["application"]
