"""A database that is older than the code is no ground to start on; one that is newer is left alone."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def upgrade(*options):
    call_command("upgrade", *options, stdout=StringIO())


@pytest.fixture
def applied():
    return MigrationRecorder(connection)


def test_a_current_database_is_fit_and_stays_as_it_is():
    upgrade("--check")
    upgrade()


def test_a_newer_database_is_named_and_left_alone(applied):
    applied.record_applied("followups", "9999_of_tomorrow")

    with pytest.raises(CommandError, match=r"newer version \(followups.9999_of_tomorrow\)"):
        upgrade()


def test_the_earlier_version_goes_on_with_a_newer_database(applied):
    applied.record_applied("followups", "9999_of_tomorrow")

    upgrade("--check")


def test_an_app_that_this_version_does_not_know_is_none_of_its_business(applied):
    applied.record_applied("tomorrow", "0001_initial")

    upgrade()


def test_nothing_starts_on_an_older_database(applied):
    newest = max(name for app, name in applied.applied_migrations() if app == "followups")
    applied.record_unapplied("followups", newest)

    with pytest.raises(CommandError, match=rf"older than this version \(followups.{newest}\): run “manage.py"):
        upgrade("--check")
