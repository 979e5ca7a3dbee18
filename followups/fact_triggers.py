"""The database itself notes which rounds to look at again: whatever changes a fact, no code can forget to say so.

A trigger on each table that the rules' facts come from (followups/dossiers.py) sets the round's next look to the
beginning of time, in the transaction that changes the fact. What a candidate has prepared is not among them: a round
that is ready is looked at with every sweep (followups/looking.py).

Triggers stand in no migration. SQLite cannot alter a table that another one's trigger reads, so `manage.py migrate`
takes them away before it begins and makes them when it has ended.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from followups.models import next_look

# Where a database keeps the names of its triggers.
NAMES = {"sqlite": ("name", "sqlite_master"), "postgresql": ("tgname", "pg_trigger")}
ANY = ("INSERT", "UPDATE", "DELETE")
# In a session that is not in UTC some hours off, which makes no difference.
AT_ONCE = f"'{next_look.AT_ONCE:%Y-%m-%d %H:%M:%S}'"
OF_THE_JOB = "SELECT id FROM interviews_round WHERE application_id = {row}."
OF_THE_CANDIDATE = (
    "SELECT round.id FROM interviews_round round JOIN interviews_application job ON job.id = round.application_id "
    "WHERE job.candidate_id = {row}."
)
OF_THE_PERSON = (
    "SELECT interview.round_id FROM interviews_participation seat "
    "JOIN interviews_interview interview ON interview.id = seat.interview_id WHERE seat.interviewer_id = {row}.id"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """A table, a query for the rounds that one of its rows decides about, and the changes that matter."""

    table: str
    rounds: str
    events: tuple[str, ...] = ANY
    only_live: bool = False  # of rounds that are over nothing would change


FACTS = [
    Facts("interviews_application", OF_THE_JOB + "id", ("UPDATE",)),
    # Of the others too, because a later round ends the wait for an answer.
    Facts("interviews_round", OF_THE_JOB + "application_id"),
    Facts("interviews_interview", "SELECT {row}.round_id"),
    Facts("interviews_participation", "SELECT round_id FROM interviews_interview WHERE id = {row}.interview_id"),
    Facts("interviews_interviewer", OF_THE_PERSON, ("UPDATE OF deleted_at",)),
    Facts("followups_thankyounote", "SELECT {row}.round_id"),
    Facts("followups_timeline", "SELECT {row}.round_id"),
    Facts("followups_snooze", "SELECT {row}.round_id"),
    Facts("followups_reminder", "SELECT {row}.round_id", ("DELETE",)),
    Facts("followups_reminderpreferences", OF_THE_CANDIDATE + "candidate_id", only_live=True),
    Facts("account_emailaddress", OF_THE_CANDIDATE + "user_id", only_live=True),
    Facts(
        "accounts_user",
        OF_THE_CANDIDATE + "id",
        ("UPDATE OF time_zone, country, subdivision, is_active, address_failed_at",),
        only_live=True,
    ),
]


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """No triggers inside where they would be in the way, all of them afterwards, and then every round looked at."""
    if connection.vendor == "sqlite":
        _drop(connection)
    try:
        yield
    finally:
        if set(connection.introspection.table_names()) >= {"followups_nextlook", *(facts.table for facts in FACTS)}:
            _make(connection)
            _look_at_everything(connection)


def names(connection: BaseDatabaseWrapper) -> set[str]:
    """Of the triggers that there are, for whoever wants to know that none is missing."""
    column, catalogue = NAMES[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {catalogue} WHERE {column} LIKE 'look_again_%%'")  # noqa: S608 (our own words)
        return {name for (name,) in cursor.fetchall()}


def _drop(connection: BaseDatabaseWrapper) -> None:
    _execute(connection, [f"DROP TRIGGER {name}" for name in names(connection)])


def _make(connection: BaseDatabaseWrapper) -> None:
    written = _for_sqlite if connection.vendor == "sqlite" else _for_postgresql
    for facts in FACTS:
        for event in facts.events:
            _execute(connection, written(f"look_again_{facts.table}_{event.split()[0].lower()}", event, facts))


def _for_sqlite(name: str, event: str, facts: Facts) -> list[str]:
    return [f"CREATE TRIGGER {name} AFTER {event} ON {facts.table} BEGIN {_body(event, facts)} END"]


def _for_postgresql(name: str, event: str, facts: Facts) -> list[str]:
    body = f"BEGIN {_body(event, facts)} RETURN NULL; END"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
        f"CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {facts.table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _body(event: str, facts: Facts) -> str:
    rows = {"INSERT": ["NEW"], "DELETE": ["OLD"]}.get(event, ["OLD", "NEW"])
    rounds = " UNION ".join(facts.rounds.format(row=row) for row in rows)
    live = " AND at IS NOT NULL" if facts.only_live else ""
    look = f"UPDATE followups_nextlook SET at = {AT_ONCE} WHERE round_id IN ({rounds}){live};"  # noqa: S608
    if (facts.table, event) == ("interviews_round", "INSERT"):
        return f"INSERT INTO followups_nextlook (round_id, at) VALUES (NEW.id, {AT_ONCE}); {look}"  # noqa: S608
    return look


def _look_at_everything(connection: BaseDatabaseWrapper) -> None:
    """A new version may have other rules; and rounds that are older than the triggers have no row yet."""
    unknown = "SELECT id FROM interviews_round WHERE id NOT IN (SELECT round_id FROM followups_nextlook)"
    _execute(
        connection,
        [
            f"UPDATE followups_nextlook SET at = {AT_ONCE} WHERE at IS NOT NULL",  # noqa: S608
            f"INSERT INTO followups_nextlook (round_id, at) SELECT id, {AT_ONCE} FROM ({unknown}) unknown",  # noqa: S608
        ],
    )


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
