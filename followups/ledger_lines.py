"""Rows of the ledger as the people who run a site see them: numbers and codes, and nothing of anybody's."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from followups.models import Reminder

HEADS = ("id", "candidate", "kind", "step", "due", "until", "next try", "tries", "unconfirmed", "state")


def as_fields(row: Reminder, now: datetime) -> dict[str, Any]:
    """By the words of HEADS; moments in UTC, and they say so."""
    cells = (
        row.pk,
        row.candidate_id,
        row.kind,
        row.step,
        row.due_at,
        row.expires_at,
        row.next_attempt_at,
        row.attempts,
        row.uncertain,
        _state(row, now),
    )
    return {
        head: _moment(cell) if isinstance(cell, datetime) else cell for head, cell in zip(HEADS, cells, strict=True)
    }


def as_table(rows: Iterable[dict[str, Any]]) -> str:
    lines = [HEADS, *([str(row[head]) for head in HEADS] for row in rows)]
    return "\n".join(aligned(lines))


def aligned(lines: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return ("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _state(row: Reminder, now: datetime) -> str:
    """What it is, or what is in its way."""
    if row.is_closed:
        return f"failed: {row.reason}" if row.failed_at else f"not sent: {row.reason}" if row.skipped_at else "sent"
    if row.claimed_until:
        return "in hand" if row.claimed_until > now else "left behind"
    seconds = int((now - row.next_attempt_at).total_seconds())
    return f"due for {seconds} s" if seconds >= 0 else "waits"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%SZ}"
