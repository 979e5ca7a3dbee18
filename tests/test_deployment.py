"""Dockerfile, docker-compose.yml and Procfile say nothing that is not so; tests/process runs their commands."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OURS = {name: service for name, service in COMPOSE["services"].items() if service["image"] == "callback"}
DOCKERFILE = (ROOT / "Dockerfile").read_text()
PROCFILE = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())
GIVEN = {
    "SECRET_KEY": "x" * 60,
    "POSTGRES_PASSWORD": "secret",
    "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
}


def filled(value, given):
    """As Compose fills in ${NAME}, ${NAME:-default} and ${NAME:?what to do}; KeyError for what must be given."""

    def fill(match):
        name, operator, rest = match[1], match[2], match[3]
        return given.get(name) or (rest if operator == ":-" else given[name])

    return re.sub(r"\$\{(\w+)(?:(:[-?])([^}]*))?\}", fill, value)


def environment_of(service, **given):
    return {name: filled(str(value), given) for name, value in service["environment"].items()}


def test_the_compose_file_fits_the_published_schema():
    schema = json.loads((ROOT / "tests/data/compose-spec.json").read_text())

    assert list(Draft202012Validator(schema).iter_errors(COMPOSE)) == []


def test_compose_runs_what_the_product_needs():
    assert set(COMPOSE["services"]) == {"proxy", "web", "worker", "beat", "watch", "migrate", "postgres", "redis"}
    assert set(COMPOSE["volumes"]) == {"certificates", "postgres"}


def test_only_the_proxy_can_be_reached_and_the_database_reaches_nobody():
    services = COMPOSE["services"]

    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["back"] == {"internal": True}
    assert all(services[name]["networks"] == ["back"] for name in ("postgres", "redis", "migrate", "beat"))
    assert not set(services["proxy"]["networks"]) & set(services["worker"]["networks"])


@pytest.mark.parametrize("service", COMPOSE["services"].values(), ids=COMPOSE["services"])
def test_a_service_may_do_nothing_but_its_work(service):
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] in ("unless-stopped", "no")
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory"}


@pytest.mark.parametrize("name", sorted(set(COMPOSE["services"]) - {"migrate"}))
def test_a_service_that_stays_says_by_a_command_whether_it_is_well(name):
    check = COMPOSE["services"][name]["healthcheck"]

    assert check["test"][0] in ("CMD", "CMD-SHELL")
    assert {"interval", "timeout"} <= set(check)


@pytest.mark.parametrize("name", ["postgres", "redis"])
def test_a_service_of_somebody_else_does_not_run_as_root(name):
    assert COMPOSE["services"][name]["user"] == name


def test_the_worker_can_be_scaled():
    worker = COMPOSE["services"]["worker"]

    assert worker["deploy"]["replicas"] > 1

    assert "container_name" not in worker
    assert "ports" not in worker
    assert "--beat" not in worker["command"]


@pytest.mark.parametrize("name", ["web", "worker", "beat", "watch"])
def test_a_service_waits_for_its_database_and_its_migrations(name):
    conditions = {what: how["condition"] for what, how in OURS[name]["depends_on"].items()}

    assert conditions == {
        "postgres": "service_healthy",
        "redis": "service_healthy",
        "migrate": "service_completed_successfully",
    }


@pytest.mark.parametrize("line", [service["command"] for service in OURS.values()] + list(PROCFILE.values()))
def test_a_declared_command_starts_a_program_of_the_lock(line):
    words = [word for word in shlex.split(line) if "=" not in word or word.startswith("-")]
    program = next(word for word in words if word not in ("exec", "nice"))

    assert program == "sh" or (Path(sys.executable).parent / program).exists()


@pytest.mark.parametrize("missing", sorted(GIVEN))
def test_compose_does_not_start_without_its_secrets(missing):
    given = {name: value for name, value in GIVEN.items() if name != missing}

    with pytest.raises(KeyError, match=missing):
        environment_of(OURS["web"], **given)


@pytest.mark.process
def test_the_settings_accept_what_compose_gives_them(tmp_path):
    environment = environment_of(OURS["web"], **GIVEN) | {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


def test_every_variable_compose_gives_is_read_by_the_settings():
    settings = (ROOT / "config/settings.py").read_text() + (ROOT / "config/mail.py").read_text()

    for name in OURS["web"]["environment"]:
        assert f'"{name}"' in settings


def test_compose_hands_on_every_variable_that_an_operator_may_set():
    documented = re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)
    of_the_image = {"PORT", "STATIC_ROOT", "DEBUG"}

    assert set(documented) - of_the_image == set(OURS["web"]["environment"])


def test_the_image_and_compose_start_the_same_web_server():
    command = json.loads(re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[1])

    assert command == shlex.split(COMPOSE["services"]["web"]["command"])


def test_the_image_has_the_python_that_we_develop_with():
    versions = set(re.findall(r"^FROM python:([\d.]+)-slim", DOCKERFILE, re.MULTILINE))

    assert versions == {(ROOT / ".python-version").read_text().strip()}


@pytest.mark.parametrize("stage", ["caddy:2-alpine AS proxy", "python:3.13-slim\n"])
def test_an_image_runs_as_nobody_special(stage):
    lines = DOCKERFILE.partition(f"FROM {stage}")[2].partition("\nFROM ")[0]

    assert re.search(r"^USER (?!root)\w+$", lines, re.MULTILINE)


def test_what_is_copied_into_the_image_exists():
    for source in re.findall(r"^COPY (?!--from)(\S+) ", DOCKERFILE, re.MULTILINE):
        assert (ROOT / source).exists()


def test_neither_data_nor_secrets_nor_tests_get_into_the_image():
    ignored = set((ROOT / ".dockerignore").read_text().split())

    assert {"var", ".venv", ".git", "tests", "staticfiles"} <= ignored


@pytest.mark.process
def test_the_image_can_collect_its_static_files(tmp_path):
    line = re.search(r"^RUN (.*collectstatic.*)$", DOCKERFILE, re.MULTILINE)[1]
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "VAR_DIR": str(tmp_path),
        "STATIC_ROOT": str(tmp_path / "static"),
    }

    subprocess.run(line, shell=True, cwd=ROOT, env=environment, check=True)

    assert (tmp_path / "static" / "staticfiles.json").exists()


def test_the_commands_of_the_readme_exist():
    readme = (ROOT / "README.md").read_text()

    for command in set(re.findall(r"\bscript/\w+", readme)):
        assert os.access(ROOT / command, os.X_OK)
