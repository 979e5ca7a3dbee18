"""Whether this process can do its part, and whether reminders go out in time, with the reasons why not."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from followups.clock import TOLERANCE, read_clocks
from followups.watch.standing import Standing, standing_at


@dataclass(frozen=True, slots=True)
class Readiness:
    reasons: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    clock_ahead: timedelta = timedelta()
    standing: Standing | None = None  # None where the database could not be asked

    @property
    def is_ready(self) -> bool:
        return not self.reasons


def readiness() -> Readiness:
    """Five queries, whatever there is to send."""
    try:
        now, ahead = read_clocks()
        if behind := _apps_to_migrate():
            return Readiness([_("run “manage.py upgrade”: %(apps)s") % {"apps": ", ".join(behind)}])
        standing = standing_at(now)
    except Error as error:
        return Readiness([_("the database does not answer (%(kind)s)") % {"kind": type(error).__name__}])
    return Readiness([*_about_the_clock(ahead), *standing.reasons], standing.remarks, ahead, standing)


def _about_the_clock(ahead: timedelta) -> list[str]:
    if abs(ahead) <= TOLERANCE:
        return []
    return [_("this machine’s clock is %(seconds)s s off the database’s") % {"seconds": round(ahead.total_seconds())}]


def _apps_to_migrate() -> list[str]:
    """Those of which the newest migration of this code was not applied; older code beside newer tables is fine."""
    return sorted({app for app, _name in _newest() - set(MigrationRecorder(connection).applied_migrations())})


@cache
def _newest() -> frozenset[tuple[str, str]]:
    """Read from the files once: they are those that this process runs."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())
