"""Databases brought up to date once, and kept from run to run under the checksum that script/migrate goes by."""

import fcntl
import runpy
import shutil
import subprocess
from contextlib import contextmanager

from tests.product import ROOT, Product, migrate
from tests.servers import PostgreSQL

KEPT = ROOT / "var" / "tests"
MIGRATED = "migrated"


@contextmanager
def turn():
    """One process at a time; what is of no use any more is thrown away."""
    checksum = str(runpy.run_path(str(ROOT / "script/migrate"))["checksum"]())
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "turn").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for earlier in KEPT.iterdir():
            if earlier.is_dir() and earlier.name != checksum:
                shutil.rmtree(earlier)
        (KEPT / checksum).mkdir(exist_ok=True)
        yield KEPT / checksum


def sqlite_file():
    """The path of a file to copy."""
    with turn() as folder:
        kept = folder / "migrated.sqlite3"
        if not kept.exists():
            migrate(Product(folder))
            (folder / "callback.sqlite3").rename(kept)
    return kept


def keep(data, place):
    """All of it or nothing; with its owner, without whom PostgreSQL does not start."""
    half = place.with_name("half")
    shutil.rmtree(half, ignore_errors=True)
    subprocess.run(["cp", "-a", data, half], check=True)
    half.rename(place)


def postgres_server():
    """Not yet started; its database MIGRATED is there to be copied."""
    with turn() as folder:
        server = PostgreSQL(folder / f"postgres-{PostgreSQL.version()}")
        if not server.kept.exists():
            server.start()
            server.run(f"CREATE DATABASE {MIGRATED}")
            migrate(Product(server.folder, DATABASE_URL=server.url(MIGRATED)))
            server.stop()
            keep(server.data, server.kept)
    return server
