"""A missing or malformed variable stops the start with one line that names it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PUBLIC = {
    "BASE_URL": "https://callback.example",
    "ALLOWED_HOSTS": "callback.example",
    "SECRET_KEY": "a-secret-key-for-tests-only-with-more-than-fifty-characters",
    "DATABASE_URL": "postgresql://user:password@db.example/callback",
    "REDIS_URL": "redis://redis.example:6379/0",
    "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
    "PROXY_COUNT": "1",
}


def start(tmp_path, environment, *command, **options):
    return subprocess.run(
        [sys.executable, *(command or ("manage.py", "check"))],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        **options,
    )


class Ended(NamedTuple):
    returncode: int
    stderr: str


# Half a second goes by before a new process has what the settings import; here many starts share that.
START_WITH_EACH = """
import contextlib, io, json, os, runpy, sys, traceback
own = dict(os.environ)
for environment in json.load(sys.stdin):
    os.environ.clear()
    os.environ.update(own | environment)
    with contextlib.redirect_stderr(io.StringIO()) as said:
        try:
            code = runpy.run_path("config/settings.py") and 0
        except SystemExit as end:
            code = end.code
        except Exception:
            code = traceback.print_exc() or 1
    print(json.dumps([code, said.getvalue()]))
"""


def start_with_each(folder, environments):
    """How config/settings.py ended with each of these."""
    done = start(folder, {}, "-c", START_WITH_EACH, input=json.dumps(environments))
    assert done.returncode == 0, done.stderr
    return [Ended(*json.loads(line)) for line in done.stdout.splitlines()]


def test_nothing_has_to_be_set_on_a_laptop(tmp_path):
    done = start(tmp_path, {})

    assert done.returncode == 0, done.stderr
    assert done.stderr.count("\n") <= 1


def test_a_public_site_starts_with_its_variables(tmp_path):
    done = start(tmp_path, PUBLIC, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr


SAY_HOW = """
from config import settings
print(settings.DATABASES["default"].get("OPTIONS"), settings.CELERY_BROKER_URL, settings.CELERY_BROKER_USE_SSL)
"""


def test_database_and_redis_are_spoken_to_in_secret_where_their_addresses_say_so(tmp_path):
    certificates = "sslmode=verify-full&sslrootcert=/ca.pem&sslcert=/callback.pem&sslkey=/callback.key"
    secret = {
        "DATABASE_URL": f"postgresql://callback@db.example/callback?{certificates}",
        "REDIS_URL": "rediss://:password@redis.example:6379/0",
    }
    done = start(tmp_path, PUBLIC | secret, "-c", SAY_HOW)

    for part in (
        "'sslmode': 'verify-full'",
        "'sslrootcert': '/ca.pem'",
        "'sslcert': '/callback.pem'",
        "CERT_REQUIRED",
    ):
        assert part in done.stdout, done.stderr
    assert "rediss://" in done.stdout
    assert start(tmp_path, PUBLIC, "-c", SAY_HOW).stdout.endswith(" None\n")


REFUSED = [
    ("BASE_URL", "callback.example"),
    ("BASE_URL", "ftp://callback.example"),
    ("BASE_URL", "https://callback.example/somewhere"),
    ("ALLOWED_HOSTS", ""),
    ("SECRET_KEY", ""),
    ("SECRET_KEY", "short"),
    ("DATABASE_URL", "mysql://user@db.example/callback"),
    ("DATABASE_URL", "sqlite:///callback.sqlite3"),
    ("DATABASE_URL", "callback"),
    ("REDIS_URL", "amqp://redis.example"),
    ("REDIS_URL", "redis.example"),
    ("EMAIL_URL", "mail.example"),
    ("EMAIL_URL", "smtp://"),
    ("EMAIL_URL", "consolemail://"),
    ("DEFAULT_FROM_EMAIL", "Callback"),
    ("PORT", "http"),
    ("PORT", "0"),
    ("PORT", "70000"),
    ("DEBUG", "true"),
    ("DEBUG", "perhaps"),
    ("PROXY_COUNT", "-1"),
    ("SECOND_FACTOR", "perhaps"),
    ("SIGNUPS", "perhaps"),
    ("SIGNUPS", ""),
    ("SIGNUPS", "example.edu,"),
    ("SIGNUPS", "example.edu,open"),
    ("SIGNUPS", "@example.edu"),
    ("SIGNUPS", "example edu.org/x"),
    ("SMTP_TIMEOUT", "soon"),
    ("SMTP_TIMEOUT", "0"),
    ("REMINDER_TICK", "0"),
    ("REMINDER_TICK", "1.5"),
    ("REMINDER_LEASE", "1"),
    ("REMINDER_LEASE", "20"),
    ("VAR_DIR", "/dev/null/callback"),
]


OPEN_FOR = ["open", "closed", "example.edu", " Example.EDU, uni-köln.example "]
NEEDED = ["ALLOWED_HOSTS", "SECRET_KEY"]


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """How a public site's start ended, by what was different: a value given, or none."""
    different = [*REFUSED, *(("SIGNUPS", value) for value in OPEN_FOR), *((name, None) for name in NEEDED)]
    environments = [
        {key: value for key, value in (PUBLIC | {name: value}).items() if value is not None}
        for name, value in different
    ]
    return dict(zip(different, start_with_each(tmp_path_factory.mktemp("var"), environments), strict=True))


def assert_stopped_with_one_line(done, name):
    assert done.returncode != 0
    assert done.stderr.startswith(f"{name}: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("name", "value"), REFUSED, ids=[f"{name}={value}" for name, value in REFUSED])
def test_a_value_that_cannot_be_used_stops_the_start_with_one_line(name, value, ended):
    assert_stopped_with_one_line(ended[name, value], name)


@pytest.mark.parametrize("value", OPEN_FOR)
def test_sign_up_can_be_open_closed_or_for_some_domains(value, ended):
    assert ended["SIGNUPS", value] == Ended(0, "")


@pytest.mark.parametrize("name", NEEDED)
def test_what_a_public_site_needs_is_asked_for_by_name(name, ended):
    assert_stopped_with_one_line(ended[name, None], name)


@pytest.mark.parametrize("program", ["gunicorn", "celery"])
def test_every_program_stops_alike(program, tmp_path):
    commands = {
        "gunicorn": ("-m", "gunicorn", "--check-config", "config.wsgi"),
        "celery": ("-m", "celery", "-A", "config", "report"),
    }

    done = start(tmp_path, PUBLIC | {"REDIS_URL": "redis.example"}, *commands[program])

    assert done.returncode != 0
    assert [line for line in done.stderr.splitlines() if line.startswith("REDIS_URL: ")]
    assert "Traceback" not in done.stderr


def test_the_key_of_a_laptop_is_made_once_and_kept_to_its_owner(tmp_path):
    start(tmp_path, {}, "config/settings.py")
    key = (tmp_path / "secret_key").read_text()
    start(tmp_path, {}, "config/settings.py")

    assert (tmp_path / "secret_key").read_text() == key
    assert len(key) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if "secret" in path.name or path.name.startswith("tmp")] == [
        "secret_key"
    ]


MAKE_A_KEY_AT_ONCE = """
import os, sys, time
from pathlib import Path
from config.settings import kept_key

file, begin = Path(sys.argv[1]), float(sys.argv[2])
for _ in range(40):
    file = file.with_name(file.name + "x")
    time.sleep(max(0, begin - time.time() - 0.002))
    while time.time() < begin:
        pass
    begin += 0.02
    print(kept_key(file))
"""


def test_processes_that_start_at_once_agree_on_the_key(tmp_path):
    arguments = [sys.executable, "-c", MAKE_A_KEY_AT_ONCE, str(tmp_path / "key"), str(time.time() + 3)]
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
    processes = [
        subprocess.Popen(arguments, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    answers = [process.communicate(timeout=60)[0].splitlines() for process in processes]

    assert [len(keys) for keys in answers] == [40] * 4
    assert [len(set(keys)) for keys in zip(*answers, strict=True)] == [1] * 40
    assert all(len(key) >= 50 for key in answers[0])


def test_a_key_that_was_cut_off_stops_the_start_with_one_line(tmp_path):
    (tmp_path / "secret_key").touch()
    done = start(tmp_path, {}, "config/settings.py")

    assert_stopped_with_one_line(done, "SECRET_KEY")


def test_a_secret_can_come_in_a_file(tmp_path):
    key = tmp_path / "key"
    key.write_text(PUBLIC["SECRET_KEY"] + "\n")
    given = {name: value for name, value in PUBLIC.items() if name != "SECRET_KEY"} | {"SECRET_KEY_FILE": str(key)}
    say = "from config import settings; print(settings.SECRET_KEY, end='')"

    assert start(tmp_path, given, "-c", say).stdout == PUBLIC["SECRET_KEY"]
    key.unlink()
    done = start(tmp_path, given, "config/settings.py")
    assert done.stderr == "SECRET_KEY: cannot read the file that SECRET_KEY_FILE names.\n"
