"""Django's own, with the triggers out of its way and made anew afterwards (accounts/triggers.py)."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from accounts import search_index
from followups import fact_triggers
from interviews import search_texts as of_interviews
from stories import search_texts as of_stories

SEARCHED = [*of_interviews.TEXTS, *of_stories.TEXTS]


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        connection = connections[options["database"]]
        with search_index.lifted(connection, SEARCHED), fact_triggers.lifted(connection):
            super().handle(*args, **options)
