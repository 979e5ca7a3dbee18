"""The language of somebody who is not signed in, kept in a cookie."""

from django.views.decorators.http import require_POST
from django.views.i18n import set_language

language = require_POST(set_language)
