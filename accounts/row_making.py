"""Rows of a queryset out of the columns that a statement of our own brought, by Django's own means.

Django finds out for each answer anew which columns make which object; here that is done once for a statement.
"""

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import ModelIterable, NamedValuesListIterable, ValuesListIterable, get_related_populators
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.utils import create_namedtuple_class

type Columns = list[Sequence[Any]]
type MakeRows = Callable[[Columns], list[Any]]


def row_maker(queryset: QuerySet[Any, Any], compiler: SQLCompiler) -> MakeRows:
    """For a queryset whose `compiler` has put it into SQL; what comes of it may be used in any thread."""
    _make_ready(compiler)
    if queryset._iterable_class is ModelIterable:
        return _objects(queryset, compiler)
    if queryset._iterable_class is ValuesListIterable:
        return lambda columns: list(compiler.results_iter([columns], tuple_expected=True))
    if queryset._iterable_class is NamedValuesListIterable:
        make = create_namedtuple_class(*vars(queryset)["_fields"])._make
        return lambda columns: [make(row) for row in compiler.results_iter([columns], tuple_expected=True)]
    return lambda columns: _as_django_does(queryset, compiler, columns)


def _make_ready(compiler: SQLCompiler) -> None:
    """What turns a column into its value is found once, not for each answer."""
    converters = compiler.get_converters([column for column, _sql, _alias in compiler.select[: compiler.col_count]])
    vars(compiler).update(connection=connection, get_converters=lambda columns: converters)


def _objects(queryset: QuerySet[Any, Any], compiler: SQLCompiler) -> MakeRows:
    kind, select, mode = compiler.klass_info, compiler.select, vars(queryset)["_fetch_mode"]
    model, fields = kind["model"], kind["select_fields"]
    own = slice(fields[0], fields[-1] + 1)
    names = [column.target.attname for column, _sql, _alias in select[own]]
    related = get_related_populators(kind, select, queryset.db, mode)
    annotations = (compiler.annotation_col_map or {}).items()

    def objects(columns: Columns) -> list[Any]:
        rows = []
        for row in compiler.results_iter([columns]):
            made = model.from_db(queryset.db, names, row[own], fetch_mode=mode)
            for populator in related:
                populator.populate(row, made)
            for name, position in annotations:
                setattr(made, name, row[position])
            rows.append(made)
        return rows

    return objects


def _as_django_does(queryset: QuerySet[Any, Any], compiler: SQLCompiler, columns: Columns) -> list[Any]:
    """It takes the columns to have come from the driver."""
    answered, asked = copy(compiler), queryset.all()
    vars(answered)["execute_sql"] = lambda *args, **options: [columns]
    vars(asked.query)["get_compiler"] = lambda *args, **options: answered
    return list(asked)
