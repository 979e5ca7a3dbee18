"""A backup taken and brought back while mails go out: none is sent twice, and those still to come are sent."""

import sqlite3
import stat
import subprocess
from collections import Counter
from contextlib import closing

import pytest

from tests.product import Product
from tests.servers import find_program, wait_until
from tests.sink import Stall

pytestmark = pytest.mark.process


def receivers(product):
    """How many mails each candidate got."""
    return Counter(mail["To"] for mail in product.mails())


def backed_up_amid_sending(product, take_backup):
    """Twelve mails are due; the backup is taken when some are sent, and then the rest goes out."""
    product.call("tests.faults.crew.due_rounds", count=12)
    product.run()
    wait_until(lambda: len(product.mails()) >= 3, what="the first mails")
    take_backup()
    wait_until(lambda: len(product.mails()) == 12, what="all mails")
    return receivers(product)


def reasons(product):
    return Counter(row["reason"] for row in product.rows("SELECT reason FROM followups_reminder"))


def test_what_was_sent_since_the_backup_is_not_sent_again_by_a_product_that_runs_on(embedded, tmp_path):
    backup = tmp_path / "backup.sqlite3"
    sent = backed_up_amid_sending(embedded, lambda: embedded.manage("backup", backup))

    said = embedded.manage("restore", backup)
    later = embedded.call("tests.process.facts.held_round", names=["Ana Ruiz"], email="later@example.com")
    wait_until(lambda: len(embedded.mails()) > 12, what="the mail of a round that was logged after it")
    embedded.sweeps()

    assert receivers(embedded) == sent | Counter({"later@example.com": 1})
    assert reasons(embedded)["restored"] + reasons(embedded)[""] == 13
    assert f"UTC: {reasons(embedded)['restored']}. They may have been sent" in said
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    (kept,) = tmp_path.glob("callback.sqlite3.before-restore-*")
    with closing(sqlite3.connect(kept)) as before:
        assert before.execute("SELECT count(*) FROM followups_reminder WHERE sent_at IS NOT NULL").fetchone() == (12,)
    assert embedded.rows(f"SELECT id FROM interviews_round WHERE id = {later}")


@pytest.mark.slow
def test_a_backup_of_a_newer_version_is_refused_in_one_line_and_nothing_is_touched(embedded, tmp_path):
    backup = tmp_path / "backup.sqlite3"
    embedded.manage("backup", backup)
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('followups', '9999_x', '2030-01-01')"
        )
        connection.commit()

    refused = embedded.command("restore", backup)

    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "newer version (followups.9999_x)" in refused.stderr
    assert not embedded.rows("SELECT 1 FROM django_migrations WHERE name = '9999_x'")
    assert sorted(path.name for path in tmp_path.glob("*restore*")) == []


@pytest.mark.slow
def test_a_backup_comes_back_on_a_new_machine_and_over_a_damaged_database(embedded, tmp_path):
    backup, database = tmp_path / "backup.sqlite3", tmp_path / "callback.sqlite3"
    embedded.call("tests.process.facts.held_round", names=["Ana Ruiz"])
    embedded.manage("backup", backup)

    for path in tmp_path.glob("callback.sqlite3*"):
        path.unlink()
    on_a_new_machine = embedded.manage("restore", backup)
    rows = embedded.rows("SELECT id FROM interviews_round")
    database.write_bytes(b"damaged")
    over_a_damaged_one = embedded.manage("restore", backup)

    assert len(rows) == 1
    assert embedded.rows("SELECT id FROM interviews_round") == rows
    assert "is kept as" not in on_a_new_machine
    assert "is kept as" in over_a_damaged_one
    assert stat.S_IMODE(database.stat().st_mode) == 0o600


@pytest.mark.slow
def test_after_pg_restore_what_was_sent_since_the_dump_is_not_sent_again(production, postgres, tmp_path):
    dump = tmp_path / "backup.dump"
    production.sink.on("content", Stall(0.3))
    pg_dump, pg_restore = find_program("pg_dump", "PostgreSQL"), find_program("pg_restore", "PostgreSQL")
    before = production.environment["DATABASE_URL"]
    sent = backed_up_amid_sending(
        production,
        lambda: subprocess.run([pg_dump, "--format=custom", f"--file={dump}", before], check=True),
    )
    for running in production.started:
        running.stop()
    after = postgres.url(postgres.new_database())
    subprocess.run([pg_restore, "--no-owner", "--exit-on-error", f"--dbname={after}", dump], check=True)

    with closing(Product(tmp_path, production.sink, **production.environment | {"DATABASE_URL": after})) as restored:
        restored.manage("restored")
        restored.run()
        restored.sweeps(2)

        assert receivers(restored) == sent
        assert reasons(restored)["restored"] + reasons(restored)[""] == 12
