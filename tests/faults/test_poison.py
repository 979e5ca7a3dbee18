"""Fault 18: rows that no form lets through, a mail that cannot be put together, one that ends its worker."""

import pytest

from tests.faults.ledger import BOTH_IF_SLOW, doubled, lost

pytestmark = [pytest.mark.faults, pytest.mark.fault(18)]
CREW = "tests.faults.crew"
POISON = "tests.faults.poison"
LEDGER = "SELECT round_id, reason, sent_at, failed_at, starts, message_id FROM followups_reminder"
# Whatever else stands in a mail's head was put there by somebody.
HEADERS = {
    "Auto-Submitted",
    "Content-Type",
    "Date",
    "From",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Message-ID",
    "Subject",
    "To",
}
UNSENDABLE = {
    "line breaks in the address",
    "an address that is none",
    "a zone that is none, of the round",
    "a zone that is none, of the candidate",
}


@pytest.mark.parametrize(
    "rows", [pytest.param(34, id="small"), pytest.param(1_000, id="full", marks=pytest.mark.full)]
)
@BOTH_IF_SLOW
def test_what_no_form_lets_through_harms_no_other_mail_and_adds_no_header(product, sink, figures, rows):
    rounds = product.call(f"{CREW}.due_rounds", count=rows)
    product.call(f"{CREW}.plan")
    placed = product.call(f"{POISON}.poison", rounds=rounds[::2])
    placed = {int(round): what for round, what in placed.items()}
    product.call(f"{CREW}.plan")

    times = product.call(f"{POISON}.deliver_until_all_are_final")

    figures(rows=rows, lost=lost(product, sink, rows), duplicates=doubled(sink))
    assert times is not None, "a row is never final"
    assert times <= 6
    ledger = {row["round_id"]: row for row in product.rows(LEDGER)}
    assert {placed.get(pk) for pk, row in ledger.items() if row["failed_at"]} <= UNSENDABLE
    assert all(row["sent_at"] for pk, row in ledger.items() if placed.get(pk) not in UNSENDABLE)
    assert {row["reason"] for row in ledger.values() if row["failed_at"]} == {"poison"}
    for mail in sink.mails:
        assert set(mail.message.keys()) <= HEADERS, mail.raw
        assert len(mail.message.get_all("To")) == len(mail.to) == 1
        assert "victim@example.com" not in mail.to
        assert len(mail.message.get_all("Subject")) == 1
        assert len(mail.subject) <= 150
        assert b"\x00" not in mail.raw.partition(b"\r\n\r\n")[0]


@pytest.mark.parametrize(
    ("rows", "bad"), [pytest.param(8, 2, id="small"), pytest.param(400, 3, id="full", marks=pytest.mark.full)]
)
@pytest.mark.parametrize("how", ["ends its worker", "cannot be put together"])
@BOTH_IF_SLOW
def test_a_mail_that_does_this_is_found_after_five_starts_and_its_neighbours_go_out(
    product, sink, figures, rows, bad, how
):
    rounds = product.call(f"{CREW}.due_rounds", count=rows)
    product.call(f"{CREW}.plan")

    workers = product.call(f"{POISON}.deadly", rounds=rounds[:bad], how=how)

    figures(
        rows=rows,
        crashes=5 * bad if how == "ends its worker" else 0,
        lost=lost(product, sink, rows),
        duplicates=doubled(sink),
    )
    assert workers is not None, "a row is never final"
    ledger = {row["round_id"]: row for row in product.rows(LEDGER)}
    assert {pk: (row["reason"], row["starts"]) for pk, row in ledger.items() if row["failed_at"]} == dict.fromkeys(
        rounds[:bad], ("poison", 5)
    )
    assert sorted(sink.counts().values()) == [1] * (rows - bad)
