"""Real PostgreSQL and Redis servers for tests: each on a free port, in a folder of its own, ended at the end.

What the process and fault tests have at hand (fixtures of tests/process/conftest.py):

    embedded     a Product on SQLite, the broker on disk and mail as files      (tests/product.py)
    production   a Product on PostgreSQL, Redis and the SMTP sink               (tests/product.py)
    sink         the SMTP server, which records every mail and can misbehave    (tests/sink.py)
    postgres     the PostgreSQL server: terminate_sessions(), stop(), start()
    redis        the Redis server: flush(), stop(), start()

    def test_nothing_is_lost(production, sink):
        round = production.call("tests.process.facts.held_round", names=["Ana", "Bo"])
        worker, beat = production.worker(), production.beat()
        sink.wait_for(1)
        worker.kill()                                  # SIGKILL, the pool's children too
        production.call("tests.process.facts.ledger")  # or production.rows("select … from …")

`call` runs any importable function in a second process with Django set up against that product's database,
takes and returns JSON, and costs milliseconds after the first time. Everything started is ended by the fixture.
A server that is missing skips the test on a person's machine and fails it where CI=true.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest
from redis import Redis as RedisClient
from redis.exceptions import RedisError


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until(is_true, seconds=30, what="it", pause=0.05):
    """The first true answer of `is_true`, asked every `pause` seconds; fails the test when there is none in time."""
    deadline = time.monotonic() + seconds
    while True:
        if answer := is_true():
            return answer
        if time.monotonic() > deadline:
            pytest.fail(f"{what} did not happen within {seconds} s")
        time.sleep(pause)


def is_answering(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def missing(what):
    reason = f"{what} is not installed here"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def find_program(name, what):
    """Its path; Debian keeps PostgreSQL's programs off PATH, the newest version wins."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = shutil.which(name) or (debian and str(debian[-1]))
    return found or missing(what)


def unprivileged():
    """How to start what refuses to run as root: as postgres or nobody when that is who we are."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    missing("an unprivileged user for PostgreSQL")


class Server:
    """One program that listens on a port."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="callback-"))
        self.port = free_port()
        self.child = None

    def start(self):
        with (self.folder / "log").open("ab") as log:
            self.child = subprocess.Popen(
                self.command(),
                cwd=self.folder,
                env=os.environ | self.environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                **self.ownership(),
            )
        wait_until(self.is_ready, what=f"{type(self).__name__} answering")

    def stop(self):
        if self.child and self.child.poll() is None:
            self.halt()
            self.child.wait(20)

    def halt(self):
        self.child.terminate()

    def ownership(self):
        return {}

    def environment(self):
        return {}

    def close(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class PostgreSQL(Server):
    """Without fsync: a test's database need not outlive a power cut. It does outlive stop() and start()."""

    superuser = "callback"

    def __init__(self, kept=None):
        """With a copy of the data that are kept in this folder, if they are there."""
        super().__init__()
        self.postgres, self.kept, self.data = find_program("postgres", "PostgreSQL"), kept, self.folder / "data"
        self.count = 0
        if user := self.ownership():
            os.chown(self.folder, user["user"], user["group"])
        if kept and kept.exists():
            subprocess.run(["cp", "-a", kept, self.data], check=True)
        else:
            self.initialise()

    @staticmethod
    def version():
        command = [find_program("postgres", "PostgreSQL"), "--version"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[2]

    def initialise(self):
        options = (
            f"--auth=trust --username={self.superuser} --encoding=UTF8 --locale=C.UTF-8 --no-sync --no-instructions"
        )
        subprocess.run(
            [find_program("initdb", "PostgreSQL"), "-D", self.data, *options.split()],
            cwd=self.folder,
            check=True,
            capture_output=True,
            **self.ownership(),
        )

    def ownership(self):
        return unprivileged()

    def command(self):
        options = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": 200,
        }
        return [self.postgres, "-D", self.data, *(f"--{name}={value}" for name, value in options.items())]

    def halt(self):
        self.child.send_signal(2)  # SIGINT: end now, without waiting for the sessions

    def is_ready(self):
        try:
            self.run("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def url(self, database="postgres"):
        return f"postgresql://{self.superuser}@127.0.0.1:{self.port}/{database}"

    def run(self, statement, database="postgres"):
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            return connection.execute(statement).rowcount

    def new_database(self, template="template1"):
        self.count += 1
        name = f"callback_{self.count}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, database):
        self.run(f"DROP DATABASE {database} WITH (FORCE)")

    def terminate_sessions(self, database):
        """As an administrator would; how many there were."""
        return self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")


class Redis(Server):
    def __init__(self):
        super().__init__()
        self.program = find_program("redis-server", "Redis")

    def command(self):
        options = f"--port {self.port} --bind 127.0.0.1 --appendonly no --dir {self.folder}"
        return [self.program, *options.split(), "--save", ""]

    @property
    def url(self):
        return f"redis://127.0.0.1:{self.port}/0"

    def is_ready(self):
        try:
            with RedisClient(port=self.port) as client:
                return client.ping()
        except RedisError:
            return False

    def flush(self):
        with RedisClient(port=self.port) as client:
            client.flushall()
