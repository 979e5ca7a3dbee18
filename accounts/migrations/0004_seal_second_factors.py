"""Secrets of second factors that were kept in clear are sealed; one that is sealed already stays as it is."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from accounts.sealing import seal

BEGINS_SEALED = "gAAAA"


def seal_all(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for factor in apps.get_model("mfa", "Authenticator").objects.filter(type__in=["totp", "recovery_codes"]):
        secrets: dict[str, Any] = {
            name: seal(kept)
            for name, kept in factor.data.items()
            if name in ("secret", "seed") and not kept.startswith(BEGINS_SEALED)
        }
        if secrets:
            factor.data |= secrets
            factor.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_audit_event_and_account"), ("mfa", "0003_authenticator_type_uniq")]
    operations = [migrations.RunPython(seal_all, migrations.RunPython.noop)]
