"""Rows by the hundred thousand, made by PostgreSQL itself; called inside the product (Product.call).

What a model has beside the columns that are given comes from its own defaults, so that a new column needs no change.
"""

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction


@transaction.atomic
def insert(model, first, count, values, is_quick):
    """So many rows; in `values` an expression for each column, in which n is the number of the row.

    Quick is without keys that are looked up and without triggers: only what is known to fit together.
    """
    model = apps.get_model(model)
    columns, expressions, parameters = [], [], []
    for field in model._meta.concrete_fields:
        expression, given = expression_for(field, values)
        if expression:
            columns.append(connection.ops.quote_name(field.column))
            expressions.append(expression)
            parameters += given
    with connection.cursor() as cursor:
        if is_quick:
            cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) SELECT {', '.join(expressions)} "
            f"FROM generate_series({first}, {first + count - 1}) n",
            parameters,
        )


def expression_for(field, values):
    if field.column in values:
        return values[field.column], []
    if isinstance(field, models.AutoField):
        return "", []
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return "now()", []
    if isinstance(field, models.UUIDField) and not field.null:
        return "gen_random_uuid()", []
    return "%s", [field.get_db_prep_save(field.get_default(), connection)]


def settle():
    """The keys that come next are free, and PostgreSQL knows its tables."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def knows(model):
    return model.lower() in {known._meta.label_lower for known in apps.get_models()}
