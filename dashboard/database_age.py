"""Whether the database and this code belong together, by the migrations that each knows."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def newer_than_code() -> list[str]:
    """Migrations that the database has seen and this code does not have: a newer version was at work there."""
    loader = MigrationExecutor(connection).loader
    known = loader.disk_migrations.keys()
    return sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in loader.migrated_apps and (app, name) not in known
    )


def older_than_code() -> list[str]:
    """Migrations of this code that the database has not seen yet."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]
