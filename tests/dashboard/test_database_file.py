"""Copies of the embedded database: whole, sound, private, never over another file; and the way back."""

import sqlite3
import stat
import threading
from contextlib import closing

import pytest

from dashboard.database_file import DatabaseFileError, put_aside, put_in_place, write_copy


def connect(path):
    return sqlite3.connect(path, isolation_level=None, timeout=20)


def rows(path):
    with closing(connect(path)) as connection:
        return [number for (number,) in connection.execute("SELECT number FROM facts ORDER BY number")]


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "callback.sqlite3"
    with closing(connect(path)) as connection:
        connection.executescript(
            "PRAGMA journal_mode = WAL; CREATE TABLE facts (number); CREATE TABLE django_migrations (name);"
            "INSERT INTO facts VALUES (1);"
        )
    return path


def test_a_copy_is_one_private_file_with_everything_in_it(database, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()

    write_copy(database, folder / "monday")

    assert rows(folder / "monday") == [1]
    assert stat.S_IMODE((folder / "monday").stat().st_mode) == 0o600
    assert [entry.name for entry in folder.iterdir()] == ["monday"]


def test_a_copy_taken_while_somebody_writes_is_the_state_of_one_moment(database, tmp_path):
    ended = threading.Event()

    def write():
        with closing(connect(database)) as connection:
            number = 1
            while not ended.is_set():
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("INSERT INTO facts VALUES (?), (?)", (number + 1, number + 2))
                connection.execute("COMMIT")
                number += 2

    writer = threading.Thread(target=write)
    writer.start()
    for count in range(10):
        write_copy(database, tmp_path / f"copy-{count}")
    ended.set()
    writer.join()

    copies = [rows(tmp_path / f"copy-{count}") for count in range(10)]
    assert all(copy == list(range(1, len(copy) + 1)) and len(copy) % 2 for copy in copies)


def test_a_file_that_is_there_is_left_alone(database, tmp_path):
    (tmp_path / "monday").write_text("mine")

    with pytest.raises(DatabaseFileError, match="there already"):
        write_copy(database, tmp_path / "monday")

    assert (tmp_path / "monday").read_text() == "mine"


@pytest.mark.parametrize("content", [b"no database at all" * 99, b""])
def test_what_is_no_database_is_not_copied(tmp_path, content):
    (tmp_path / "wrong").write_bytes(content)

    with pytest.raises(DatabaseFileError, match="no database of Callback"):
        write_copy(tmp_path / "wrong", tmp_path / "copy")

    assert [entry.name for entry in tmp_path.iterdir()] == ["wrong"]


def test_a_damaged_database_is_not_copied(database, tmp_path):
    with closing(connect(database)) as connection:
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO facts VALUES (?)", [(number,) for number in range(9999)])
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(database.read_bytes())
    content[3 * 4096 : 5 * 4096] = b"x" * 8192
    database.write_bytes(content)

    with pytest.raises(DatabaseFileError, match="damaged"):
        write_copy(database, tmp_path / "copy")

    assert not (tmp_path / "copy").exists()


def test_a_folder_that_is_not_there_is_a_sentence(database, tmp_path):
    with pytest.raises(DatabaseFileError, match="No such file"):
        write_copy(database, tmp_path / "none" / "copy")


def test_what_comes_back_is_seen_by_whoever_has_the_database_open(database, tmp_path):
    write_copy(database, tmp_path / "copy")
    with closing(connect(database)) as reader:
        reader.execute("INSERT INTO facts VALUES (2)")

        put_in_place(tmp_path / "copy", database)

        assert reader.execute("SELECT count(*) FROM facts").fetchone() == (1,)
        reader.execute("INSERT INTO facts VALUES (3)")
        assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert rows(database) == [1, 3]


def test_what_comes_back_waits_for_a_transaction_that_is_under_way(database, tmp_path):
    write_copy(database, tmp_path / "copy")
    with closing(connect(database)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO facts VALUES (2)")
        restoring = threading.Thread(target=put_in_place, args=(tmp_path / "copy", database))
        restoring.start()
        writer.execute("COMMIT")
        restoring.join(20)

    assert rows(database) == [1]


def test_it_comes_back_where_there_is_nothing(database, tmp_path):
    put_in_place(database, tmp_path / "new")

    assert rows(tmp_path / "new") == [1]
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600


def test_what_is_put_aside_stays_where_it_is_as_long_as_it_is_sound(database, tmp_path):
    put_aside(database, tmp_path / "kept")

    assert rows(database) == rows(tmp_path / "kept") == [1]


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_what_is_damaged_is_moved_with_all_that_belongs_to_it(tmp_path, damage):
    for ending in ("", "-wal"):
        (tmp_path / f"callback.sqlite3{ending}").write_bytes(damage)

    put_aside(tmp_path / "callback.sqlite3", tmp_path / "kept")

    # SQLite itself may have taken away the other files, if it saw that they are worth nothing.
    assert list(tmp_path.glob("callback.sqlite3*")) == []
    assert (tmp_path / "kept").read_bytes() == damage


def test_a_sound_one_is_not_moved_because_there_is_no_room_for_a_copy(database, tmp_path):
    with pytest.raises(DatabaseFileError):
        put_aside(database, tmp_path / "nowhere" / "kept")

    assert rows(database) == [1]
