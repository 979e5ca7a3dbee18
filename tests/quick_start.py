"""Python programs, split off from a process that has loaded the libraries, so that the tests' hundreds start at once.

Of the second of processor time that a worker or a web process takes to start, nine tenths go into imports of what
others wrote. Everything else is as with subprocess.Popen: the program with its words and its environment, our own
code, a session and process group of its own. tests/process/test_deployment_runs.py and test_script_server.py start
theirs from nothing.

    program = quick_start.start(["celery", "--app", "config", …], environment, stdin, stdout, stderr)
    program.pid, program.poll(), program.wait(seconds), program.kill(), program.terminate()
"""

import atexit
import functools
import gc
import importlib
import json
import math
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
MOST_LETTERS = 100_000
# What can be loaded without settings.
LIBRARIES = """
asgiref.sync billiard.pool celery.apps.beat celery.apps.worker celery.bin.celery celery.concurrency.prefork
celery.concurrency.solo celery.worker.consumer celery.worker.components dateutil.rrule django.contrib.admin.utils
django.contrib.auth.hashers django.contrib.messages.storage.fallback django.contrib.sessions.backends.db
django.contrib.staticfiles.storage django.core.cache.backends.db django.core.handlers.wsgi django.core.mail
django.core.management.commands.check django.core.management.commands.migrate django.core.servers.basehttp
django.db.backends.postgresql.base django.db.backends.sqlite3.base django.forms django.http
django.template.backends.django django.template.defaultfilters django.template.defaulttags django.template.loader_tags
django.test django.test.client django.urls django.utils.translation.trans_real django.views.debug django.views.generic
django.views.i18n environ fido2.server gunicorn.app.wsgiapp gunicorn.workers.gthread holidays icalendar
kombu.transport.filesystem kombu.transport.redis multiprocessing.resource_tracker openpyxl phonenumbers
prometheus_client psycopg pythonjsonlogger.json qrcode rapidfuzz.fuzz redis requests time_machine typst
whitenoise.storage xlsxwriter yaml
"""

TURN = threading.Lock()


class Program:
    def __init__(self, command, environment, *files):
        asked = {"command": [str(word) for word in command], "environment": environment}
        self.pid = ask(asked, [file.fileno() for file in files])
        self.returncode = None

    def poll(self):
        if self.returncode is None:
            self.returncode = ask({"ended": self.pid})
        return self.returncode

    def wait(self, seconds=math.inf):
        deadline = time.monotonic() + seconds
        while self.poll() is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(f"process {self.pid}", seconds)
            time.sleep(0.01)
        return self.returncode

    def send_signal(self, number):
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def terminate(self):
        self.send_signal(signal.SIGTERM)


def start(command, environment, *files):
    # faketime stands between a program and its clock from the beginning; elsewhere than on Linux a fork is no copy.
    if is_python(command) and "LD_PRELOAD" not in environment and sys.platform == "linux":
        return Program(command, environment, *files)
    return start_from_nothing(command, environment, *files)


def run_to_its_end(command, environment):
    """As subprocess.run with what it printed, as text."""
    with (
        Path(os.devnull).open() as nothing,
        tempfile.TemporaryFile("w+") as stdout,
        tempfile.TemporaryFile("w+") as stderr,
    ):
        status = start(command, environment, nothing, stdout, stderr).wait()
        for file in (stdout, stderr):
            file.seek(0)
        return subprocess.CompletedProcess(command, status, stdout.read(), stderr.read())


def start_from_nothing(command, environment, *files):
    streams = dict(zip(("stdin", "stdout", "stderr"), files, strict=True))
    return subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True, **streams)


def is_python(command):
    if command[0] == "nice":
        return is_python(command[1:])
    return command[0] == sys.executable or is_console_script(PROGRAMS / command[0])


def is_console_script(path):
    return path.is_file() and path.read_bytes().startswith(b"#!")


def ask(request, files=()):
    with TURN:
        door = starter()
        socket.send_fds(door, [json.dumps(request).encode()], files)
        return json.loads(door.recv(MOST_LETTERS))


@functools.cache
def starter():
    """The door to the other process, which ends when it is closed."""
    door, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.quick_start", str(theirs.fileno())],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
    atexit.register(close, door, process)
    return door


def close(door, process):
    door.close()
    process.wait(10)


# In the other process


def serve(door):
    """Answers until nobody is left who could ask; returns in each program that was split off, with its words."""
    while True:
        content, files, *_ = socket.recv_fds(door, MOST_LETTERS, 3)
        if not content:
            os._exit(0)
        request = json.loads(content)
        if "ended" in request:
            pid, status = os.waitpid(request["ended"], os.WNOHANG)
            answer = os.waitstatus_to_exitcode(status) if pid else None
        elif answer := os.fork():
            for file in files:
                os.close(file)
        else:
            door.close()
            become(request["environment"], files)
            return request["command"]
        door.send(json.dumps(answer).encode())


def become(environment, files):
    os.setsid()
    for place, file in enumerate(files):
        os.dup2(file, place)
        os.close(file)
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    sys.stdout.reconfigure(line_buffering=True)


def run(program, *words):
    """As `python` runs it: words after -c, a module after -m, a file, or a package's script; perhaps with `nice`."""
    if program == "nice":
        os.nice(10)
        program, *words = words
    if program == sys.executable:
        program, *words = words
    if program == "-c":
        sys.argv = [program, *words[1:]]
        exec(words[0], {"__name__": "__main__"})
    elif program == "-m":
        sys.argv = list(words)
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    else:
        path = PROGRAMS / program if (PROGRAMS / program).exists() else Path(program)
        sys.argv, sys.path[0] = [str(path), *words], str(path.resolve().parent)
        runpy.run_path(str(path), run_name="__main__")


def leave(status):
    """As children of multiprocessing do: Python's own way out visits every object, and would copy all of them."""
    threading._shutdown()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status)


def run_and_leave(*command):
    try:
        run(*command)
        leave(0)
    except SystemExit as end:
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
        leave(1 if isinstance(end.code, str) else end.code or 0)
    except BaseException:
        traceback.print_exc()
        leave(1)


if __name__ == "__main__":
    for library in LIBRARIES.split():
        importlib.import_module(library)
    gc.collect()
    gc.freeze()
    run_and_leave(*serve(socket.socket(fileno=int(sys.argv[1]))))
