"""The WSGI application that the web server loads."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
# Django would look for the pages when the first of them is asked for, and that visitor would wait a second.
import_module("config.urls")
