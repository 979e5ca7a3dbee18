"""A full or read-only disk, a database that is away or damaged: a sentence for the person, a line for the operator."""

import errno
import logging
import sqlite3

import psycopg
import pytest
from django.core.cache import cache
from django.db import DatabaseError, OperationalError, connection
from django.urls import reverse

from accounts.database_trouble import trouble_of
from accounts.log_lines import Lines
from accounts.trouble import failed_request
from interviews.models import Application
from tests.conftest import logged_in

# What SQLite itself does when the disk has no room left, or may not be written.
FULL = ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1073741823")
READ_ONLY = ("PRAGMA query_only = 1", "PRAGMA query_only = 0")
DISKS = pytest.mark.parametrize(("breaks", "mends"), [FULL, READ_ONLY], ids=["full", "read-only"])


@pytest.fixture
def disk(transactional_db):
    if connection.vendor != "sqlite":
        pytest.skip("the disk of another database is another machine's")

    def say(pragma):
        with connection.cursor() as cursor:
            cursor.execute(pragma)

    # What earlier tests left free would be room enough.
    say("VACUUM")
    yield say
    for pragma in (FULL[1], READ_ONLY[1]):
        say(pragma)


def log_an_application(client, description="d" * 9_000):
    """Long enough that the database has to grow."""
    typed = {"company": "Acme", "role_title": "Engineer", "stage": "interviewing", "job_description": description}
    return client.post(reverse("interviews:application_create"), typed)


@DISKS
def test_a_page_on_such_a_disk_is_a_sentence_and_works_again_once_it_is_mended(disk, alice, breaks, mends):
    client = logged_in(alice, raise_request_exception=False)
    disk(breaks)
    answer = log_an_application(client)

    assert answer.status_code == 503
    assert "Back in a moment" in answer.text
    assert answer["Retry-After"]
    assert not Application.objects.exists()
    assert client.get(reverse("dashboard:applications")).status_code == 200

    disk(mends)
    assert log_an_application(client).status_code == 302
    assert Application.objects.count() == 1


@DISKS
def test_signing_in_is_then_no_try_too_many(disk, alice, client, breaks, mends):
    client.raise_request_exception = False
    disk(breaks)
    answer = client.post(reverse("account_login"), {"login": alice.email, "password": "not-hers-at-all"})

    # A wrong password may be counted in room that there is.
    assert answer.status_code == (503 if breaks in READ_ONLY else 422)


def test_a_counter_that_is_there_already_is_no_trouble(db):
    assert cache.add("tries", 1)
    assert not cache.add("tries", 1)
    assert cache.get("tries") == 1


def test_the_log_has_one_line_for_it_and_no_trace(disk, alice, caplog):
    disk(FULL[0])
    log_an_application(logged_in(alice, raise_request_exception=False))
    line = Lines().format(next(record for record in caplog.records if record.name == "django.request"))

    assert "VAR_DIR: the disk is full; make room" in line
    assert "\n" not in line


def test_the_page_itself_asks_no_database(rf):
    # Any query would be refused here.
    try:
        raise_(OperationalError("gone"), psycopg_error())
    except OperationalError:
        answer = failed_request(rf.get("/rounds/?next=<b>"))

    assert answer.status_code == 503
    assert "/rounds/?next=%3Cb%3E" in answer.content.decode()


def test_what_is_our_own_fault_stays_an_error(rf):
    try:
        raise_(DatabaseError("x"), sqlite3.IntegrityError("UNIQUE"))
    except DatabaseError:
        assert failed_request(rf.get("/")).status_code == 500


def psycopg_error(code=None):
    kind = psycopg.errors.lookup(code) if code else psycopg.OperationalError
    return kind("connection to server at db.example failed for user ana@example.com")


def raise_(error, cause):
    raise error from cause


def caught(error, cause):
    try:
        raise_(error, cause)
    except DatabaseError as wrapped:
        return wrapped


POSTGRESQL = [
    (None, "does not answer"),
    ("08006", "does not answer"),
    ("28P01", "user or password"),
    ("3D000", "no database of that name"),
    ("42501", "owner"),
    ("42P01", "manage.py upgrade"),
    ("53100", "disk is full"),
    ("53300", "no connection"),
    ("57P03", "shut down or started"),
    ("25006", "only be read"),
    ("XX001", "backup"),
]


@pytest.mark.parametrize(("code", "words"), POSTGRESQL)
def test_what_postgresql_says_becomes_a_line_without_its_words(code, words):
    line = trouble_of(caught(OperationalError("db.example"), psycopg_error(code)))

    assert line.startswith("DATABASE_URL: ")
    assert words in line
    assert "example" not in line


def test_a_mistake_of_ours_is_no_trouble():
    assert trouble_of(caught(DatabaseError("x"), psycopg_error("42601"))) is None
    assert trouble_of(caught(DatabaseError("x"), sqlite3.IntegrityError("UNIQUE"))) is None
    assert trouble_of(ValueError("x")) is None
    assert trouble_of(FileNotFoundError(errno.ENOENT, "x")) is None
    assert trouble_of(None) is None


def test_it_is_found_behind_whatever_was_made_of_it():
    error = caught(DatabaseError("x"), caught(DatabaseError("y"), OSError(errno.ENOSPC, "No space left on device")))

    assert trouble_of(error) == "VAR_DIR: the disk is full; make room, and all goes on by itself."


def test_causes_that_go_round_in_a_circle_end():
    one, two = ValueError("one"), ValueError("two")
    one.__cause__, two.__cause__ = two, one

    assert trouble_of(one) is None


def test_a_task_that_fails_over_it_is_one_line():
    try:
        raise_(OperationalError("db.example"), psycopg_error())
    except OperationalError as error:
        information = (type(error), error, error.__traceback__)
    record = logging.LogRecord("celery", logging.ERROR, "", 1, "Task failed\nand more", (), information)

    assert Lines().format(record).endswith("Task failed: DATABASE_URL: " + trouble_of(information[1])[14:])
