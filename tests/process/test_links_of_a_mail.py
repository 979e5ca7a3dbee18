"""What is pressed on the pages that a mail leads to, between the sweep and the delivery, with real workers."""

import pytest

from tests.servers import wait_until
from tests.sink import Reply

pytestmark = pytest.mark.process
FACTS = "tests.process.facts"
LEDGER = "SELECT due_at, next_attempt_at, sent_at, skipped_at, failed_at, reason FROM followups_reminder ORDER BY id"


@pytest.fixture
def round(product):
    """Due now and in the ledger, and nobody has delivered it yet."""
    round = product.call(f"{FACTS}.held_round", hours_ago=3)
    assert product.call(f"{FACTS}.planned", round=round) == 1
    return round


def test_remind_me_later_between_sweep_and_delivery_puts_the_mail_off(product, round):
    (before,) = product.rows(LEDGER)
    address = f"/rounds/{round}/snooze/thank_you/"
    assert product.call(f"{FACTS}.pressed", address=address, fields={"moment": "three_hours"}) == 302

    product.run()
    wait_until(lambda: product.rows(LEDGER)[0]["next_attempt_at"] != before["next_attempt_at"], 30, "put off")
    product.sweeps(3)

    (row,) = product.rows(LEDGER)
    assert (row["sent_at"], row["skipped_at"], row["failed_at"]) == (None, None, None)
    assert row["due_at"] == row["next_attempt_at"]
    assert str(row["due_at"]) > str(before["due_at"])
    assert product.mails() == []

    assert product.call(f"{FACTS}.pressed", address=f"{address}lift/", fields={}) == 302
    product.call(f"{FACTS}.move_into_the_past", round=round, hours=4)
    wait_until(lambda: len(product.mails()) == 1, 40, "the mail after all")


def test_i_have_sent_them_all_between_sweep_and_delivery_stops_the_mail(product, round):
    people = product.call(f"{FACTS}.people", round=round)
    assert product.call(f"{FACTS}.pressed", address=f"/rounds/{round}/all-sent/", fields={"person": people}) == 302

    product.run()
    wait_until(lambda: product.rows(LEDGER)[0]["skipped_at"], 30, "closed")
    product.sweeps(2)

    assert [row["reason"] for row in product.rows(LEDGER)] == ["thanked"]
    assert product.mails() == []


def test_a_refused_address_is_pointed_out_until_it_is_mended_and_then_the_mail_arrives(production, sink, collected):
    product, notice = production, "come back, so no reminder reaches you"
    product.environment["STATIC_ROOT"] = collected
    sink.on("rcpt", Reply("550 5.1.1 no such user"))
    product.call(f"{FACTS}.held_round", hours_ago=3)
    product.run()
    wait_until(lambda: any(row["reason"] == "address" for row in product.rows(LEDGER)), 40, "refused")

    for page in ("/", "/waiting/", "/thank-yous/", "/reminders/", "/stories/", "/settings/"):
        assert notice in product.call(f"{FACTS}.seen", address=page), page
    assert "the mail server refuses your address" in product.call(f"{FACTS}.seen", address="/reminders/")

    sink.behave()
    product.call(f"{FACTS}.mend_address", address="mended@example.com")
    (mail,) = sink.wait_for(1)
    product.sweeps(2)

    assert mail.to == ["mended@example.com"]
    assert len(sink.mails) == 1
    assert [bool(row["sent_at"]) for row in product.rows(LEDGER)] == [True]
    assert notice not in product.call(f"{FACTS}.seen", address="/waiting/", email="mended@example.com")
