"""The commands of docker-compose.yml, run for real against PostgreSQL and Redis."""

import json
import os
import signal
import socket
import subprocess
from functools import partial
from pathlib import Path

import psycopg
import pytest

from tests.product import ROOT, Product, compose, compose_command
from tests.servers import PostgreSQL, is_answering, wait_until
from tests.test_systemd import SERVICES, command

pytestmark = pytest.mark.process


@pytest.fixture(autouse=True)
def from_nothing(monkeypatch):
    """By the commands themselves; other tests start the same programs with their libraries loaded."""
    monkeypatch.setattr(Product, "is_quick", False)


@pytest.fixture
def public_site(production, collected):
    """With its static files collected, as the image has them."""
    production.environment["STATIC_ROOT"] = collected
    return production


def health(service, environment):
    """How the health check of a service ends, with the one thing it is told by Compose filled in."""
    kind, *words = compose()["services"][service]["healthcheck"]["test"]
    command = ["sh", "-c", words[0].replace("$$", "$")] if kind == "CMD-SHELL" else words
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=60).returncode


def test_the_web_server_answers_with_the_policy_that_forbids_everything(public_site):
    public_site.web()

    response = public_site.get("/accounts/login/")

    assert response.status == 200
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_the_web_server_writes_one_json_object_a_line_and_no_secret_of_an_address(public_site):
    web = public_site.web()
    token = "aSecretOfACalendar0123456789aSecretOfACalendar"

    assert public_site.get(f"/calendar/{token}.ics?key={token}").status == 404

    written = [json.loads(line) for line in web.output().splitlines()]
    said = [(line.get("route"), line.get("status")) for line in written if line["logger"] == "accounts.access_lines"]
    assert ("dashboard:calendar_feed", 404) in said
    assert token[:20] not in web.output()


def test_the_web_server_serves_its_files_under_names_that_may_be_kept_for_ever(public_site):
    public_site.web()
    page = public_site.get("/accounts/login/").text
    path = next(part.split('"')[0] for part in page.split('href="') if part.startswith("/static/") and ".css" in part)

    response = public_site.get(path)

    assert response.status == 200
    assert "immutable" in response.headers["Cache-Control"]


def test_the_web_server_needs_no_redis(public_site, redis):
    redis.stop()
    public_site.web()

    assert public_site.get("/accounts/login/").status == 200


def test_the_health_check_of_the_web_server_tells_a_dead_one(public_site):
    web = public_site.web()
    command = compose()["services"]["web"]["healthcheck"]["test"]
    command[-1] = command[-1].replace("8000", str(public_site.port))

    # As Compose does it, again and again until the first is well.
    wait_until(lambda: subprocess.run(command[1:], env=public_site.environment).returncode == 0, 60, "a good answer")
    web.kill()
    assert subprocess.run(command[1:], env=public_site.environment, stderr=subprocess.DEVNULL).returncode != 0


def test_the_health_check_of_the_worker_tells_a_dead_one(production):
    worker = production.start(*compose_command("worker"), name="worker")
    environment = production.environment | {"HOSTNAME": socket.gethostname()}
    wait_until(lambda: health("worker", environment) == 0, what="the worker answering")

    worker.kill()

    assert health("worker", environment) != 0


@pytest.mark.parametrize("service", ["worker", "beat", "web"])
def test_a_service_ends_in_time_when_asked(public_site, service):
    running = getattr(public_site, service)()
    if service != "web":
        public_site.run()
        public_site.sweeps()

    # As long as Compose waits: a web process that is just born does not hear yet, and is ended after half a minute.
    assert running.stop(40) == 0


class OfTheImage(PostgreSQL):
    """As PostgreSQL's image has set itself up when it runs our script."""

    superuser = "postgres"


@pytest.fixture
def image_postgres():
    server = OfTheImage()
    server.start()
    yield server
    server.close()


def in_the_image(server):
    """The environment in which its programs run there."""
    return {
        "PATH": f"{Path(server.postgres).parent}:{os.environ['PATH']}",
        "PGHOST": "127.0.0.1",
        "PGPORT": str(server.port),
        "POSTGRES_USER": "postgres",
        "POSTGRES_PASSWORD": 'it\'s a "secret"',
    }


def test_the_product_has_a_database_account_that_can_do_nothing_else(image_postgres, tmp_path):
    environment = in_the_image(image_postgres)
    subprocess.run(["sh", ROOT / "docker/own_database.sh"], env=environment, check=True, capture_output=True)
    product = Product(tmp_path, DATABASE_URL=f"postgresql://callback@127.0.0.1:{image_postgres.port}/callback")
    migration = product.start(*compose_command("migrate"), name="migrate")

    assert migration.child.wait(120) == 0, migration.output()
    (role,) = product.rows(
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = current_user"
    )
    assert not any(role.values())
    with psycopg.connect(image_postgres.url(), autocommit=True) as connection:
        (kept,) = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'postgres'").fetchone()
    assert kept is None
    product.close()


def commands_for_postgres(*programs):
    """As docs/operations.md has them, without what leads into the container."""
    lines = (ROOT / "docs/operations.md").read_text().splitlines()
    inside = [line.removeprefix("docker compose exec -T postgres ") for line in lines]
    return [next(line for line in inside if line.startswith(f"{program} ")) for program in programs]


@pytest.mark.slow
def test_a_dump_comes_back_by_the_commands_of_the_page_although_a_newer_version_was_there(image_postgres, tmp_path):
    environment = in_the_image(image_postgres)
    subprocess.run(["sh", ROOT / "docker/own_database.sh"], env=environment, check=True, capture_output=True)
    product = Product(tmp_path, DATABASE_URL=f"postgresql://callback@127.0.0.1:{image_postgres.port}/callback")
    product.manage("upgrade")
    pg_dump, empty, fill = commands_for_postgres("pg_dump", "psql", "pg_restore")
    run = partial(subprocess.run, shell=True, cwd=tmp_path, env=environment, check=True, capture_output=True)

    run(pg_dump)
    image_postgres.run(
        "CREATE TABLE newer (id bigint REFERENCES accounts_user); ALTER TABLE newer OWNER TO callback", "callback"
    )
    run(empty)
    run(fill)

    product.manage("restored")
    assert product.rows("SELECT 1 FROM pg_tables WHERE tablename = 'newer'") == []
    assert product.rows("SELECT count(*) AS accounts FROM accounts_user") == [{"accounts": 0}]


def test_the_migrations_run_on_an_empty_database_and_again(postgres, tmp_path):
    product = Product(tmp_path, DATABASE_URL=postgres.url(postgres.new_database()))

    for _ in range(2):
        migration = product.start(*compose_command("migrate"), name="migrate")
        assert migration.child.wait(60) == 0, migration.output()

    assert product.rows("SELECT count(*) AS accounts FROM accounts_user") == [{"accounts": 0}]
    assert product.rows("SELECT count(*) AS entries FROM cache") == [{"entries": 0}]


def where_only(folder):
    """What runs a command where nothing can be written but this folder, which stands for the tmpfs of Compose.

    Nothing where this machine does not let us: then only the folder of the code is compared.
    """
    script = 'mount --bind "$0" "$0" && mount --options remount,bind,ro / && exec "$@"'
    words = ["unshare", "--mount", "sh", "-c", script, str(folder)]
    try:
        return words if subprocess.run([*words, "true"], capture_output=True).returncode == 0 else []
    except FileNotFoundError:
        return []


def test_nothing_is_written_beside_what_may_be_written(public_site, tmp_path):
    public_site.before = where_only(tmp_path)
    before = {entry.name for entry in os.scandir(ROOT)}
    migration = public_site.start(*compose_command("migrate"), name="migrate")
    assert migration.child.wait(60) == 0, migration.output()
    public_site.web()
    public_site.run()
    public_site.sweeps()

    assert public_site.get("/accounts/login/").status == 200
    assert {entry.name for entry in os.scandir(ROOT)} - before <= {"__pycache__"}


def test_the_health_check_of_beat_tells_one_that_stands_still(production):
    command = compose()["services"]["beat"]["healthcheck"]["test"][1].replace("/tmp/callback", str(production.folder))
    health_now = lambda: subprocess.run(["sh", "-c", command], stderr=subprocess.DEVNULL).returncode  # noqa: E731

    assert health_now() != 0
    beat = production.beat()
    wait_until(lambda: health_now() == 0, what="beat at work")
    beat.kill()
    os.utime(production.folder / "beat-alive", (0, 0))
    assert health_now() != 0


@pytest.mark.slow
def test_the_commands_of_the_systemd_units_serve_and_send(public_site):
    words = {name: [word.replace("/opt/callback", str(ROOT)) for word in command(name)] for name in SERVICES}
    words["web"][words["web"].index("127.0.0.1:8000")] = f"127.0.0.1:{public_site.port}"
    words["worker"][-1] = "worker1@%h"

    running = [public_site.start(*words[name], name=name) for name in SERVICES]
    wait_until(lambda: is_answering(public_site.port), what="the web process listening")
    public_site.sweeps()

    assert public_site.get("/accounts/login/").status == 200
    # Whoever only watches has nothing to finish.
    assert [one.stop(20) for one in running] == [0, 0, 0, -signal.SIGTERM]
