"""The embedded database as a file: a copy of it while others write, and the way back.

SQLite's own backup does both: a copy is the state of one moment, and what comes back is there as a whole or not at
all, for processes that have the database open as well.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkstemp

# The last for one without our tables.
UNSOUND = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


class DatabaseFileError(Exception):
    """What is the matter with a file, as a sentence."""


def write_copy(source: Path, target: Path) -> None:
    """Only its owner may read the copy, which is there whole and sound or not at all; raises DatabaseFileError."""
    if target.exists():
        raise DatabaseFileError(f"{target} is there already; nothing was written.")
    try:
        name = _unnamed(target.parent)
    except OSError as error:
        raise DatabaseFileError(f"{target.parent}: {error.strerror}.") from error
    try:
        _copy(source, name)
        name.rename(target)
    finally:
        name.unlink(missing_ok=True)


def put_aside(database: Path, kept: Path) -> None:
    """As a copy, because processes may have it open; a damaged one is moved, with what SQLite keeps beside it."""
    try:
        write_copy(database, kept)
    except DatabaseFileError:
        if _is_sound(database):
            raise
        for ending in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                Path(f"{database}{ending}").rename(f"{kept}{ending}")


def put_in_place(source: Path, target: Path) -> None:
    """Replace all that `target` holds in one transaction, or make it."""
    target.touch(mode=0o600)
    with closing(_opened(source)) as new, closing(_opened(target)) as old:
        new.backup(old)


def _unnamed(folder: Path) -> Path:
    descriptor, name = mkstemp(dir=folder, prefix=".callback-", suffix=".sqlite3")
    os.close(descriptor)
    return Path(name)


def _copy(source: Path, target: Path) -> None:
    try:
        with closing(_opened(source)) as old, closing(_opened(target)) as new:
            old.backup(new)
            # One file, without the two that SQLite keeps beside a database in use.
            new.execute("PRAGMA journal_mode = DELETE")
            _expect_sound(new)
    except sqlite3.DatabaseError as error:
        raise DatabaseFileError(f"{source} is no database of Callback, or it is damaged: {error}.") from error


def _is_sound(path: Path) -> bool:
    """False for what is damaged or was never ours; one that is locked, or a full disk, says nothing about it."""
    try:
        with closing(_opened(path)) as database:
            _expect_sound(database)
    except sqlite3.DatabaseError as error:
        return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in UNSOUND
    return True


def _expect_sound(database: sqlite3.Connection) -> None:
    (first,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    if first != "ok":
        raise sqlite3.DatabaseError(first)
    database.execute("SELECT 1 FROM django_migrations")


def _opened(path: Path) -> sqlite3.Connection:
    """Never made: whoever asks for a file that is not there hears so."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=20)
