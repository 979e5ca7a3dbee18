"""PostgreSQL as an operator may have set it up wrongly: one line that says what to do."""

import subprocess
import sys

import pytest

from tests.product import ROOT, Product
from tests.servers import free_port

pytestmark = pytest.mark.process


@pytest.fixture
def stranger(postgres):
    """An account that owns nothing, and a database of somebody else."""
    database = postgres.new_database()
    postgres.run("CREATE ROLE stranger LOGIN PASSWORD 'p4ssw0rd'")
    yield postgres.url(database).replace(postgres.superuser, "stranger:p4ssw0rd", 1)
    postgres.drop(database)
    postgres.run("DROP ROLE stranger")


def upgrade(tmp_path, url, *options):
    product = Product(tmp_path, DATABASE_URL=url)
    return subprocess.run(
        [sys.executable, "manage.py", "upgrade", *options],
        cwd=ROOT,
        env=product.environment,
        capture_output=True,
        text=True,
    )


def is_one_line(done, words):
    assert done.returncode == 75
    assert done.stderr.startswith(words)
    assert done.stderr.count("\n") == 1
    assert "p4ssw0rd" not in done.stderr


def test_an_account_with_too_few_rights(tmp_path, stranger):
    is_one_line(upgrade(tmp_path, stranger), "DATABASE_URL: the database account may not do that; make it the owner")


@pytest.mark.parametrize("wrong", ["name", "user"])
def test_a_name_that_is_not_there(tmp_path, postgres, wrong):
    url = postgres.url("nowhere") if wrong == "name" else postgres.url().replace(postgres.superuser, "nobody", 1)
    done = upgrade(tmp_path, url)

    is_one_line(done, "DATABASE_URL: ")
    assert "nowhere" in done.stderr or "nobody" in done.stderr


def test_a_database_that_is_away_is_no_old_one(tmp_path):
    url = f"postgresql://callback:p4ssw0rd@127.0.0.1:{free_port()}/callback"

    is_one_line(upgrade(tmp_path, url, "--check"), "DATABASE_URL: the database does not answer; see that it runs")
