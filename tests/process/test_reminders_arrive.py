"""Real workers and a real beat, on PostgreSQL and Redis and on the embedded default: the right mails, each once."""

import time

import pytest

from tests.servers import wait_until

pytestmark = pytest.mark.process
FACTS = "tests.process.facts"


def texts(product):
    return [mail.get_body(("plain",)).get_content() for mail in product.mails()]


def wait_for_mails(product, count):
    wait_until(lambda: len(product.mails()) >= count, 40, f"mail {count} (there are {len(product.mails())})")


def mails_about(product, name):
    return [text for text in texts(product) if name in text]


def test_exactly_the_right_mails_arrive_and_none_twice(product):
    product.call(f"{FACTS}.held_round", names=["Ana Ruiz", "Bo Lind"], hours_ago=3)
    product.call(f"{FACTS}.held_round", names=["Cleo Park"], hours_ago=21)
    product.call(f"{FACTS}.held_round", names=["Too Early"], hours_ago=1)
    product.call(f"{FACTS}.held_round", names=["Long Past"], hours_ago=100)
    product.call(f"{FACTS}.mark_sent", round=product.call(f"{FACTS}.held_round", names=["Dora Thanked"]))
    silent = product.call(f"{FACTS}.held_round", names=["Emil"], hours_ago=200)
    product.call(f"{FACTS}.timeline", round=silent)
    friendly = product.call(f"{FACTS}.held_round", names=["Fay"], hours_ago=200)
    product.call(f"{FACTS}.answered", timeline=product.call(f"{FACTS}.timeline", round=friendly))

    product.run()
    wait_for_mails(product, 3)
    product.sweeps(3)

    assert len(product.mails()) == 3
    assert len(mails_about(product, "Ana Ruiz")) == 1
    assert mails_about(product, "Bo Lind") == mails_about(product, "Ana Ruiz")
    assert len(mails_about(product, "Cleo Park")) == 1
    sent = [row for row in product.call(f"{FACTS}.ledger") if row["sent_at"]]
    assert {(row["kind"], row["step"]) for row in sent} == {
        ("thank_you", "first"),
        ("thank_you", "last_call"),
        ("timeline_passed", "first"),
    }
    assert sorted(row["message_id"] for row in sent) == sorted(mail["Message-ID"] for mail in product.mails())
    assert {mail["To"] for mail in product.mails()} == {"candidate@example.com"}


def test_before_the_day_one_mail_says_what_is_missing_and_none_comes_where_nothing_is(product):
    product.call(f"{FACTS}.coming_round", names=["Ana Ruiz", "Bo Lind"])
    product.call(f"{FACTS}.coming_round", names=["Cleo Park", "Dan Moss"], is_ready=True)

    product.run()
    wait_for_mails(product, 1)
    product.sweeps(3)

    (text,) = texts(product)
    assert "No question yet for Ana Ruiz and Bo Lind." in text
    assert [(row["kind"], row["step"]) for row in product.call(f"{FACTS}.ledger") if row["sent_at"]] == [
        ("prepare", "once")
    ]


def test_nothing_arrives_after_everybody_was_thanked(product):
    thanked = product.call(f"{FACTS}.held_round", names=["Ana Ruiz"])
    waiting = product.call(f"{FACTS}.held_round", names=["Bo Lind"])
    product.run()
    wait_for_mails(product, 2)

    product.call(f"{FACTS}.mark_sent", round=thanked)
    for round in (thanked, waiting):
        product.call(f"{FACTS}.move_into_the_past", round=round, hours=18)
    wait_for_mails(product, 3)
    product.sweeps(3)

    assert len(mails_about(product, "Ana Ruiz")) == 1
    assert len(mails_about(product, "Bo Lind")) == 2


def test_what_fell_due_while_nothing_ran_arrives_after_the_start(product):
    product.call(f"{FACTS}.candidate")
    for process in product.run():
        process.kill()

    product.call(f"{FACTS}.held_round", names=["Ana Ruiz"])
    product.run()
    wait_for_mails(product, 1)
    product.sweeps(2)

    assert len(product.mails()) == 1


def messages(product):
    return list((product.folder / "broker").glob("*.msg"))


def test_messages_on_disk_do_not_pile_up(embedded):
    kills, most = 2, 0
    embedded.call(f"{FACTS}.candidate")
    for _ in range(kills):
        worker = embedded.worker()
        wait_until(lambda: (embedded.folder / "broker").exists(), what="the broker on disk")
        until = time.monotonic() + 3
        while time.monotonic() < until:
            most = max(most, len(messages(embedded)))
            time.sleep(0.1)
        worker.kill()
    embedded.run()
    embedded.sweeps(2)

    assert most <= 5
    assert len(messages(embedded)) <= 2
    # On its way through the temporary folder a message may be left behind by a crash: one a crash.
    assert len(list(embedded.folder.glob("*.msg"))) <= kills


def test_lost_messages_on_disk_lose_no_mail(embedded):
    embedded.run()
    embedded.sweeps()
    embedded.call(f"{FACTS}.held_round")

    for _ in range(20):
        for path in messages(embedded):
            path.unlink(missing_ok=True)
        time.sleep(0.1)
    wait_for_mails(embedded, 1)
    embedded.sweeps(2)

    assert len(embedded.mails()) == 1


def test_a_flushed_redis_loses_no_mail(production, redis):
    production.run()
    production.sweeps()
    production.call(f"{FACTS}.held_round")

    for _ in range(20):
        redis.flush()
        time.sleep(0.1)
    wait_for_mails(production, 1)
    production.sweeps(2)

    assert len(production.mails()) == 1


def test_a_dead_redis_delays_mails_until_it_is_back(production, redis):
    production.run()
    production.sweeps()
    redis.stop()
    production.call(f"{FACTS}.held_round")
    time.sleep(3)
    assert production.mails() == []

    redis.start()
    wait_for_mails(production, 1)
    production.sweeps(2)

    assert len(production.mails()) == 1
