"""Why the database cannot be used just now, in one line for whoever runs the site. None of it is lost data: what was
asked for did not happen, and happens once this is mended.
"""

import errno

# By SQLite's own numbers, without what they say more exactly.
SQLITE = {
    5: "the database is busy; something else holds it for longer than 20 seconds.",
    6: "the database is busy; something else holds it for longer than 20 seconds.",
    8: "the database cannot be written; let this user write the folder and the files in it.",
    10: "the disk refuses to read or write; make room on it, or see what it is about.",
    11: "the database is damaged; stop everything and bring back a backup.",
    13: "the disk is full; make room, and all goes on by itself.",
    14: "the database cannot be opened; let this user write the folder and the files in it.",
    26: "callback.sqlite3 is no database; bring back a backup, or move the file away to begin anew.",
}
# By the beginning of PostgreSQL's codes, the longer first.
POSTGRESQL = {
    "28": "the database does not know this user or password.",
    "3D": "there is no database of that name; create it, or correct the name.",
    "42501": "the database account may not do that; make it the owner of the database.",
    "42P01": "the tables are not there; run “manage.py upgrade”.",
    "53100": "the database's disk is full; make room, and all goes on by itself.",
    "53": "the database has no connection or memory left.",
    "25006": "the database can only be read for now.",
    "08": "the database does not answer; see that it runs and that the address is right.",
    "57P": "the database is being shut down or started.",
    "XX001": "the database is damaged; stop everything and bring back a backup.",
    "XX002": "the database is damaged; stop everything and bring back a backup.",
}
AWAY = "the database does not answer; see that it runs and that the address is right."
NO_TABLES = "the tables are not there; run “manage.py upgrade”."
MOST_CAUSES = 10
DISK = {
    errno.ENOSPC: "the disk is full; make room, and all goes on by itself.",
    errno.EFBIG: "the disk is full, or a file may not grow; make room, and all goes on by itself.",
    errno.EDQUOT: "the disk is full; make room, and all goes on by itself.",
    errno.EIO: "the disk refuses to read or write; make room on it, or see what it is about.",
    errno.EROFS: "the disk cannot be written.",
}


def trouble_of(error: BaseException | None) -> str | None:
    """The line for an error of the database or the disk, with the variable that it is about; None for any other.

    Looked for through all that it came from. It holds nothing of an error's own text, which quotes rows and addresses.
    """
    for _depth in range(MOST_CAUSES):
        if error is None:
            break
        if words := _words_for(error):
            return words
        error = error.__cause__ or error.__context__
    return None


def _words_for(error: BaseException) -> str | None:
    library = type(error).__module__.partition(".")[0]
    if library == "sqlite3" and (words := _of_sqlite(error)):
        return f"VAR_DIR: {words}"
    if library == "psycopg" and (words := _of_postgresql(error)):
        return f"DATABASE_URL: {words}"
    if isinstance(error, OSError) and error.errno in DISK:
        return f"VAR_DIR: {DISK[error.errno]}"
    return None


def _of_sqlite(error: BaseException) -> str | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code == 1 and str(error).startswith("no such table"):
        return NO_TABLES
    return SQLITE.get(code & 0xFF) if code else None


def _of_postgresql(error: BaseException) -> str | None:
    code: str | None = getattr(error, "sqlstate", None)
    if code:
        return next((words for begin, words in POSTGRESQL.items() if code.startswith(begin)), None)
    # Before there is a connection, and once it broke, no code is known.
    return AWAY if type(error).__name__ in ("OperationalError", "ConnectionTimeout", "InterfaceError") else None
