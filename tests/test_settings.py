"""A missing or malformed variable stops the start with one line that names it."""

import json
import os
import runpy
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests import quick_start

pytestmark = pytest.mark.process
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


def start(tmp_path, environment, *command):
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)} | environment
    return quick_start.run_to_its_end([sys.executable, *(command or ("manage.py", "check"))], environment)


def test_nothing_has_to_be_set_on_a_laptop(tmp_path):
    done = start(tmp_path, {})

    assert done.returncode == 0, done.stderr
    assert done.stderr.count("\n") <= 1


def test_a_public_site_starts_with_its_variables(tmp_path):
    done = start(tmp_path, PUBLIC, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr


READ = "import config.settings"
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
        "'connect_timeout': 5",
        "'sslmode': 'verify-full'",
        "'sslrootcert': '/ca.pem'",
        "'sslcert': '/callback.pem'",
        "CERT_REQUIRED",
    ):
        assert part in done.stdout, done.stderr
    assert "rediss://" in done.stdout
    assert start(tmp_path, PUBLIC, "-c", SAY_HOW).stdout.endswith(" None\n")


SAY_MAIL = (
    "import json; from config import settings as s; print(json.dumps([s.MAILERS, s.EMAIL_REPORTS, s.IS_MAIL_LOCAL]))"
)


def test_a_provider_takes_all_mail_and_its_reports_are_known_by_the_secret(tmp_path):
    secret = "a-secret-of-more-than-twenty-letters"
    given = {"EMAIL_URL": "mailjet://key%2F1:secret", "EMAIL_WEBHOOK_SECRET": secret, "SMTP_TIMEOUT": "20"}
    mailers, reports, is_local = json.loads(start(tmp_path, PUBLIC | given, "-c", SAY_MAIL).stdout)
    options = {"provider": "mailjet", "api_key": "key/1", "secret_key": "secret"}

    # Somebody waits for account mail, before a page.
    assert [mailers[name]["OPTIONS"] for name in ("default", "reminders")] == [
        options | {"timeout": 5},
        options | {"timeout": 20},
    ]
    assert reports["options"] == {"webhook_secret": f"callback:{secret}"}
    assert not is_local


PASSWORD = "p4ssw0rd-that-no-line-may-repeat"
REFUSED = [
    ("BASE_URL", "callback.example"),
    ("BASE_URL", "ftp://callback.example"),
    ("BASE_URL", "https://callback.example/somewhere"),
    ("BASE_URL", "https://callback.example:99999"),
    ("BASE_URL", "https://callback.example:0"),
    ("BASE_URL", "https://callback.example:web"),
    ("BASE_URL", "https://"),
    ("BASE_URL", "https://[::1"),
    ("BASE_URL", "https://call back.example"),
    ("BASE_URL", "https://callback.example?next=/"),
    ("BASE_URL", "https://user@callback.example"),
    ("BASE_URL", '"https://callback.example"'),
    ("BASE_URL", '"https://callback.example'),
    ("BASE_URL", "BASE_URL=https://callback.example"),
    ("BASE_URL", "postgresql://user@db.example/callback"),
    ("BASE_URL", ""),
    ("ALLOWED_HOSTS", ""),
    ("ALLOWED_HOSTS", "'callback.example'"),
    ("ALLOWED_HOSTS", "https://callback.example"),
    ("ALLOWED_HOSTS", "callback.example:443"),
    ("ALLOWED_HOSTS", "localhost,127.0.0.1"),
    ("SECRET_KEY", ""),
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", "short$DATABASE_URL"),
    ("SECRET_KEY", "a" * 30 + "\n" + "b" * 30),
    ("DATABASE_URL", "mysql://user@db.example/callback"),
    ("DATABASE_URL", "sqlite:///callback.sqlite3"),
    ("DATABASE_URL", "callback"),
    ("DATABASE_URL", ""),
    ("DATABASE_URL", f"'postgresql://user:{PASSWORD}@db.example/callback'"),
    ("DATABASE_URL", f"postgresql:/user:{PASSWORD}@db.example/callback"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}@db.example"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}@db.example/"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}@db.example/one/two"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}@db.example:99999/callback"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}@db.example:port/callback"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}#@db.example/callback"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}?@db.example/callback"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}/@db.example/callback"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}%@db.example/callback"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}@db example/callback"),
    ("DATABASE_URL", f"postgresql://user:{PASSWORD}@db.example/callback\nREDIS_URL=redis://redis.example"),
    ("DATABASE_URL", "redis://redis.example:6379/0"),
    ("REDIS_URL", "amqp://redis.example"),
    ("REDIS_URL", "redis.example"),
    ("REDIS_URL", "redis://"),
    ("REDIS_URL", "redis:///0"),
    ("REDIS_URL", "redis://redis.example:99999/0"),
    ("REDIS_URL", f"redis://:{PASSWORD}#@redis.example/0"),
    ("REDIS_URL", "redis://redis.example/zero"),
    ("REDIS_URL", "redis://redis.example/0/1"),
    ("REDIS_URL", '"redis://redis.example/0"'),
    ("REDIS_URL", ""),
    ("EMAIL_URL", "mail.example"),
    ("EMAIL_URL", "smtp://"),
    ("EMAIL_URL", "consolemail://"),
    ("EMAIL_URL", "smtp+tls://mail.example:99999"),
    ("EMAIL_URL", f"smtp+tls://user:{PASSWORD}#@mail.example:587"),
    ("EMAIL_URL", f"smtp+tls://user:{PASSWORD}/@mail.example:587"),
    ("EMAIL_URL", "smtp+tls://mail.example:587/inbox"),
    ("EMAIL_URL", "smtps://mail.example:465"),
    ("EMAIL_URL", ""),
    ("EMAIL_URL", "imap://mail.example"),
    ("EMAIL_URL", "postmark"),
    ("EMAIL_URL", "postmark:"),
    ("EMAIL_URL", "postmark://"),
    ("EMAIL_URL", f"postmark://{PASSWORD}@server"),
    ("EMAIL_URL", f"postmark://{PASSWORD}:more"),
    ("EMAIL_URL", f"sendgrid://{PASSWORD}/more"),
    ("EMAIL_URL", f"sendgrid://{PASSWORD}#more"),
    ("EMAIL_URL", f"mailgun://{PASSWORD}"),
    ("EMAIL_URL", f"mailgun://{PASSWORD}@"),
    ("EMAIL_URL", "mailgun://@mg.example"),
    ("EMAIL_URL", f"mailjet://{PASSWORD}"),
    ("EMAIL_URL", f"mailjet://{PASSWORD}:"),
    ("EMAIL_URL", f"brevo://{PASSWORD}é"),
    ("EMAIL_URL", f"brevo://{PASSWORD}?api_url=http://elsewhere.example"),
    ("EMAIL_URL", f"brevo://{PASSWORD}?region=eu"),
    ("EMAIL_URL", f"amazon-ses://{PASSWORD}"),
    ("EMAIL_URL", f"unknown-provider://{PASSWORD}"),
    ("EMAIL_WEBHOOK_SECRET", PASSWORD),
    ("DEFAULT_FROM_EMAIL", "Callback"),
    ("ALARM_EMAIL", "operator"),
    ("ALARM_EMAIL", "one@callback.example, two@callback.example"),
    ("METRICS_TOKEN", "short"),
    ("METRICS_TOKEN", "a token with spaces in between"),
    ("DEFAULT_FROM_EMAIL", '"Callback <reminders@callback.example>"'),
    ("DEFAULT_FROM_EMAIL", "https://callback.example"),
    ("DEFAULT_FROM_EMAIL", "a@callback.example\nBcc: b@callback.example"),
    ("PORT", "http"),
    ("PORT", "0"),
    ("PORT", "70000"),
    ("PORT", ""),
    ("DEBUG", "true"),
    ("DEBUG", "perhaps"),
    ("PROXY_COUNT", "-1"),
    ("PROXY_COUNT", "'1'"),
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
    ("VAR_DIR", "'data'"),
]
TAKEN = [
    ("BASE_URL", " https://callback.example/ \n"),
    ("BASE_URL", "https://callback.example:8443"),
    ("ALLOWED_HOSTS", "localhost, callback.example"),
    ("ALLOWED_HOSTS", ".example"),
    ("SECRET_KEY", "$" + "a" * 60),
    ("DATABASE_URL", "postgresql:///callback"),
    ("DATABASE_URL", "postgresql://%2Frun%2Fpostgresql/callback"),
    ("DATABASE_URL", "postgresql://user:p%40ss%23%2F@[::1]:5432/callback"),
    ("REDIS_URL", "redis://:p%40ss@redis.example"),
    ("EMAIL_URL", "smtp://mail.example"),
    ("EMAIL_URL", "smtp+ssl://user%40mail.example:p%2Fss@mail.example:465"),
    ("EMAIL_URL", "postmark://8f3c-token"),
    ("EMAIL_URL", "sendgrid://SG.a%2Fb"),
    ("EMAIL_URL", "mailgun://key-1@mg.example?api_url=https://api.eu.mailgun.net/v3"),
    ("EMAIL_URL", "mailjet://key:secret"),
    ("EMAIL_URL", "brevo://xkeysib-1"),
    ("EMAIL_URL", "resend://re_1"),
    ("EMAIL_URL", "sparkpost://1"),
    ("EMAIL_URL", "mailersend://mlsn.1"),
    ("SIGNUPS", "open"),
    ("SIGNUPS", "closed"),
    ("SIGNUPS", "example.edu"),
    ("SIGNUPS", " Example.EDU, uni-köln.example "),
]
LABELS = [f"{name}={value.strip()}".replace(PASSWORD, "…") for name, value in REFUSED + TAKEN]


def start_under(tmp_path, given):
    name, value = given
    return start(tmp_path, PUBLIC | {name: value}, "-c", READ)


@pytest.mark.parametrize("given", REFUSED, ids=LABELS[: len(REFUSED)])
def test_a_value_that_cannot_be_used_stops_the_start_with_one_line(tmp_path, given):
    done = start_under(tmp_path, given)

    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith(f"{given[0]}: ")
    assert done.stderr.count("\n") == 1
    assert PASSWORD not in done.stderr


@pytest.mark.parametrize("given", TAKEN, ids=LABELS[len(REFUSED) :])
def test_a_value_that_can_be_used_starts(tmp_path, given):
    done = start_under(tmp_path, given)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["ALLOWED_HOSTS", "SECRET_KEY"])
def test_what_a_public_site_needs_is_asked_for_by_name(name, tmp_path):
    done = start(tmp_path, {key: value for key, value in PUBLIC.items() if key != name})

    assert done.returncode != 0
    assert done.stderr.startswith(f"{name}: ")
    assert done.stderr.count("\n") == 1


PROGRAMS = {
    # It would start its workers anew for ever.
    "gunicorn": (
        "-m",
        "gunicorn",
        "config.wsgi",
        "--config",
        "config/gunicorn.py",
        "--bind",
        "127.0.0.1:0",
        "--log-level",
        "warning",
    ),
    "worker": ("-m", "celery", "--app", "config", "worker"),
    "beat": ("-m", "celery", "--app", "config", "beat"),
    "manage.py": ("manage.py", "migrate"),
    "script/server": ("script/migrate",),
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_program_stops_alike(program, tmp_path):
    done = start(tmp_path, PUBLIC | {"REDIS_URL": "redis.example"}, *PROGRAMS[program])

    assert done.returncode == 2
    assert done.stderr.startswith("REDIS_URL: ")
    assert done.stderr.count("\n") == 1


def test_a_laptop_whose_database_is_current_stops_alike(tmp_path):
    with closing(sqlite3.connect(tmp_path / "callback.sqlite3")) as database:
        database.execute(f"PRAGMA user_version = {runpy.run_path(ROOT / 'script/migrate')['checksum']()}")
    done = start(tmp_path, {"EMAIL_URL": "mail.example"}, "script/migrate")

    assert done.returncode == 2
    assert done.stderr.startswith("EMAIL_URL: ")
    assert done.stderr.count("\n") == 1


def unreadable(folder):
    (folder / "callback.sqlite3").write_bytes(b"This is a text and no database at all." * 200)
    return {"VAR_DIR": str(folder)}


def damaged(folder):
    path = folder / "callback.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE django_migrations (id integer primary key, app text, name text, applied text)")
        database.execute("INSERT INTO django_migrations VALUES (1, ?, 'name', 'applied')", ["app" * 5_000])
        database.commit()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * len(content[4096:]))
    return {"VAR_DIR": str(folder)}


def not_to_be_written(folder):
    # Not even by root.
    return {"VAR_DIR": "/proc"}


def away(folder):
    return {"VAR_DIR": str(folder), "DATABASE_URL": "postgresql://user:p4ssw0rd@127.0.0.1:1/callback"}


BROKEN = [
    (unreadable, "script/migrate", "VAR_DIR: callback.sqlite3 is no database; "),
    (unreadable, "manage.py", "VAR_DIR: callback.sqlite3 is no database; "),
    (damaged, "manage.py", "VAR_DIR: the database is damaged; "),
    (not_to_be_written, "manage.py", "VAR_DIR: cannot "),
    (away, "script/migrate", "DATABASE_URL: the database does not answer; "),
]


@pytest.mark.parametrize(("breaks", "program", "words"), BROKEN, ids=[f"{row[0].__name__} {row[1]}" for row in BROKEN])
def test_what_cannot_be_read_or_reached_stops_the_start_with_one_line(tmp_path, breaks, program, words):
    done = start(tmp_path, breaks(tmp_path), *([program, "migrate"] if program == "manage.py" else [program]))

    assert done.returncode in (2, 75)
    assert done.stderr.startswith(words)
    assert done.stderr.count("\n") == 1
    assert "p4ssw0rd" not in done.stderr


def test_the_key_of_a_laptop_is_made_once_and_kept_to_its_owner(tmp_path):
    start(tmp_path, {})
    key = (tmp_path / "secret_key").read_text()
    start(tmp_path, {})

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
    done = start(tmp_path, {}, "-c", READ)

    assert done.returncode != 0
    assert done.stderr.startswith("SECRET_KEY: ")
    assert done.stderr.count("\n") == 1


def test_a_secret_can_come_in_a_file(tmp_path):
    key = tmp_path / "key"
    key.write_text(PUBLIC["SECRET_KEY"] + "\n")
    given = {name: value for name, value in PUBLIC.items() if name != "SECRET_KEY"} | {"SECRET_KEY_FILE": str(key)}
    say = "from config import settings; print(settings.SECRET_KEY, end='')"

    assert start(tmp_path, given, "-c", say).stdout == PUBLIC["SECRET_KEY"]
    key.unlink()
    done = start(tmp_path, given, "-c", READ)
    assert done.stderr == "SECRET_KEY: cannot read the file that SECRET_KEY_FILE names.\n"
