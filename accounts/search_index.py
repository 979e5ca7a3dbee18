"""The words of all that candidates write down, kept by the database itself, so that no code can forget to say so.

Each room lists its texts (interviews/search_texts.py, stories/search_texts.py); triggers on their tables keep one row
of the index for each row of theirs, in the transaction that changes it. Whose row it is stands in front of each word,
so a search reads what one candidate has with those beginnings and nothing of the crowd; what was deleted the queryset
around it leaves out, as everywhere.

PostgreSQL has a tsvector with a GIN index, SQLite an FTS5 table (accounts.0007_search_index).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Expression, Func
from django.db.models.sql.compiler import SQLCompiler

from accounts import triggers
from accounts.triggers import Trigger

PREFIX = "keep_words"
# Of one kind, the newest: who gets more types another letter, and no search costs more than these.
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Text:
    """What is found of one table's rows, in SQL. There the row itself is `own`; `source` joins whatever else is read.

    `letter` is how the index knows it, for good. `read_too` names columns of other tables, and the rows that a change
    there is about.
    """

    letter: str
    table: str
    owner: str
    title: str
    body: tuple[str, ...] = ()
    joins: str = ""
    read_too: tuple[tuple[str, str, str], ...] = ()

    @property
    def own_columns(self) -> list[str]:
        return [name.removeprefix("own.") for name in (self.title, *self.body) if name.startswith("own.")]

    @property
    def body_as_one(self) -> str:
        return " || ' ' || ".join(self.body) or "''"

    @property
    def source(self) -> str:
        return f"{self.table} own {self.joins}"


def question(vendor: str, text: Text, owner: int, words: list[str], *, only_title: bool = False) -> str:
    """All of these words, each by its beginning; `words` are those of search_words, which need no escaping."""
    if vendor == "sqlite":
        said = " AND ".join(f'"{word}"*' for word in words)
        columns = "title" if only_title else "title body"
        return f'place:"{text.letter}{owner}" AND {{{columns}}}:({said})'
    letter = text.letter.upper() if only_title else text.letter
    return " & ".join(f"'{owner}{letter} {word}':*" for word in words)


class Found(Func):
    """The keys of the rows that answer one of the questions, the newest for each, to look for with `__in`."""

    output_field = BigIntegerField()

    def __init__(self, text: Text, *questions: Expression) -> None:
        super().__init__(*questions, letter=text.letter)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        begin = "SELECT * FROM (SELECT rowid / 32 FROM search_index WHERE search_index MATCH "
        end = f" ORDER BY rowid DESC LIMIT {MOST})"
        template, joiner = f"({begin}%(expressions)s{end})", f"{end} UNION {begin}"
        return self.as_sql(compiler, connection, template=template, arg_joiner=joiner, **extra)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """As an array: without the words its planner would take them to be anywhere, and read all that one owns."""
        begin = f"(SELECT row_id FROM search_index WHERE letter = '{self.extra['letter']}' AND words @@ "  # noqa: S608
        end = f"::tsquery ORDER BY row_id DESC LIMIT {MOST})"
        template, joiner = f"(SELECT unnest(ARRAY({begin}%(expressions)s{end})))", f"{end} UNION {begin}"
        return self.as_sql(compiler, connection, template=template, arg_joiner=joiner, **extra)


@contextmanager
def lifted(connection: BaseDatabaseWrapper, texts: list[Text]) -> Iterator[None]:
    """No triggers inside where they would be in the way, all of them afterwards, and the index true."""
    if connection.vendor == "sqlite":
        triggers.drop(connection, PREFIX)
    try:
        yield
    finally:
        if set(connection.introspection.table_names()) >= {"search_index", *(text.table for text in texts)}:
            triggers.make(connection, (trigger for text in texts for trigger in triggers_of(text, connection.vendor)))
            _fill(connection, texts)


def triggers_of(text: Text, vendor: str) -> Iterator[Trigger]:
    def trigger(event: str, table: str, body: str, when: str = "") -> Trigger:
        return Trigger(f"{PREFIX}_{text.letter}_{table}_{event.lower()}", event, table, body, when)

    this = "own.id = NEW.id"
    yield trigger("INSERT", text.table, _as_body(_write(text, vendor, this)))
    yield trigger("UPDATE", text.table, _as_body(_write(text, vendor, this)), _differs(text.own_columns, vendor))
    yield trigger("DELETE", text.table, _forget(text, vendor))
    for table, column, rows in text.read_too:
        yield trigger("UPDATE", table, _as_body(_write(text, vendor, rows)), _differs([column], vendor))


def _differs(columns: list[str], vendor: str) -> str:
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    return " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in columns)


def _write(text: Text, vendor: str, rows: str) -> list[str]:
    """These rows as they are now, whether they are there already or not."""
    if vendor == "sqlite":
        number, source = _number(text, "own.id"), f"FROM {text.source} WHERE {rows}"
        return [
            f"DELETE FROM search_index WHERE rowid IN (SELECT {number} {source})",  # noqa: S608
            f"INSERT INTO search_index (rowid, place, title, body) SELECT {number}, "
            f"'{text.letter}' || {text.owner}, {text.title}, {text.body_as_one} {source}",
        ]
    return [
        f"INSERT INTO search_index (letter, row_id, words) SELECT '{text.letter}', own.id, "  # noqa: S608
        f"search_words({text.owner} || '{text.letter}', {text.title}, {text.body_as_one}) "
        f"FROM {text.source} WHERE {rows} ON CONFLICT (letter, row_id) DO UPDATE SET words = EXCLUDED.words"
    ]


def _as_body(statements: list[str]) -> str:
    return " ".join(f"{statement};" for statement in statements)


def _forget(text: Text, vendor: str) -> str:
    if vendor == "sqlite":
        return f"DELETE FROM search_index WHERE rowid = {_number(text, 'OLD.id')};"  # noqa: S608
    return f"DELETE FROM search_index WHERE letter = '{text.letter}' AND row_id = OLD.id;"  # noqa: S608


def _number(text: Text, row: str) -> str:
    """In FTS5 a row has one number: the row's own, and which letter its text has."""
    return f"{row} * 32 + {ord(text.letter) - ord('a')}"


def _fill(connection: BaseDatabaseWrapper, texts: list[Text]) -> None:
    """All anew on SQLite, whose triggers were away; on PostgreSQL what is older than its trigger."""
    if connection.vendor == "sqlite":
        triggers.execute(connection, ["DELETE FROM search_index"])
    for text in texts:
        triggers.execute(connection, _write(text, connection.vendor, _missing(text, connection.vendor)))


def _missing(text: Text, vendor: str) -> str:
    if vendor == "sqlite":
        return "TRUE"
    return f"NOT EXISTS (SELECT FROM search_index WHERE letter = '{text.letter}' AND row_id = own.id)"
