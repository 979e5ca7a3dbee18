"""What a fault test asks of the ledger and of the mail server when all is over."""

import pytest

from tests.servers import wait_until

# For a test on both set-ups whose small size takes long: one of them is left to `script/test --slow` and to full size.
BOTH_IF_SLOW = pytest.mark.parametrize(
    "product", [pytest.param("embedded", marks=pytest.mark.slow), "production"], indirect=True
)

OPEN = "SELECT id FROM followups_reminder WHERE sent_at IS NULL AND skipped_at IS NULL AND failed_at IS NULL"
# docs/reminders.md: one lease and one tick, and half a minute to send what was waiting.
RECOVERY = 360


def all_final(product, rows):
    counted = product.rows("SELECT count(*) AS rows FROM followups_reminder")[0]["rows"]
    return counted == rows and not product.rows(f"{OPEN} LIMIT 1")


def wait_until_final(product, rows, seconds=RECOVERY):
    wait_until(lambda: all_final(product, rows), seconds, f"all of {rows} rows final", pause=0.25)


def lost(product, sink, rows):
    """How many of so many reminders are neither entered with a reason nor at the mail server."""
    arrived = sink.counts()
    ledger = product.rows("SELECT message_id, sent_at, skipped_at, failed_at FROM followups_reminder")
    entered = sum(bool(row["skipped_at"] or row["failed_at"]) for row in ledger)
    sent = sum(bool(row["sent_at"]) and row["message_id"] in arrived for row in ledger)
    return rows - entered - sent


def doubled(sink):
    """How many mails came once more than they should, told by their Message-ID."""
    return sum(count - 1 for count in sink.counts().values())
