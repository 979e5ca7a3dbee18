"""The database itself notes which rounds to look at again: whatever changes a fact, no code can forget to say so.

A trigger on each table that the rules' facts come from (followups/dossiers.py) sets the round's next look to the
beginning of time, in the transaction that changes the fact. What a candidate has prepared is not among them: a round
that is ready is looked at with every sweep (followups/looking.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from accounts import triggers
from accounts.triggers import Trigger
from followups.models import next_look

PREFIX = "look_again"
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
        triggers.drop(connection, PREFIX)
    try:
        yield
    finally:
        if set(connection.introspection.table_names()) >= {"followups_nextlook", *(facts.table for facts in FACTS)}:
            triggers.make(connection, _all())
            _look_at_everything(connection)


def names(connection: BaseDatabaseWrapper) -> set[str]:
    return triggers.names(connection, PREFIX)


def _all() -> Iterator[Trigger]:
    for facts in FACTS:
        for event in facts.events:
            name = f"{PREFIX}_{facts.table}_{event.split()[0].lower()}"
            yield Trigger(name, event, facts.table, _body(event, facts))


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
    triggers.execute(
        connection,
        [
            f"UPDATE followups_nextlook SET at = {AT_ONCE} WHERE at IS NOT NULL",  # noqa: S608
            f"INSERT INTO followups_nextlook (round_id, at) SELECT id, {AT_ONCE} FROM ({unknown}) unknown",  # noqa: S608
        ],
    )
