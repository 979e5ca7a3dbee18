"""Django's own, with the triggers on facts out of its way and made anew afterwards (followups/fact_triggers.py)."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from followups import fact_triggers


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        with fact_triggers.lifted(connections[options["database"]]):
            super().handle(*args, **options)
