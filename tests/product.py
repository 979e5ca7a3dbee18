"""The product's own processes, started as docker-compose.yml and Procfile start them, and killable.

    product.worker(concurrency=2), product.beat(), product.web()     run until killed or the test ends
    product.manage("demo")                                           runs to its end
    product.call("tests.process.facts.ledger")                       any function, inside this product's Django
    product.get("/thank-yous/")                                      a page, as a Page(status, headers, text)
    product.rows("select reason from followups_reminder")            straight from the database, as dicts
    product.mails()                                                  what the candidates got, in order, as messages

A Running process knows kill() (SIGKILL, children too), kill_main(), kill_child() (the pool's child only), sleep() and
wake(), stop() (SIGTERM, then waits), pid, is_running, output().
"""

import contextlib
import email
import email.policy
import http.client
import json
import os
import resource
import shlex
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import psycopg
import psycopg.rows
import yaml

from tests import quick_start
from tests.servers import free_port, is_answering, wait_until

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent


def migrate(product):
    """As script/server does; a file then carries the mark that makes the next start quick."""
    subprocess.run([sys.executable, ROOT / "script/migrate"], env=product.environment, check=True)


def compose():
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def compose_command(service):
    """The words of a command of docker-compose.yml."""
    return shlex.split(compose()["services"][service]["command"])


def procfile(name):
    """The line of Procfile that starts this process."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    return next(line.partition(": ")[2] for line in lines if line.startswith(f"{name}: "))


def children_of(pid):
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(status.read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(status.parent.name))
    return found


def family_of(pid):
    """The process and everything that it or its children started, whatever groups they made."""
    return [pid, *(member for child in children_of(pid) for member in family_of(child))]


def signal_all(pids, what):
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, what)


def shell_words(line, environment):
    """What a line of Procfile starts, with the words that the shell makes of it."""
    command = ["sh", "-c", line.replace("exec ", "exec printf '%s\\0' ")]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout.decode().split("\0")[:-1]


class Running:
    def __init__(self, command, environment, log, *, is_quick=False):
        self.log = log
        with log.open("ab") as output, Path(os.devnull).open() as nothing:
            start = quick_start.start if is_quick else quick_start.start_from_nothing
            self.child = start(command, environment, nothing, output, output)
        self.pid = self.child.pid

    @property
    def is_running(self):
        return self.child.poll() is None

    def output(self):
        return self.log.read_text(errors="replace")

    def kill(self):
        # One that has only just been split off has no group of its own yet.
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError):
                kill(self.pid, signal.SIGKILL)
        self.child.wait(10)

    def end(self):
        """Whatever it is, nothing of it is left: script/server starts its processes in groups of their own."""
        # Held first: one that is just being started while others are killed would be nobody's and stay.
        held = set()
        while self.is_running and (found := set(family_of(self.pid)) - held):
            held |= found
            signal_all(found, signal.SIGSTOP)
        signal_all(held, signal.SIGKILL)
        self.kill()

    def kill_main(self):
        self.child.kill()
        self.child.wait(10)

    def kill_child(self):
        child = wait_until(lambda: children_of(self.pid), what="a child in the pool")[0]
        os.kill(child, signal.SIGKILL)
        return child

    def give_room(self, letters):
        """As a disk with so much room in each file; of the process and its children, from outside."""
        for pid in family_of(self.pid):
            _, highest = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (letters, highest))

    def sleep(self):
        """Everything of it stands still, as on a machine that is suspended."""
        os.killpg(self.pid, signal.SIGSTOP)

    def wake(self):
        os.killpg(self.pid, signal.SIGCONT)

    def stop(self, seconds=30):
        """Asks the main process to end, as a supervisor does; how it ended."""
        self.child.terminate()
        return self.child.wait(seconds)


class Page(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    text: str


class Product:
    is_quick = True  # tests/quick_start.py

    def __init__(self, folder, sink=None, **environment):
        self.folder = folder
        self.sink = sink
        self.port = free_port()
        self.environment = {
            "PATH": f"{PROGRAMS}:{os.environ['PATH']}",
            "HOME": os.environ.get("HOME", str(folder)),
            "LANG": "C.UTF-8",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONUNBUFFERED": "1",
            "TMPDIR": str(folder),
            "VAR_DIR": str(folder),
            "PORT": str(self.port),
            "REMINDER_TICK": "1",
            "REMINDER_LEASE": "5",
            "SMTP_TIMEOUT": "1",
        } | environment
        self.started = []
        self.caller = None
        self.before = []  # words that every command is started with

    @property
    def address(self):
        return f"http://localhost:{self.port}"

    @property
    def is_embedded(self):
        return "DATABASE_URL" not in self.environment

    def start(self, *command, name="", **environment):
        log = self.folder / f"{name or Path(command[0]).name}-{len(self.started)}.log"
        environment = self.environment | environment
        if self.is_quick and command[:2] == ("sh", "-c"):
            command = shell_words(command[2], environment)
        running = Running([*self.before, *command], environment, log, is_quick=self.is_quick)
        self.started.append(running)
        return running

    def worker(self, concurrency=1, **environment):
        """The embedded default has beat inside and one process; otherwise as in docker-compose.yml."""
        if self.is_embedded:
            return self.start("sh", "-c", procfile("worker"), name="worker", **environment)
        command = compose_command("worker")
        command[command.index("--concurrency") + 1] = str(concurrency)
        name = f"--hostname=worker{len(self.started)}@test"
        return self.start(*command, name, name="worker", **environment)

    def beat(self, **environment):
        return self.start(*compose_command("beat"), name="beat", **environment)

    def web(self, **environment):
        """Waits until it listens; the embedded default is one process, otherwise as in docker-compose.yml."""
        command = compose_command("web")
        command[command.index("--bind") + 1] = f"127.0.0.1:{self.port}"
        if self.is_embedded:
            command = ["sh", "-c", procfile("web")]
        running = self.start(*command, name="web", **environment)
        wait_until(lambda: is_answering(self.port), what="the web process listening")
        return running

    def run(self):
        """Everything that sends reminders: one worker, and the beat where the worker has none inside."""
        return [self.worker()] if self.is_embedded else [self.worker(), self.beat()]

    def sweeps(self, count=1, seconds=30):
        """Waits until so many sweeps that begin from now on have ended, whatever they found."""
        for _ in range(count + 1):
            before = self.swept_at()
            wait_until(lambda before=before: self.swept_at() != before, seconds, "a sweep")

    def swept_at(self):
        return [row["swept_at"] for row in self.rows("SELECT swept_at FROM followups_deliveryhealth")]

    def get(self, path, **headers):
        with contextlib.closing(http.client.HTTPConnection("localhost", self.port, timeout=10)) as connection:
            connection.request("GET", path, headers=headers)
            with connection.getresponse() as response:
                return Page(response.status, response.headers, response.read().decode())

    def manage(self, *arguments, **environment):
        done = self.command(*arguments, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def command(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def begin_anew(self, database):
        """Without rows, mails and messages of before; the web process may go on running (embedded only)."""
        kept = ("mail/*", "broker/*", "broker-control/*")
        for path in [path for pattern in kept for path in self.folder.glob(pattern) if path.is_file()]:
            path.unlink(missing_ok=True)
        with (
            contextlib.closing(sqlite3.connect(database)) as fresh,
            contextlib.closing(sqlite3.connect(self.folder / "callback.sqlite3", timeout=20)) as used,
        ):
            fresh.backup(used)

    def call(self, function, **arguments):
        if self.caller is None:
            self.caller = Caller(self.environment)
        return self.caller.call(function, arguments)

    def rows(self, query):
        if self.is_embedded:
            with contextlib.closing(sqlite3.connect(self.folder / "callback.sqlite3", timeout=20)) as connection:
                connection.row_factory = sqlite3.Row
                return [dict(row) for row in connection.execute(query)]
        url = self.environment["DATABASE_URL"]
        with psycopg.connect(url, autocommit=True, row_factory=psycopg.rows.dict_row) as connection:
            return connection.execute(query).fetchall()

    def mails(self):
        if self.sink:
            return [mail.message for mail in list(self.sink.mails)]
        paths = sorted((self.folder / "mail").glob("*.eml"))
        return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths]

    def close(self):
        for running in self.started:
            running.end()
        if self.caller:
            self.caller.close()


def pipe():
    reading, writing = os.pipe()
    return os.fdopen(reading), os.fdopen(writing, "w")


class Caller:
    """A second process with Django set up; see tests/callee.py."""

    def __init__(self, environment):
        asked, self.questions = pipe()
        self.answers, answered = pipe()
        with asked, answered:
            command = [sys.executable, "-m", "tests.callee"]
            self.child = quick_start.start(command, environment, asked, answered, sys.__stderr__)

    def call(self, function, arguments):
        self.questions.write(json.dumps([function, arguments], default=str) + "\n")
        self.questions.flush()
        answer = json.loads(self.answers.readline() or '{"error": "the process ended"}')
        assert "error" not in answer, f"{function}: {answer['error']}"
        return answer["result"]

    def close(self):
        self.questions.close()
        self.answers.close()
        self.child.wait(10)
